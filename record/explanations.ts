/** Demands for an explanation: at most one of a task is unanswered. */
import { v7 as uuidv7 } from "uuid";
import type { Day } from "../domain/day.js";
import { insertRows } from "./bulk.js";
import type { Statements } from "./transaction.js";

/** An earlier demand that was not answered gives way to this one. */
export async function writeDemand(tx: Statements, taskId: string, dueOn: Day, now: Date): Promise<void> {
  await dropDemand(tx, taskId);
  await insertRows(tx, "explanation", [{ id: uuidv7(), task_id: taskId, demanded_at: now, due_on: dueOn }]);
}

/** A demand that was not answered is no demand any more. */
export async function dropDemand(tx: Statements, taskId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM explanation WHERE task_id = ${taskId}::uuid AND given_at IS NULL`;
}
