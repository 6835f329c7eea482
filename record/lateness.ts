/** Lateness in SQL: the same rule as `domain/lateness.ts`, for filters and counts; a property test holds the two together. */
import { DEADLINE_TIME, type Horizon } from "../domain/lateness.js";
import { Prisma } from "../prisma/generated/client.js";

/** An expression over `task t` that gives the lateness as text. */
export function latenessOf(horizon: Horizon): Prisma.Sql {
  const inTime = Prisma.sql`(t.reported_at IS NULL OR t.due_on IS NULL
    OR t.reported_at <= (t.due_on + ${DEADLINE_TIME}::time) AT TIME ZONE 'Asia/Ho_Chi_Minh')`;
  return Prisma.sql`(CASE
    WHEN t.state = 'cancelled' THEN 'no_deadline'
    WHEN t.state = 'completed' THEN CASE WHEN ${inTime} THEN 'on_time' ELSE 'late' END
    WHEN t.due_on IS NULL OR t.state = 'suspended' THEN 'no_deadline'
    WHEN t.state = 'awaiting_review' THEN CASE WHEN ${inTime} THEN 'on_track' ELSE 'overdue' END
    WHEN t.due_on < ${horizon.firstOpenDay}::date THEN 'overdue'
    WHEN t.due_on <= ${horizon.dueSoonThrough}::date THEN 'due_soon'
    ELSE 'on_track' END)`;
}
