/**
 * Every open task planned anew in one transaction, because the calendar or a programme's policy has changed. It is no
 * change of the task by a person: the version stays, so that no half-written report becomes stale; the sweep tells each
 * workflow that waits for a later rung.
 */
import type { Calendar } from "../domain/calendar.js";
import { standing } from "../domain/ladder.js";
import { type Lateness, horizonAt } from "../domain/lateness.js";
import type { Actor } from "../domain/permissions.js";
import { type Policy, defaultPolicy } from "../domain/policy.js";
import { nextRungAt, notOwed, standOf } from "../domain/replan.js";
import type { TaskClock } from "../domain/task.js";
import { Prisma } from "../prisma/generated/client.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";
import { type ClockRow, clockOf } from "./task-row.js";

const BATCH = 1_000;

export interface ReplanMove {
  readonly taskId: string;
  readonly rungBefore: Date | null;
  readonly rungAfter: Date | null;
  readonly latenessBefore: Lateness;
  readonly latenessAfter: Lateness;
  readonly daysLateBefore: number;
  readonly daysLateAfter: number;
}

/** What the answer to a change says of its re-plan; the moves are read by its number. */
export type ReplanSummary = {
  readonly number: number;
  /** Open tasks that were planned anew. */
  readonly tasks: number;
  /** Those of which the next rung or the lateness moved. */
  readonly moved: number;
};

export interface ReplanCause {
  readonly actor: Actor;
  readonly now: Date;
  /** As the register's journal calls it. */
  readonly kind: string;
  /** null: the calendar. */
  readonly programmeId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Replanned {
  /** The calendar before and after; the same one where a policy changed. */
  readonly before: Calendar;
  readonly after: Calendar;
  /** Where a policy changed: the one in force until now. */
  readonly policyBefore?: Policy;
}

/** The number of the re-plan to come; rows that come of it may carry it beforehand. */
export async function nextReplanNumber(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ number: bigint }[]>`SELECT nextval('replan_number_seq') AS number`;
  return Number(row?.number);
}

/** Plans anew what is open of the programme, or of all, and writes down what moved. */
export async function replan(
  tx: Transaction,
  number: number,
  cause: ReplanCause,
  changed: Replanned,
): Promise<ReplanSummary> {
  const policies = await policiesIn(tx, cause.programmeId);
  const within =
    cause.programmeId === null ? Prisma.sql`true` : Prisma.sql`t.programme_id = ${cause.programmeId}::uuid`;
  const moves: ReplanMove[] = [];
  let tasks = 0;
  const take = async (rows: readonly OpenTask[]) => {
    tasks += rows.length;
    moves.push(...(await planBatch(tx, rows, policies, cause.now, changed)));
  };
  // From the last to the first: who changes a part holds it and then wants the whole, which is older.
  let first: string | null = null;
  let last: string | null = null;
  for (;;) {
    const rows: readonly OpenTask[] = await lockBatch(
      tx,
      last === null ? within : Prisma.sql`${within} AND t.id < ${last}::uuid`,
    );
    first ??= rows[0]?.id ?? null;
    last = rows.at(-1)?.id ?? last;
    await take(rows);
    if (rows.length < BATCH) break;
  }
  // Parts that were split off until their whole was locked.
  if (first !== null) await take(await lockBatch(tx, Prisma.sql`${within} AND t.id > ${first}::uuid`, false));
  const { actor, now, kind, programmeId, detail } = cause;
  await tx.replan.create({
    data: {
      ...{ number, programmeId, kind, at: now, actorId: actor.personId, actorUnitId: actor.unitId },
      ...{ detail: detail as Prisma.InputJsonObject, tasks, moved: moves.length },
    },
  });
  await insertRows(
    tx,
    "replan_move",
    moves.map((move) => rowOf(number, move)),
  );
  return { number, tasks, moved: moves.length };
}

interface OpenTask extends ClockRow {
  readonly programme_id: string;
  readonly due_version: number;
  readonly next_rung_at: Date | null;
}

function lockBatch(tx: Transaction, within: Prisma.Sql, limited = true): Promise<OpenTask[]> {
  return tx.$queryRaw<OpenTask[]>`
    SELECT t.id, t.programme_id, t.kind::text, t.state::text, t.due_on, t.due_set_at, t.due_version, t.assigned_at,
      t.last_heard_at, t.reported_at, t.declined_at, t.extension_requested_at, t.explained_at, t.suspended_until,
      t.next_rung_at
    FROM task t WHERE t.state NOT IN ('completed', 'cancelled') AND ${within}
    ORDER BY t.id DESC ${limited ? Prisma.sql`LIMIT ${BATCH}` : Prisma.empty} FOR UPDATE OF t`;
}

async function policiesIn(tx: Transaction, programmeId: string | null): Promise<Map<string, Policy>> {
  const rows = await tx.programme.findMany({
    ...(programmeId === null ? {} : { where: { id: programmeId } }),
    select: { id: true, policy: true },
  });
  return new Map(rows.map((row) => [row.id, (row.policy as Policy | null) ?? defaultPolicy])); // written by us alone
}

