/** Every instruction of a programme as it stood at an instant, also when it is asked later: the journal knows. */
import type { Calendar } from "../domain/calendar.js";
import type { Day } from "../domain/day.js";
import { horizonAt, lateness, workingDays } from "../domain/lateness.js";
import type { FrozenTask } from "../domain/review-figures.js";
import type { TaskState } from "../domain/task.js";
import type { Transaction } from "./database.js";
import { maybeDay } from "./days.js";
import { replay } from "./queries/journal-at.js";

interface Row {
  readonly id: string;
  readonly lead_unit_id: string;
  readonly section: string;
  readonly state: TaskState;
  readonly due_on: Date | null;
  readonly original_due_on: Date | null;
  readonly reported_at: Date | null;
  readonly progress: number;
  readonly explanation: string | null;
  /** Something was done to it after the instant. */
  readonly moved: boolean;
}

/** What of a task the figures look at. */
export interface Facts {
  readonly leadUnitId: string;
  readonly state: TaskState;
  readonly dueOn: Day | null;
  readonly originalDueOn: Day | null;
  readonly reportedAt: Date | null;
  readonly progress: number;
}

/** Series and cancelled tasks do not count. `partOf` gives the part of the programme in which a section is counted. */
export async function frozenTasks(
  tx: Transaction,
  programmeId: string,
  at: Date,
  calendar: Calendar,
  partOf: (section: string) => string,
): Promise<FrozenTask[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT t.id, t.lead_unit_id, t.section, t.state::text AS state, t.due_on, t.original_due_on, t.reported_at, t.progress,
      (SELECT e.text FROM explanation e WHERE e.task_id = t.id AND e.given_at <= ${at}
        ORDER BY e.given_at DESC LIMIT 1) AS explanation,
      j.at > ${at} AS moved
    FROM task t JOIN journal_event j ON j.task_id = t.id AND j.number = t.journal_number
    WHERE t.programme_id = ${programmeId}::uuid AND t.kind <> 'recurring' AND t.purpose = 'instruction'
      AND (SELECT f.at FROM journal_event f WHERE f.task_id = t.id AND f.number = 1) <= ${at}
    ORDER BY t.position, t.id`;
  const before = await replayed(
    tx,
    rows.filter((row) => row.moved).map((row) => row.id),
    at,
  );
  const horizon = horizonAt(at, calendar);
  return rows
    .map((row) => ({ row, facts: { ...factsOf(row), ...before.get(row.id) } }))
    .filter(({ facts }) => facts.state !== "cancelled")
    .map(({ row, facts }) => {
      const standing = lateness(facts, horizon);
      return {
        taskId: row.id,
        unitId: facts.leadUnitId,
        part: partOf(row.section),
        state: facts.state,
        lateness: standing,
        dueOn: facts.dueOn,
        originalDueOn: facts.originalDueOn,
        progress: facts.progress,
        workingDaysLate: workingDays(standing, facts.dueOn, facts.reportedAt ?? at, calendar).workingDaysLate,
        explanation: row.explanation,
      };
    });
}

/** Single tasks as they stood at an instant; what was not there yet is left out. */
export async function standingsAt(
  tx: Transaction,
  taskIds: readonly string[],
  at: Date,
): Promise<Map<string, Facts>> {
  const rows = await tx.$queryRaw<Omit<Row, "section" | "explanation">[]>`
    SELECT t.id, t.lead_unit_id, t.state::text AS state, t.due_on, t.original_due_on, t.reported_at, t.progress,
      j.at > ${at} AS moved
    FROM task t JOIN journal_event j ON j.task_id = t.id AND j.number = t.journal_number
    WHERE t.id = ANY(${[...taskIds]}::uuid[])
      AND (SELECT f.at FROM journal_event f WHERE f.task_id = t.id AND f.number = 1) <= ${at}`;
  const before = await replayed(
    tx,
    rows.filter((row) => row.moved).map((row) => row.id),
    at,
  );
  return new Map(rows.map((row) => [row.id, { ...factsOf(row), ...before.get(row.id) }]));
}

function factsOf(row: Omit<Row, "section" | "explanation">): Facts {
  return {
    leadUnitId: row.lead_unit_id,
    state: row.state,
    dueOn: maybeDay(row.due_on),
    originalDueOn: maybeDay(row.original_due_on),
    reportedAt: row.reported_at,
    progress: row.progress,
  };
}

/** The facts of tasks that have moved since, as their journals give them for the instant. */
async function replayed(
  tx: Transaction,
  taskIds: readonly string[],
  at: Date,
): Promise<Map<string, Partial<Facts>>> {
  if (taskIds.length === 0) return new Map();
  const events = await tx.journalEvent.findMany({
    where: { taskId: { in: [...taskIds] }, at: { lte: at } },
    orderBy: [{ taskId: "asc" }, { number: "asc" }],
    select: { taskId: true, kind: true, detail: true },
  });
  const byTask = new Map<string, { kind: string; detail: Record<string, unknown> }[]>();
  for (const { taskId, kind, detail } of events) {
    if (taskId === null) continue;
    const event = { kind, detail: detail as Record<string, unknown> }; // an object, as `chain` wrote it
    const own = byTask.get(taskId);
    if (own === undefined) byTask.set(taskId, [event]);
    else own.push(event);
  }
  return new Map([...byTask].map(([taskId, own]) => [taskId, factsIn(replay(own).task)]));
}

/** Instants are texts there; what no event has set is as the row has it: it began empty. */
function factsIn(task: Readonly<Record<string, unknown>>): Partial<Facts> {
  const { state, leadUnitId, dueOn, originalDueOn, reportedAt, progress } = task as Partial<
    Omit<Facts, "reportedAt"> & { reportedAt: string | null }
  >;
  return {
    ...(state === undefined ? {} : { state }),
    ...(leadUnitId === undefined ? {} : { leadUnitId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(originalDueOn === undefined ? {} : { originalDueOn }),
    ...(progress === undefined ? {} : { progress }),
    reportedAt: reportedAt == null ? null : new Date(reportedAt),
  };
}
