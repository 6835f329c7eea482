/** The working calendar in memory. */
import { Calendar, type CalendarDay } from "../domain/calendar.js";
import { Prisma } from "../prisma/generated/client.js";
import { dayFrom } from "./days.js";
import type { Database } from "./database.js";
import type { Statements } from "./transaction.js";

interface Kept {
  readonly at: number;
  readonly revision: number;
  readonly calendar: Calendar;
}

/** For what is shown: read again when it is older than half a minute of the time that is passed in. */
const KEEP_MS = 30_000;

const kept = new WeakMap<Database, Kept>();

export async function calendarAt(db: Database, now: Date): Promise<Calendar> {
  const known = kept.get(db);
  if (known && Math.abs(now.getTime() - known.at) < KEEP_MS) return known.calendar;
  return read(db, db.prisma, now);
}

/**
 * For what is written: never older than the last change. It is asked for when the rows in question are locked, so that
 * none is planned by a calendar that a re-plan, which locks them too, has put aside.
 */
export async function calendarInForce(
  db: Database,
  tx: Statements,
  now: Date,
  revision?: number,
): Promise<Calendar> {
  const known = kept.get(db);
  if (known?.revision === (revision ?? (await revisionIn(tx)))) return known.calendar;
  return read(db, tx, now);
}

/** What is there is read again. */
export function forgetCalendar(db: Database): void {
  kept.delete(db);
}

async function read(db: Database, tx: Statements, now: Date): Promise<Calendar> {
  // The revision first: what changes between the two is then read again, and never missed.
  const revision = await revisionIn(tx);
  const known = kept.get(db);
  const calendar = known?.revision === revision ? known.calendar : await readCalendar(tx);
  kept.set(db, { at: now.getTime(), revision, calendar });
  return calendar;
}

/** As it stands in the transaction, be it changed there. */
export async function readCalendar(tx: Statements): Promise<Calendar> {
  const days = await tx.$queryRaw<{ date: Date; kind: CalendarDay["kind"] }[]>`
    SELECT date, kind::text FROM calendar_day`;
  return new Calendar(days.map(({ date, kind }) => ({ date: dayFrom(date), kind })));
}

/** The last re-plan that came of a change of the calendar; 0 where it is as seeded. */
export const calendarRevision = Prisma.sql`
  coalesce((SELECT max(r.number) FROM replan r WHERE r.programme_id IS NULL), 0)`;

async function revisionIn(tx: Statements): Promise<number> {
  const [row] = await tx.$queryRaw<{ revision: number }[]>`SELECT ${calendarRevision} AS revision`;
  return row?.revision ?? 0;
}

/** New tasks are written while nobody changes the calendar: a re-plan would not see them. */
export async function holdCalendar(tx: Statements): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('calendar'))`;
}

/** One change of the calendar at a time, and none while new tasks are written. */
export async function lockCalendar(tx: Statements): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('calendar'))`;
}
