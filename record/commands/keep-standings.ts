/** Each night: how the tasks stood when the day began is counted and kept, and with it what earlier nights have missed. */
import type { Calendar } from "../../domain/calendar.js";
import { type Day, dayAt, instantAt } from "../../domain/day.js";
import { daysToKeep, mondaysAloneBefore, tallyOf } from "../../domain/standing.js";
import { insertRows } from "../bulk.js";
import { calendarAt } from "../calendar.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import { frozenTasks } from "../frozen-tasks.js";
import { grouped } from "../grouped.js";

/** A hundred thousand tasks of a million events are counted in seconds; their first night counts half a year. */
const TIMEOUT_MS = 300_000;

/** Returns the days that were counted. A second run of one day finds nothing to do. */
export async function keepStandings(db: Database, now: Date): Promise<Day[]> {
  const today = dayAt(now);
  const calendar = await calendarAt(db, now);
  const programmes = await db.prisma.programme.findMany({
    where: { issuedAt: { not: null } },
    select: { id: true, issuedAt: true },
    orderBy: { id: "asc" },
  });
  const wanted = daysToKeep(today);
  const kept = await db.prisma.standing.groupBy({
    by: ["day"],
    where: { day: { in: wanted.map(dateOf) } },
  });
  const known = new Set(kept.map(({ day }) => day.getTime()));
  const counted: Day[] = [];
  for (const day of wanted) {
    const then = instantAt(day, "00:00");
    const issued = programmes.filter(({ issuedAt }) => issuedAt !== null && issuedAt <= then);
    if (known.has(dateOf(day).getTime()) || issued.length === 0) continue;
    const done = await db.prisma.$transaction((tx) => keepDay(tx, day, issued, calendar), {
      timeout: TIMEOUT_MS,
    });
    if (done) counted.push(day);
  }
  await db.sql.$executeRaw`
    DELETE FROM standing WHERE day < ${mondaysAloneBefore(today)}::date AND extract(isodow FROM day) <> 1`;
  return counted;
}

async function keepDay(
  tx: Transaction,
  day: Day,
  programmes: readonly { readonly id: string }[],
  calendar: Calendar,
): Promise<boolean> {
  // One counter at a time: the second finds the rows of the first.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('keep-standings'))`;
  if ((await tx.standing.count({ where: { day: dateOf(day) } })) > 0) return false;
  for (const { id } of programmes) {
    const tasks = await frozenTasks(tx, id, instantAt(day, "00:00"), calendar, (section) => section);
    await insertRows(
      tx,
      "standing",
      [...grouped(tasks, (task) => task.unitId)].map(([unitId, own]) => {
        const tally = tallyOf(own);
        return {
          day,
          programme_id: id,
          unit_id: unitId,
          total: tally.total,
          completed_on_time: tally.completedOnTime,
          completed_late: tally.completedLate,
          due_soon: tally.dueSoon,
          overdue: tally.overdue,
          awaiting_review: tally.awaitingReview,
          not_accepted: tally.notAccepted,
        };
      }),
    );
  }
  return true;
}
