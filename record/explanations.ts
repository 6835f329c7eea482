/** Demands for an explanation: at most one of a task is unanswered. */
import { v7 as uuidv7 } from "uuid";
import type { Day } from "../domain/day.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";

/** An earlier demand that was not answered gives way to this one. */
export async function writeDemand(tx: Transaction, taskId: string, dueOn: Day, now: Date): Promise<void> {
  await tx.explanation.deleteMany({ where: { taskId, givenAt: null } });
  await insertRows(tx, "explanation", [{ id: uuidv7(), task_id: taskId, demanded_at: now, due_on: dueOn }]);
}
