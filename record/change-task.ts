/**
 * The one way in which a task changes: lock it, ask whether this person may and whether its state permits, carry the
 * change out, write the journal and the notices, plan the next rung — in one transaction.
 */
import type { Involved } from "../domain/audience.js";
import type { Calendar } from "../domain/calendar.js";
import { type Day, dayAt } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import { standing } from "../domain/ladder.js";
import { type Actor, demand, taskNotFound } from "../domain/permissions.js";
import type { Plan } from "../domain/process.js";
import { defaultPolicy } from "../domain/policy.js";
import type { Recurrence } from "../domain/recurrence.js";
import type { TaskClock, TaskState } from "../domain/task.js";
import { type Act, demandSuits, transit, transitions } from "../domain/transitions.js";
import { type Cell, Writes } from "./bulk.js";
import { calendarInForce } from "./calendar.js";
import type { Database } from "./database.js";
import { directoryOf } from "./directory.js";
import { undoneIf } from "./dry-run.js";
import { type Claimed, addAnswer, answerGiven, writeWithAnswer } from "./idempotency.js";
import { type JournalDraft, chain } from "./journal.js";
import { type NoticeDraft, addNotices, address } from "./notices.js";
import { writeDeliveries } from "./outbox.js";
import { type LockedTask, carriedKeys, isUuid, lockTask } from "./task-row.js";
import type { RecordTransaction, Statements } from "./transaction.js";
import { refuseStale } from "./version.js";

/** What every command on a task begins with. */
export interface TaskCommand extends Claimed {
  readonly taskId: string;
  readonly actor: Actor;
  /** The version the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
  /** Everything is done and then undone: the answer is what would have come of it. */
  readonly dryRun?: true | undefined;
}

/** The columns a command may change, in the domain's terms. */
export interface TaskPatch {
  readonly state?: TaskState;
  readonly dueOn?: Day | null;
  readonly dueSetAt?: Date;
  readonly dueVersion?: number;
  readonly acceptedAt?: Date | null;
  readonly lastHeardAt?: Date | null;
  readonly reportedAt?: Date | null;
  readonly closedAt?: Date | null;
  readonly declinedAt?: Date | null;
  readonly extensionRequestedAt?: Date | null;
  readonly explanationDueOn?: Day | null;
  readonly explainedAt?: Date | null;
  readonly suspendedAt?: Date | null;
  readonly suspendedUntil?: Day | null;
  readonly escalatedAt?: Date | null;
  readonly progress?: number;
  readonly focalOfficerId?: string | null;
  readonly leadUnitId?: string;
  readonly reviewerUnitId?: string;
  readonly assignedAt?: Date;
  readonly text?: string;
  readonly product?: string | null;
  readonly recurrence?: Recurrence;
}

export interface Change {
  readonly patch: TaskPatch;
  /** What the journal keeps of it. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly notices?: readonly NoticeDraft[];
  /** Whom the notices reach, where the change is of the parties themselves. */
  readonly involved?: Partial<Involved>;
  /** A rung leaves the version as it is: a reminder must not make a half-written report stale. */
  readonly sameVersion?: true;
}

export interface TaskChanged {
  readonly taskId: string;
  readonly version: number;
  readonly state: TaskState;
  /** Set where the next rung has come earlier than the one the workflow waits for: signal it, best effort. */
  readonly poke: Plan | null;
}

/** Carries out an act of a person. `apply` may write further rows in the same transaction. */
export async function changeTask(
  db: Database,
  command: TaskCommand,
  act: Act,
  apply: (tx: RecordTransaction, task: LockedTask, calendar: Calendar) => Promise<Change> | Change,
): Promise<TaskChanged> {
  if (!isUuid(command.taskId)) throw taskNotFound();
  const work = async (tx: RecordTransaction): Promise<TaskChanged> => {
    const task = await lockTask(tx, command.taskId);
    const answered = await answerGiven<TaskChanged>(tx, command);
    // Nothing is to be signalled a second time: the sweep has taken care of it.
    if (answered !== null) return { ...answered, poke: null };
    demand(command.actor, act, task.parties);
    refuseStale(task.row.version, command.expectedVersion);
    if (task.clock.kind === "recurring" && act !== "cancel") throw onlyDropped();
    const state = transit(task.clock.state, act);
    demandSuits(act, task.row.purpose);
    const calendar = await calendarInForce(db, tx, command.now, task.row.calendar_revision);
    const change = await apply(tx, task, calendar);
    const { nextRungAt: _, ...changed } = await settle(tx, db, task, calendar, command.now, {
      change: { ...change, patch: { state, ...change.patch } },
      event: {
        kind: transitions[act].event,
        actorId: command.actor.personId,
        actorUnitId: command.actor.unitId,
        detail: change.detail,
      },
      asked: command,
    });
    return changed;
  };
  return undoneIf(command.dryRun === true, work, (carriedOut) => db.transact(carriedOut));
}

export interface Settlement {
  readonly change: Change;
  readonly event: JournalDraft;
  /** Its answer is kept under its key. */
  readonly asked?: Claimed;
  /** The rungs that are done with, where they are known: one that is carried out with this change among them. */
  readonly carried?: ReadonlySet<string>;
  /** What is written with it. */
  readonly writes?: Writes;
  /** The task's own workflow settles it, and so has seen what it leads to. */
  readonly seen?: true;
}

