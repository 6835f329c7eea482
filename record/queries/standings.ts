/** How the tasks stood in the past, from the rows that were kept each night: a week ago, and week by week. */
import { type Day, addDays, dayAt } from "../../domain/day.js";
import { type Counts, WEEKS_SHOWN, countsOf, mondaysUntil } from "../../domain/standing.js";
import { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { dayFrom } from "../days.js";
import { type CountRow, tallyIn } from "./counts.js";
import type { StandingPoint } from "./overview-view.js";

const sums = Prisma.sql`
  sum(s.total)::int AS total, sum(s.completed_on_time)::int AS completed_on_time, sum(s.completed_late)::int AS completed_late,
  sum(s.due_soon)::int AS due_soon, sum(s.overdue)::int AS overdue, sum(s.awaiting_review)::int AS awaiting_review,
  sum(s.not_accepted)::int AS not_accepted`;

/** What is compared with now. */
export interface PastStanding {
  /** The tasks as they stood when this day began. */
  readonly day: Day;
  readonly counts: Counts;
  readonly ofProgramme: ReadonlyMap<string, Counts>;
  /** By the unit that answers for them today. */
  readonly overdueOf: ReadonlyMap<string, number>;
}

/** A week before `now`, or at the last kept day before that; null where none was kept. */
export async function standingWeekBefore(db: Database, now: Date): Promise<PastStanding | null> {
  const before = addDays(dayAt(now), -7);
  const rows = await db.sql.$queryRaw<
    (CountRow & { day: Date; programme_id: string | null; heir_id: string | null })[]
  >`
    SELECT s.day, s.programme_id, h.heir_id, ${sums}
    FROM standing s JOIN unit_heir h ON h.unit_id = s.unit_id
    WHERE s.day = (SELECT max(day) FROM standing WHERE day <= ${before}::date)
    GROUP BY GROUPING SETS ((s.day), (s.day, s.programme_id), (s.day, h.heir_id))`;
  const all = rows.find((row) => row.programme_id === null && row.heir_id === null);
  if (all === undefined) return null;
  return {
    day: dayFrom(all.day),
    counts: countsOf(tallyIn(all)),
    ofProgramme: new Map(
      rows.flatMap((row) =>
        row.programme_id === null ? [] : [[row.programme_id, countsOf(tallyIn(row))] as const],
      ),
    ),
    overdueOf: new Map(
      rows.flatMap((row) => (row.heir_id === null ? [] : [[row.heir_id, row.overdue] as const])),
    ),
  };
}

/** The Mondays of half a year of which a standing was kept, the oldest first; of one programme, or of all. */
export async function standingWeeks(db: Database, now: Date, programmeId?: string): Promise<StandingPoint[]> {
  const mondays = mondaysUntil(dayAt(now), WEEKS_SHOWN);
  const of = programmeId === undefined ? Prisma.sql`true` : Prisma.sql`s.programme_id = ${programmeId}::uuid`;
  const rows = await db.sql.$queryRaw<(CountRow & { day: Date })[]>`
    SELECT s.day, ${sums} FROM standing s
    WHERE s.day = ANY(${mondays}::date[]) AND ${of} GROUP BY s.day ORDER BY s.day`;
  return rows.map((row) => {
    const { completedOnTime, completedLate, openInTime, overdue } = countsOf(tallyIn(row));
    return { on: dayFrom(row.day), completedOnTime, completedLate, openInTime, overdue };
  });
}
