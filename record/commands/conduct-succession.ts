/**
 * What a succession's workflow does when it wakes: on its day the steps are written down and carried out one by one, each in a
 * transaction of its own. Where one is refused, those before it are taken back, the last first, and the office is told.
 * Called again after a crash it goes on where it stood.
 */
import type { Calendar } from "../../domain/calendar.js";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { Plan } from "../../domain/process.js";
import { type Planned, type StepKind, planOf } from "../../domain/succession.js";
import { Prisma } from "../../prisma/generated/client.js";
import { insertRows } from "../bulk.js";
import { calendarAt } from "../calendar.js";
import type { Database, Transaction } from "../database.js";
import { holdingsOf } from "../holdings.js";
import { writeRegisterEvent } from "../register-journal.js";
import { type LockedSuccession, lockSuccession } from "../succession-row.js";
import { type Before, stepActs } from "../succession-steps.js";
import type { StepContext } from "../succession-task.js";
import { announceUndone } from "../succession-told.js";
import { checked, refuseUndecided } from "./prepare-succession.js";

/** Steps of one call: some seconds, so that the caller's time is not used up. */
const STEPS_AT_ONCE = 100;

interface Moment {
  readonly db: Database;
  readonly now: Date;
  readonly calendar: Calendar;
}

/** What is done last: units end, and both sides are told. */
const LAST: readonly StepKind[] = ["notices", "unit_end", "announcement"];

export async function conductSuccession(
  db: Database,
  {
    successionId,
    now,
    atOnce = STEPS_AT_ONCE,
  }: { readonly successionId: string; readonly now: Date; readonly atOnce?: number },
): Promise<Plan> {
  await begin(db, successionId, now);
  const moment = { db, now, calendar: await calendarAt(db, now) };
  for (let done = 0; done < atOnce; done++) if (!(await proceed(moment, successionId))) break;
  return learn(db, successionId);
}

/** On its day: the steps are written down as things stand now. What cannot be any more is undone at once. */
async function begin(db: Database, successionId: string, now: Date): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const succession = await lockSuccession(tx, successionId);
    if (succession.state !== "signed" || dayAt(now) < succession.plan.effectiveOn) return;
    let planned: Planned;
    try {
      planned = await checked(tx, succession.plan, successionId);
      if (succession.plan.kind === "ended") refuseUndecided(planned);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await end(tx, db, succession, now, "undone", reasonOf(error));
      return;
    }
    await writeSteps(tx, successionId, planned);
    await tx.succession.update({
      where: { id: successionId },
      data: { state: "carrying_out", nextRungAt: now, version: { increment: 1 } },
    });
  }, LONG);
}

const LONG = { timeout: 60_000 };

/** One step forward, or one back; false where nothing is left to do. */
async function proceed(moment: Moment, successionId: string): Promise<boolean> {
  const { db } = moment;
  try {
    return await db.prisma.$transaction(async (tx) => {
      const succession = await lockSuccession(tx, successionId);
      if (succession.state !== "carrying_out") return false;
      return succession.failure === null
        ? forward(tx, moment, succession)
        : back(tx, moment, succession, succession.failure);
    }, LONG);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // The transaction of the step is gone; what came before it is taken back from here on.
    const { count } = await db.prisma.succession.updateMany({
      where: { id: successionId, state: "carrying_out", failure: null },
      data: { failure: reasonOf(error), version: { increment: 1 } },
    });
    // A step back that is refused would be refused again and again.
    if (count === 0) throw error;
    return true;
  }
}

async function forward(tx: Transaction, moment: Moment, succession: LockedSuccession): Promise<boolean> {
  const { id } = succession;
  const { db, now } = moment;
  let row = await tx.successionStep.findFirst({
    where: { successionId: id, carriedOutAt: null },
    orderBy: { number: "asc" },
  });
  if (row === null) {
    await end(tx, db, succession, now, "carried_out", null);
    return true;
  }
  if (
    row.kind === LAST[0] &&
    (await writeSteps(tx, id, planOf(succession.plan, await holdingsOf(tx, succession.plan))))
  ) {
    // Something came to a predecessor since the steps were written down.
    row = await tx.successionStep.findFirstOrThrow({
      where: { successionId: id, carriedOutAt: null },
      orderBy: { number: "asc" },
    });
  }
  const before = await actsOf(row.kind).carryOut(tx, contextOf(moment, succession, row));
  await tx.successionStep.update({
    where: { successionId_number: { successionId: id, number: row.number } },
    data: { carriedOutAt: now, before: before as Prisma.InputJsonObject },
  });
  return true;
}