/** Writes a change of a locked task: columns, journal, notices, next rung, version + 1. */
export async function settle(
  tx: Statements,
  db: Database,
  task: LockedTask,
  calendar: Calendar,
  now: Date,
  { change, event, asked, carried, writes = new Writes(), seen }: Settlement,
): Promise<TaskChanged & { readonly nextRungAt: Date | null }> {
  const { row } = task;
  const clock = patched(task.clock, change.patch);
  const version = row.version + (change.sameVersion ? 0 : 1);
  const nextRungAt = await nextRung(tx, task, clock, change.patch, calendar, now, carried);
  const head = { number: row.journal_number, hash: row.journal_hash };
  const sealed = chain(row.id, head, now, { ...event, detail: withSet(event.detail, change.patch) });
  const earlier = nextRungAt !== null && (row.awaited_rung_at === null || nextRungAt < row.awaited_rung_at);
  const changed = {
    taskId: row.id,
    version,
    state: clock.state,
    poke: earlier ? { version, nextRungAt: nextRungAt.getTime() } : null,
  };

  writes.insert("journal_event", [sealed]).update("task", row.id, {
    ...columnsOf(change.patch),
    version,
    next_rung_at: nextRungAt,
    journal_number: sealed.number,
    journal_hash: sealed.hash,
    ...(seen ? { conducted_version: version, awaited_rung_at: nextRungAt } : {}),
  });
  await tell(writes, tx, db, task, change, now);
  if (asked !== undefined) addAnswer(writes, asked, changed);
  await writeWithAnswer(tx, writes);
  if (row.parent_id !== null) await rollUp(tx, row.parent_id);
  if (row.any_webhook) await writeDeliveries(tx, [sealed], now);
  return { ...changed, nextRungAt };
}

/** A task that was split is as far as its parts are. */
async function rollUp(tx: Statements, parentId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE task SET progress = coalesce((
      SELECT round(avg(CASE WHEN c.state = 'completed' THEN 100 ELSE least(c.progress, 99) END))
      FROM task c WHERE c.parent_id = ${parentId}::uuid AND c.state <> 'cancelled'), progress)
    WHERE id = ${parentId}::uuid`;
}

async function nextRung(
  tx: Statements,
  task: LockedTask,
  clock: TaskClock,
  patch: TaskPatch,
  calendar: Calendar,
  now: Date,
  carried?: ReadonlySet<string>,
): Promise<Date | null> {
  const policy = task.row.policy ?? defaultPolicy;
  const sameDate = (patch.dueVersion ?? task.row.due_version) === task.row.due_version;
  let plan = standing(clock, policy, calendar, now, new Set());
  if (plan.missed.length > 0 && sameDate) {
    plan = standing(clock, policy, calendar, now, carried ?? (await carriedKeys(tx, task)));
  }
  // What came due while an extension or a review held it is owed at once.
  return plan.missed.length > 0 ? now : (plan.next?.at ?? null);
}

async function tell(
  writes: Writes,
  tx: Statements,
  db: Database,
  task: LockedTask,
  change: Change,
  now: Date,
): Promise<void> {
  if (!change.notices || change.notices.length === 0) return;
  const { row } = task;
  const parties = { ...task.parties, ...change.involved };
  const directory = await directoryOf(
    tx,
    [
      parties.leadUnitId,
      ...parties.coordinatingUnitIds,
      parties.reviewerUnitId,
      parties.officeUnitId,
      parties.advisingUnitId,
      parties.committeeUnitId,
    ],
    dayAt(now),
  );
  const subject = {
    taskId: row.id,
    programmeId: row.programme_id,
    dueVersion: change.patch.dueVersion ?? row.due_version,
    involved: parties,
  };
  const rows = change.notices.flatMap((draft) => address(draft, subject, directory));
  await addNotices(writes, tx, rows, now, db.mailDomain);
}

/**
 * The patch beside what the act itself tells, so that the journal alone can say how a task stood on any day: generic, or an
 * act would be forgotten.
 */
function withSet(detail: JournalDraft["detail"], patch: TaskPatch): JournalDraft["detail"] {
  const set = Object.fromEntries(
    Object.entries(patch).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  );
  return Object.keys(set).length === 0 ? detail : { ...detail, set };
}

/** A series is carried out through its occurrences. */
function onlyDropped(): DomainError {
  return new DomainError("conflict", {
    vi: "Đây là nhiệm vụ định kỳ, được thực hiện qua từng kỳ. Hãy mở nhiệm vụ của kỳ này.",
    en: "This is recurring work, carried out period by period. Open the task of the present period.",
  });
}

/** The clock as the patch leaves it. */
function patched(clock: TaskClock, patch: TaskPatch): TaskClock {
  return {
    ...clock,
    state: patch.state ?? clock.state,
    dueOn: kept(patch.dueOn, clock.dueOn),
    dueSetAt: patch.dueSetAt ?? clock.dueSetAt,
    assignedAt: patch.assignedAt ?? clock.assignedAt,
    lastHeardAt: kept(patch.lastHeardAt, clock.lastHeardAt),
    reportedAt: kept(patch.reportedAt, clock.reportedAt),
    declinedAt: kept(patch.declinedAt, clock.declinedAt),
    extensionRequestedAt: kept(patch.extensionRequestedAt, clock.extensionRequestedAt),
    explained: patch.explainedAt === undefined ? clock.explained : patch.explainedAt !== null,
    suspendedUntil: kept(patch.suspendedUntil, clock.suspendedUntil),
  };
}

function kept<T>(changed: T | undefined, before: T): T {
  return changed === undefined ? before : changed;
}

/** Every key of a patch is its column's name in the program's spelling. */
function columnsOf(patch: TaskPatch): Record<string, Cell> {
  return Object.fromEntries(Object.entries(patch).map(([key, value]) => [columnName(key), value as Cell]));
}

const columnName = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
