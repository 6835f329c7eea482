/** The working calendar in memory, read again when it is older than half a minute of the time that is passed in. */
import { Calendar } from "../domain/calendar.js";
import { dayFrom } from "./days.js";
import type { Database } from "./database.js";

const KEEP_MS = 30_000;

const kept = new WeakMap<Database, { readonly at: number; readonly calendar: Calendar }>();

export async function calendarAt(db: Database, now: Date): Promise<Calendar> {
  const known = kept.get(db);
  if (known && Math.abs(now.getTime() - known.at) < KEEP_MS) return known.calendar;
  const days = await db.prisma.calendarDay.findMany({ select: { date: true, kind: true } });
  const calendar = new Calendar(days.map((d) => ({ date: dayFrom(d.date), kind: d.kind })));
  kept.set(db, { at: now.getTime(), calendar });
  return calendar;
}
