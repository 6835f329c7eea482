/** The counting line: how many tasks stand how, for a programme, a unit or all that one may see. */
import { Prisma } from "../../prisma/generated/client.js";
import { type Counts, type Tally, countsOf as countsOfTally } from "../../domain/standing.js";

export interface CountRow {
  readonly total: number;
  readonly completed_on_time: number;
  readonly completed_late: number;
  readonly due_soon: number;
  readonly overdue: number;
  readonly awaiting_review: number;
  readonly not_accepted: number;
}

/** Aggregates over rows that have `state` and `lateness`; series, cancelled tasks and what is no instruction are left out by `counted`. */
export const countColumns = Prisma.sql`
  count(*)::int AS total,
  count(*) FILTER (WHERE lateness = 'on_time' OR (state = 'completed' AND lateness = 'no_deadline'))::int AS completed_on_time,
  count(*) FILTER (WHERE lateness = 'late')::int AS completed_late,
  count(*) FILTER (WHERE lateness = 'due_soon')::int AS due_soon,
  count(*) FILTER (WHERE lateness = 'overdue')::int AS overdue,
  count(*) FILTER (WHERE state = 'awaiting_review')::int AS awaiting_review,
  count(*) FILTER (WHERE state = 'assigned')::int AS not_accepted`;

export const counted = Prisma.sql`t.kind <> 'recurring' AND t.state <> 'cancelled' AND t.purpose = 'instruction'`;

export function countsOf(row: CountRow | undefined): Counts {
  return countsOfTally(tallyIn(row));
}

export function tallyIn(row: CountRow | undefined): Tally {
  return {
    total: row?.total ?? 0,
    completedOnTime: row?.completed_on_time ?? 0,
    completedLate: row?.completed_late ?? 0,
    dueSoon: row?.due_soon ?? 0,
    overdue: row?.overdue ?? 0,
    awaitingReview: row?.awaiting_review ?? 0,
    notAccepted: row?.not_accepted ?? 0,
  };
}
