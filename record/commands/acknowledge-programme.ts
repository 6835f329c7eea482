/** A recipient says that it has received the programme and made it known. */
import { acknowledged } from "../acknowledgements.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function acknowledgeProgramme(db: Database, command: TaskCommand): Promise<TaskChanged> {
  return changeTask(db, command, "acknowledge", () => acknowledged(command.now));
}
