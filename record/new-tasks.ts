/** Many tasks written at once: rows, units, journals, first plans and letters of assignment, in a handful of statements. */
import { v7 as uuidv7 } from "uuid";
import type { EvidenceKind } from "../domain/assignment.js";
import type { Calendar } from "../domain/calendar.js";
import { type Day, dayAt } from "../domain/day.js";
import { standing } from "../domain/ladder.js";
import { type Policy, defaultPolicy } from "../domain/policy.js";
import type { Recurrence } from "../domain/recurrence.js";
import type { TaskClock, TaskKind, TaskPurpose } from "../domain/task.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";
import { directoryOf } from "./directory.js";
import { chain } from "./journal.js";
import { address, writeNotices } from "./notices.js";
import { hasWebhooks, writeDeliveries } from "./outbox.js";

export interface NewTask {
  readonly id: string;
  readonly parentId: string | null;
  readonly draftTaskId: string | null;
  readonly seriesId: string | null;
  readonly period: string | null;
  readonly position: number;
  readonly section: string;
  readonly text: string;
  readonly product: string | null;
  readonly evidence: EvidenceKind;
  readonly kind: TaskKind;
  readonly purpose: TaskPurpose;
  /** Of a submission. */
  readonly cycleId?: string;
  /** Of a figure. */
  readonly targetId?: string;
  readonly recurrence: Recurrence | null;
  readonly dueOn: Day | null;
  readonly dueText: string | null;
  readonly source: { readonly start: number; readonly end: number };
  readonly leadUnitId: string;
  readonly reviewerUnitId: string;
  readonly coordinatingUnitIds: readonly string[];
  readonly executingUnitIds: readonly string[];
}

export interface IssuingProgramme {
  readonly id: string;
  readonly policy: Policy | null;
  readonly officeUnitId: string;
  readonly advisingUnitId: string;
  readonly committeeUnitId: string;
}

export interface Issuer {
  /** null: the program itself, opening an occurrence. */
  readonly actorId: string | null;
  readonly actorUnitId: string | null;
}

/** Writes the tasks with all that belongs to them; their workflows are started by the sweep, soonest rung first. */
export async function writeNewTasks(
  tx: Transaction,
  context: {
    readonly programme: IssuingProgramme;
    readonly calendar: Calendar;
    readonly now: Date;
    readonly issuer: Issuer;
    readonly mailDomain: string;
  },
  tasks: readonly NewTask[],
): Promise<void> {
  const { programme, calendar, now, issuer, mailDomain } = context;
  const policy = programme.policy ?? defaultPolicy;
  const events = tasks.map((task) =>
    chain(task.id, { number: 0, hash: "" }, now, {
      kind: "task_assigned",
      ...issuer,
      detail: {
        section: task.section,
        leadUnitId: task.leadUnitId,
        dueOn: task.dueOn,
        period: task.period,
        set: beginning(task, now),
      },
    }),
  );
  await insertRows(
    tx,
    "task",
    tasks.map((task, index) => ({
      id: task.id,
      programme_id: programme.id,
      parent_id: task.parentId,
      draft_task_id: task.draftTaskId,
      series_id: task.seriesId,
      period: task.period,
      position: task.position,
      section: task.section,
      text: task.text,
      product: task.product,
      evidence_kind: task.evidence,
      kind: task.kind,
      purpose: task.purpose,
      cycle_id: task.cycleId ?? null,
      target_id: task.targetId ?? null,
      recurrence: task.recurrence,
      source_start: task.source.start,
      source_end: task.source.end,
      lead_unit_id: task.leadUnitId,
      reviewer_unit_id: task.reviewerUnitId,
      state: "assigned",
      progress: 0,
      due_text: task.dueText,
      due_on: task.dueOn,
      original_due_on: task.dueOn,
      due_set_at: now,
      due_version: 1,
      assigned_at: now,
      version: 1,
      conducted_version: 0,
      next_rung_at: standing(clockOfNew(task, now), policy, calendar, now, new Set()).next?.at ?? null,
      journal_number: 1,
      journal_hash: events[index]?.hash ?? "",
    })),
  );
  await insertRows(
    tx,
    "task_unit",
    tasks.flatMap((task) => [
      ...task.coordinatingUnitIds.map((id) => ({ task_id: task.id, unit_id: id, role: "coordinating" })),
      ...task.executingUnitIds.map((id) => ({ task_id: task.id, unit_id: id, role: "executing" })),
    ]),
  );
  await insertRows(tx, "journal_event", events);
  if (await hasWebhooks(tx)) await writeDeliveries(tx, events, now);
  await writeLetters(tx, programme, tasks, now, mailDomain);
}

/** How a task begins, in the terms of `TaskPatch`; later events change it. */
function beginning(task: NewTask, now: Date) {
  const { kind, recurrence, dueOn, leadUnitId, reviewerUnitId, coordinatingUnitIds, executingUnitIds } = task;
  const units = { leadUnitId, reviewerUnitId, coordinatingUnitIds, executingUnitIds };
  const due = { dueOn, originalDueOn: dueOn, dueSetAt: now.toISOString(), dueVersion: 1 };
  return {
    state: "assigned",
    progress: 0,
    kind,
    recurrence,
    assignedAt: now.toISOString(),
    ...due,
    ...units,
  };
}

/** One letter of assignment a person, listing the tasks that their unit leads or co-ordinates. */
async function writeLetters(
  tx: Transaction,
  programme: IssuingProgramme,
  tasks: readonly NewTask[],
  now: Date,
  mailDomain: string,
): Promise<void> {
  const units = tasks.flatMap((task) => [task.leadUnitId, ...task.coordinatingUnitIds]);
  const directory = await directoryOf(tx, [...units, programme.officeUnitId], dayAt(now));
  const letters = tasks
    // A series is told of by its occurrence, which has the date.
    .filter((task) => task.kind !== "recurring")
    .flatMap((task) =>
      address(
        { kind: "assignment", audiences: ["unit_focal", "unit_head", "coordinating_focal"] },
        {
          taskId: task.id,
          programmeId: programme.id,
          dueVersion: 1,
          involved: { ...task, ...programme, focalOfficerId: null },
        },
        directory,
      ),
    );
  await writeNotices(tx, letters, now, mailDomain);
}

function clockOfNew(task: NewTask, now: Date): TaskClock {
  return {
    id: task.id,
    kind: task.kind,
    state: "assigned",
    assignedAt: now,
    dueOn: task.dueOn,
    dueSetAt: now,
    lastHeardAt: null,
    reportedAt: null,
    declinedAt: null,
    extensionRequestedAt: null,
    explained: false,
    suspendedUntil: null,
  };
}

/** An occurrence of a series, for the period that is due on `period.dueOn`. */
export function occurrenceOf(
  series: NewTask,
  period: { readonly name: string; readonly dueOn: Day },
): NewTask {
  return {
    ...series,
    id: uuidv7(),
    seriesId: series.id,
    kind: "dated",
    recurrence: null,
    period: period.name,
    dueOn: period.dueOn,
  };
}