async function back(
  tx: Transaction,
  moment: Moment,
  succession: LockedSuccession,
  failure: string,
): Promise<boolean> {
  const { db, now } = moment;
  const row = await tx.successionStep.findFirst({
    where: { successionId: succession.id, carriedOutAt: { not: null }, undoneAt: null },
    orderBy: { number: "desc" },
  });
  if (row === null) {
    await end(tx, db, succession, now, "undone", failure);
    return true;
  }
  await actsOf(row.kind).undo(tx, contextOf(moment, succession, row), row.before as Before);
  await tx.successionStep.update({
    where: { successionId_number: { successionId: succession.id, number: row.number } },
    data: { undoneAt: now },
  });
  return true;
}

interface StepRow {
  readonly kind: string;
  readonly objectId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string | null;
  readonly chosen: boolean;
  readonly fallsAway: boolean;
}

function contextOf(moment: Moment, { id, basis, plan }: LockedSuccession, row: StepRow): StepContext {
  const step = { ...row, kind: row.kind as StepKind }; // written by `writeSteps` alone
  return { ...moment, successionId: id, basis, plan, step };
}

function actsOf(kind: string) {
  return stepActs[kind as StepKind]; // written by `writeSteps` alone
}

/** Where the last steps begin to be numbered, so that later ones find room before them. */
const LAST_FROM = 1_000_000;

/** Those that are not there yet. Returns whether there were any. */
async function writeSteps(tx: Transaction, successionId: string, { steps }: Planned): Promise<boolean> {
  const known = await tx.successionStep.findMany({
    where: { successionId },
    select: { kind: true, objectId: true, fromUnitId: true, number: true },
  });
  const keyOf = (step: { kind: string; objectId: string; fromUnitId: string }) =>
    step.kind === "task" ? `task ${step.objectId}` : `${step.kind} ${step.objectId} ${step.fromUnitId}`;
  const there = new Set(known.map(keyOf));
  const fresh = steps.filter((step) => !there.has(keyOf(step)));
  const next = Math.max(0, ...known.map((step) => step.number).filter((number) => number < LAST_FROM)) + 1;
  const isLast = (kind: StepKind) => LAST.includes(kind);
  const numbered = [
    ...fresh.filter((step) => !isLast(step.kind)).map((step, index) => ({ step, number: next + index })),
    ...fresh.filter((step) => isLast(step.kind)).map((step, index) => ({ step, number: LAST_FROM + index })),
  ];
  await insertRows(
    tx,
    "succession_step",
    numbered.map(({ step, number }) => ({
      succession_id: successionId,
      number,
      kind: step.kind,
      object_id: step.objectId,
      from_unit_id: step.fromUnitId,
      to_unit_id: step.toUnitId,
      chosen: step.chosen,
      falls_away: step.fallsAway ?? false,
    })),
  );
  return numbered.length > 0;
}

async function end(
  tx: Transaction,
  db: Database,
  { id, plan }: LockedSuccession,
  now: Date,
  state: "carried_out" | "undone",
  failure: string | null,
): Promise<void> {
  await tx.succession.update({
    where: { id },
    data: { state, endedAt: now, failure, nextRungAt: null, version: { increment: 1 } },
  });
  await writeRegisterEvent(tx, now, {
    kind: `succession_${state}`,
    actorId: null,
    actorUnitId: null,
    detail: { successionId: id, ...(failure === null ? {} : { reason: failure }) },
  });
  if (state === "carried_out") return;
  const facts = { successionId: id, effectiveOn: plan.effectiveOn, reason: failure ?? "" };
  await announceUndone(tx, { from: plan.predecessorIds, to: plan.successorIds }, facts, {
    now,
    mailDomain: db.mailDomain,
    today: dayAt(now),
  });
}

/** What the rules or the schema refuse will be refused again; all else (the record is away) is tried again. */
function isRefusal(error: unknown): error is DomainError | Prisma.PrismaClientKnownRequestError {
  if (error instanceof DomainError) return error.code !== "unavailable";
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  // Of statements written by hand only PostgreSQL's own code tells: class 23 is that of constraints.
  return error.code === "P2010" ? /"23\d{3}"/.test(JSON.stringify(error.meta)) : refusals.has(error.code);
}

/** Unique, foreign key and other constraints; a row that was to be there. */
const refusals: ReadonlySet<string> = new Set(["P2002", "P2003", "P2004", "P2011", "P2025"]);

function reasonOf(error: DomainError | Prisma.PrismaClientKnownRequestError): string {
  return error instanceof DomainError
    ? error.text.vi
    : `${error.code}: ${error.message.trim().split("\n").at(-1) ?? ""}`;
}

async function learn(db: Database, successionId: string): Promise<Plan> {
  const [row] = await db.sql.$queryRaw<{ version: number; next_rung_at: Date | null }[]>`
    UPDATE succession SET conducted_version = version, awaited_rung_at = next_rung_at
    WHERE id = ${successionId}::uuid
    RETURNING version, next_rung_at`;
  if (row === undefined) throw new Error(`succession ${successionId} vanished`);
  return { version: row.version, nextRungAt: row.next_rung_at?.getTime() ?? null };
}
