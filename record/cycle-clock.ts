/** A cycle as time sees it; and the nudge it gets when the last unit has reported. */
import type { CycleClock } from "../domain/review.js";
import { closedStates } from "../domain/task.js";
import type { ReviewCycle } from "../prisma/generated/client.js";
import type { Transaction } from "./database.js";
import { dayFrom } from "./days.js";
import type { Statements } from "./transaction.js";

export async function cycleClock(tx: Transaction, cycle: ReviewCycle): Promise<CycleClock> {
  const open =
    cycle.state === "collecting"
      ? await tx.task.count({ where: { cycleId: cycle.id, state: { notIn: [...closedStates] } } })
      : 1;
  return { state: cycle.state, cutOffAt: cycle.cutOffAt, dueOn: dayFrom(cycle.dueOn), allTaken: open === 0 };
}

/**
 * The submission of this task is over: where it was the last one, the draft need not wait for the due date. Tasks are
 * locked before their cycle, everywhere.
 */
export async function nudgeCycle(tx: Statements, taskId: string, cycleId: string, now: Date): Promise<void> {
  // Of two that are last at once, the second waits here and then sees the first.
  await tx.$executeRaw`SELECT id FROM review_cycle WHERE id = ${cycleId}::uuid FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE review_cycle c SET next_rung_at = ${now}, version = version + 1
    WHERE c.id = ${cycleId}::uuid AND c.state = 'collecting' AND NOT EXISTS (
      SELECT 1 FROM task t WHERE t.cycle_id = c.id AND t.id <> ${taskId}::uuid
        AND t.state NOT IN ('completed', 'cancelled'))`;
}
