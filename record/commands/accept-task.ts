/** The lead unit takes the task on. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function acceptTask(db: Database, command: TaskCommand): Promise<TaskChanged> {
  return changeTask(db, command, "accept", () => ({
    patch: { acceptedAt: command.now, lastHeardAt: command.now },
    detail: {},
  }));
}