async function planBatch(
  tx: Transaction,
  rows: readonly OpenTask[],
  policies: ReadonlyMap<string, Policy>,
  now: Date,
  { before, after, policyBefore }: Replanned,
): Promise<ReplanMove[]> {
  const tasks = rows.map((row) => ({
    row,
    clock: clockOf(row),
    policy: policies.get(row.programme_id) ?? defaultPolicy,
  }));
  const nothing = new Set<string>();
  const plans = tasks.map(({ clock, policy }) => standing(clock, policy, after, now, nothing));
  // What was carried out is asked for where it matters alone: nearly every task is ahead of its rungs.
  const asked = tasks.filter(
    (_, index) => policyBefore !== undefined || (plans[index]?.missed.length ?? 0) > 0,
  );
  const carried = await carriedOf(
    tx,
    asked.map(({ row }) => row),
  );
  if (policyBefore !== undefined) await passOver(tx, tasks, carried, policyBefore, after, now);
  const horizons = { before: horizonAt(now, before), after: horizonAt(now, after) };
  const rungs: { id: string; rung: Date | null }[] = [];
  const moves = tasks.flatMap(({ row, clock, policy }, index): ReplanMove[] => {
    const known = carried.get(row.id);
    const plan = known === undefined ? plans[index] : standing(clock, policy, after, now, known.keys);
    const rungAfter = plan === undefined ? null : nextRungAt(plan, row.next_rung_at, now);
    const moved = rungAfter?.getTime() !== row.next_rung_at?.getTime();
    if (moved) rungs.push({ id: row.id, rung: rungAfter });
    const stood = standOf(clock, before, now, horizons.before);
    const stands = standOf(clock, after, now, horizons.after);
    if (!moved && stood.lateness === stands.lateness && stood.workingDaysLate === stands.workingDaysLate)
      return [];
    return [
      {
        taskId: row.id,
        rungBefore: row.next_rung_at,
        rungAfter,
        latenessBefore: stood.lateness,
        latenessAfter: stands.lateness,
        daysLateBefore: stood.workingDaysLate,
        daysLateAfter: stands.workingDaysLate,
      },
    ];
  });
  if (rungs.length > 0) {
    await tx.$executeRaw`
      UPDATE task t SET next_rung_at = m.rung
      FROM jsonb_to_recordset(${JSON.stringify(rungs)}::jsonb) AS m(id uuid, rung timestamptz) WHERE t.id = m.id`;
  }
  return moves;
}

interface Carried {
  readonly keys: Set<string>;
  readonly kinds: Set<string>;
}

/** The rungs that are done with under the due date in force, of each of the tasks. */
async function carriedOf(
  tx: Transaction,
  rows: readonly Pick<OpenTask, "id" | "due_version">[],
): Promise<Map<string, Carried>> {
  const carried = new Map(
    rows.map((row): [string, Carried] => [row.id, { keys: new Set(), kinds: new Set() }]),
  );
  if (rows.length === 0) return carried;
  const found = await tx.$queryRaw<{ task_id: string; key: string; kind: string; outcome: string }[]>`
    SELECT r.task_id, r.key, r.kind, r.outcome::text FROM carried_rung r
    JOIN jsonb_to_recordset(${JSON.stringify(rows.map(({ id, due_version }) => ({ id, due_version })))}::jsonb)
      AS t(id uuid, due_version int) ON r.task_id = t.id AND r.due_version = t.due_version`;
  for (const row of found) {
    const one = carried.get(row.task_id);
    one?.keys.add(row.key);
    if (row.outcome === "carried_out") one?.kinds.add(row.kind);
  }
  return carried;
}

/** A new policy is not made up for: what it would have done before it was there is passed over. */
async function passOver(
  tx: Transaction,
  tasks: readonly { readonly row: OpenTask; readonly clock: TaskClock; readonly policy: Policy }[],
  carried: ReadonlyMap<string, Carried>,
  before: Policy,
  calendar: Calendar,
  now: Date,
): Promise<void> {
  const passed = tasks.flatMap(({ row, clock, policy }) => {
    const { keys, kinds } = carried.get(row.id) ?? { keys: new Set<string>(), kinds: new Set<string>() };
    const rungs = notOwed(clock, before, { policy, calendar }, now, keys, kinds);
    return rungs.map((rung) => {
      keys.add(rung.key);
      return {
        ...{ task_id: row.id, due_version: row.due_version, key: rung.key, kind: rung.kind },
        ...{ outcome: "superseded", due_at: rung.at, carried_out_at: now },
      };
    });
  });
  await insertRows(tx, "carried_rung", passed);
}

function rowOf(number: number, move: ReplanMove) {
  return {
    replan_number: number,
    task_id: move.taskId,
    rung_before: move.rungBefore,
    rung_after: move.rungAfter,
    lateness_before: move.latenessBefore,
    lateness_after: move.latenessAfter,
    days_late_before: move.daysLateBefore,
    days_late_after: move.daysLateAfter,
  };
}
