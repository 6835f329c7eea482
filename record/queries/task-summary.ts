/** Rows of the register turned into what a person sees: with lateness, days, and what they may do. */
import type { Calendar } from "../../domain/calendar.js";
import { type Lateness, workingDays } from "../../domain/lateness.js";
import { type Actor, allowedActions } from "../../domain/permissions.js";
import type { TaskKind, TaskPurpose, TaskState } from "../../domain/task.js";
import { Prisma } from "../../prisma/generated/client.js";
import { dayFrom, maybeDay } from "../days.js";
import type { TaskSummary } from "./task-view.js";

export interface SummaryRow {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly kind: TaskKind;
  readonly purpose: TaskPurpose;
  readonly period: string | null;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly due_on: Date | null;
  readonly original_due_on: Date | null;
  readonly reported_at: Date | null;
  readonly progress: number;
  readonly version: number;
  readonly extension_requested_at: Date | null;
  readonly explained_at: Date | null;
  readonly explanation_due_on: Date | null;
  readonly parts_open: number;
  readonly reviewer_unit_id: string;
  readonly coordinating_unit_ids: string[];
  readonly executing_unit_ids: string[];
  readonly programme_id: string;
  readonly programme_number: string;
  readonly programme_type: string;
  readonly programme_title: string;
  readonly unit_id: string;
  readonly unit_code: string;
  readonly unit_name: string;
  readonly unit_short_name: string;
}

/** Columns of a `SummaryRow` but its lateness, over `task t`, `programme p` and the lead unit `u`. */
export const summaryColumns = Prisma.sql`
  t.id, t.section, t.text, t.kind::text AS kind, t.purpose::text AS purpose, t.period, t.state::text AS state, t.due_on, t.original_due_on,
  t.reported_at, t.progress, t.version, t.extension_requested_at, t.explained_at,
  t.explanation_due_on, t.reviewer_unit_id,
  (SELECT count(*)::int FROM task c WHERE c.parent_id = t.id AND c.state NOT IN ('completed', 'cancelled')) AS parts_open,
  ARRAY(SELECT c.unit_id FROM task_unit c WHERE c.task_id = t.id AND c.role = 'coordinating') AS coordinating_unit_ids,
  ARRAY(SELECT c.unit_id FROM task_unit c WHERE c.task_id = t.id AND c.role = 'executing') AS executing_unit_ids,
  p.id AS programme_id, p.number AS programme_number, p.type AS programme_type, p.title AS programme_title,
  u.id AS unit_id, u.code AS unit_code, u.name AS unit_name, u.short_name AS unit_short_name`;

export const summaryTables = Prisma.sql`
  task t JOIN programme p ON p.id = t.programme_id JOIN unit u ON u.id = t.lead_unit_id`;

export function summaryOf(row: SummaryRow, actor: Actor, calendar: Calendar, now: Date): TaskSummary {
  const dueOn = maybeDay(row.due_on);
  const parties = {
    leadUnitId: row.unit_id,
    coordinatingUnitIds: row.coordinating_unit_ids,
    executingUnitIds: row.executing_unit_ids,
    reviewerUnitId: row.reviewer_unit_id,
  };
  return {
    id: row.id,
    section: row.section,
    text: row.text,
    programme: {
      id: row.programme_id,
      number: row.programme_number,
      type: row.programme_type,
      title: row.programme_title,
    },
    leadUnit: { id: row.unit_id, code: row.unit_code, name: row.unit_name, shortName: row.unit_short_name },
    kind: row.kind,
    purpose: row.purpose,
    period: row.period,
    state: row.state,
    lateness: row.lateness,
    dueOn,
    originalDueOn: row.original_due_on === null ? null : dayFrom(row.original_due_on),
    ...workingDays(row.lateness, dueOn, row.reported_at ?? now, calendar),
    progress: row.progress,
    version: row.version,
    allowedActions: allowedActions(actor, row.state, parties, {
      extensionPending: row.extension_requested_at !== null,
      late: row.lateness === "overdue",
      dated: dueOn !== null,
      partsOpen: row.parts_open > 0,
      explanationOwed: row.explanation_due_on !== null,
      recurring: row.kind === "recurring",
      purpose: row.purpose,
    }),
  };
}
