/** A suspended task goes on before its day. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { resumption } from "../resumption.js";

export function resumeTask(db: Database, command: TaskCommand): Promise<TaskChanged> {
  return changeTask(db, command, "resume", (_tx, task) => {
    const patch = resumption(task, command.now);
    return { patch, detail: { dueOn: patch.dueOn ?? null } };
  });
}
