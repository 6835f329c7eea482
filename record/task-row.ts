/** A task as a command holds it: its row locked, with what the rules need to decide. */
import type { EvidenceKind } from "../domain/assignment.js";
import type { Involved } from "../domain/audience.js";
import type { Parties } from "../domain/permissions.js";
import { taskNotFound } from "../domain/permissions.js";
import type { Policy } from "../domain/policy.js";
import type { TaskClock, TaskKind, TaskPurpose, TaskState } from "../domain/task.js";

import { calendarRevision } from "./calendar.js";
import { maybeDay } from "./days.js";
import { anyWebhook } from "./outbox.js";
import type { Statements } from "./transaction.js";

interface Row {
  readonly id: string;
  readonly programme_id: string;
  readonly kind: TaskKind;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
  readonly evidence_kind: EvidenceKind;
  readonly target_id: string | null;
  readonly period: string | null;
  readonly parent_id: string | null;
  /** Of a submission. */
  readonly cycle_id: string | null;
  readonly lead_unit_id: string;
  readonly reviewer_unit_id: string;
  readonly focal_officer_id: string | null;
  readonly coordinating_unit_ids: string[];
  readonly executing_unit_ids: string[];
  readonly office_unit_id: string;
  readonly advising_unit_id: string;
  readonly committee_unit_id: string;
  readonly policy: Policy | null;
  readonly due_on: Date | null;
  readonly original_due_on: Date | null;
  readonly due_set_at: Date;
  readonly due_version: number;
  readonly assigned_at: Date;
  readonly accepted_at: Date | null;
  readonly last_heard_at: Date | null;
  readonly reported_at: Date | null;
  readonly declined_at: Date | null;
  readonly extension_requested_at: Date | null;
  readonly explanation_due_on: Date | null;
  readonly explained_at: Date | null;
  readonly suspended_at: Date | null;
  readonly suspended_until: Date | null;
  readonly escalated_at: Date | null;
  readonly progress: number;
  readonly version: number;
  readonly conducted_version: number;
  readonly next_rung_at: Date | null;
  readonly awaited_rung_at: Date | null;
  readonly journal_number: number;
  readonly journal_hash: string;
  /** Whether any webhook listens at all. */
  readonly any_webhook: boolean;
  readonly calendar_revision: number;
  /** Of a task that was split: the parts of units below that are not over. */
  readonly open_parts: number;
}

export interface LockedTask {
  readonly row: Row;
  readonly clock: TaskClock;
  readonly parties: Parties & Involved;
}

/** Locks the task until the transaction ends. Raises `not_found`. */
export async function lockTask(tx: Statements, taskId: string): Promise<LockedTask> {
  // Two statements: what the second reads is as it stands when the lock is held, policy and units too.
  await tx.$queryRaw`SELECT id FROM task WHERE id = ${taskId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.programme_id, t.kind::text, t.purpose::text, t.state::text, t.evidence_kind::text, t.parent_id, t.cycle_id, t.target_id, t.period, t.lead_unit_id, t.reviewer_unit_id,
      t.focal_officer_id, p.office_unit_id, p.advising_unit_id, p.committee_unit_id, p.policy,
      ARRAY(SELECT u.unit_id FROM task_unit u WHERE u.task_id = t.id AND u.role = 'coordinating') AS coordinating_unit_ids,
      ARRAY(SELECT u.unit_id FROM task_unit u WHERE u.task_id = t.id AND u.role = 'executing') AS executing_unit_ids,
      t.due_on, t.original_due_on, t.due_set_at, t.due_version, t.assigned_at, t.accepted_at, t.last_heard_at,
      t.reported_at, t.declined_at, t.extension_requested_at, t.explanation_due_on, t.explained_at, t.suspended_at,
      t.suspended_until, t.escalated_at, t.progress, t.version, t.conducted_version, t.next_rung_at, t.awaited_rung_at,
      t.journal_number, t.journal_hash, ${anyWebhook} AS any_webhook, ${calendarRevision} AS calendar_revision,
      (SELECT count(*)::int FROM task c WHERE c.parent_id = t.id AND c.state NOT IN ('completed', 'cancelled')) AS open_parts
    FROM task t JOIN programme p ON p.id = t.programme_id
    WHERE t.id = ${taskId}::uuid`;
  if (row === undefined) throw taskNotFound();
  return { row, clock: clockOf(row), parties: partiesOf(row) };
}

/** The columns of a task's clock. */
export type ClockRow = Pick<
  Row,
  | "id"
  | "kind"
  | "state"
  | "assigned_at"
  | "due_on"
  | "due_set_at"
  | "last_heard_at"
  | "reported_at"
  | "declined_at"
  | "extension_requested_at"
  | "explained_at"
  | "suspended_until"
>;

export function clockOf(row: ClockRow): TaskClock {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    assignedAt: row.assigned_at,
    dueOn: maybeDay(row.due_on),
    dueSetAt: row.due_set_at,
    lastHeardAt: row.last_heard_at,
    reportedAt: row.reported_at,
    declinedAt: row.declined_at,
    extensionRequestedAt: row.extension_requested_at,
    explained: row.explained_at !== null,
    suspendedUntil: maybeDay(row.suspended_until),
  };
}

function partiesOf(row: Row): Parties & Involved {
  return {
    leadUnitId: row.lead_unit_id,
    coordinatingUnitIds: row.coordinating_unit_ids,
    executingUnitIds: row.executing_unit_ids,
    reviewerUnitId: row.reviewer_unit_id,
    focalOfficerId: row.focal_officer_id,
    officeUnitId: row.office_unit_id,
    advisingUnitId: row.advising_unit_id,
    committeeUnitId: row.committee_unit_id,
  };
}

/** The parties of a task as Prisma gives them. */
export function partiesIn(task: {
  readonly leadUnitId: string;
  readonly reviewerUnitId: string;
  readonly units: readonly { readonly unitId: string; readonly role: "coordinating" | "executing" }[];
}): Parties {
  const unitsAs = (role: string) =>
    task.units.filter((unit) => unit.role === role).map((unit) => unit.unitId);
  return {
    leadUnitId: task.leadUnitId,
    reviewerUnitId: task.reviewerUnitId,
    coordinatingUnitIds: unitsAs("coordinating"),
    executingUnitIds: unitsAs("executing"),
  };
}

/** The rungs that are done with under the task's due-date version. */
export async function carriedKeys(tx: Statements, { row }: LockedTask): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT key FROM carried_rung WHERE task_id = ${row.id}::uuid AND due_version = ${row.due_version}`;
  return new Set(rows.map(({ key }) => key));
}

/** True for an id that PostgreSQL would take as a uuid; others name nothing. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
