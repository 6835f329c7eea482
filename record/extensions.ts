/** Requests for an extension: at most one of a task is undecided. */
import type { Transaction } from "./database.js";

/** What overtakes an undecided request: completion, another date, another lead, rest, the end. */
export async function withdrawExtensionRequest(tx: Transaction, taskId: string): Promise<void> {
  await tx.extensionRequest.updateMany({ where: { taskId, state: "pending" }, data: { state: "withdrawn" } });
}
