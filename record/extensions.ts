/** Requests for an extension: at most one of a task is undecided. */
import type { Day } from "../domain/day.js";
import { dayFrom } from "./days.js";
import type { Statements } from "./transaction.js";

/** What overtakes an undecided request: completion, another date, another lead, rest, the end. */
export async function withdrawExtensionRequest(tx: Statements, taskId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE extension_request SET state = 'withdrawn' WHERE task_id = ${taskId}::uuid AND state = 'pending'`;
}

export async function undecidedRequest(
  tx: Statements,
  taskId: string,
): Promise<{ readonly id: string; readonly askedDueOn: Day } | null> {
  const [row] = await tx.$queryRaw<{ id: string; asked_due_on: Date }[]>`
    SELECT id, asked_due_on FROM extension_request WHERE task_id = ${taskId}::uuid AND state = 'pending'`;
  return row === undefined ? null : { id: row.id, askedDueOn: dayFrom(row.asked_due_on) };
}
