/** The lead unit takes the task on, and with it acknowledges the programme. */
import { acknowledgeWith } from "../acknowledgements.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function acceptTask(db: Database, command: TaskCommand): Promise<TaskChanged> {
  return changeTask(db, command, "accept", async (tx, task, calendar) => {
    await acknowledgeWith(tx, db, command, task, calendar);
    return { patch: { acceptedAt: command.now, lastHeardAt: command.now }, detail: {} };
  });
}
