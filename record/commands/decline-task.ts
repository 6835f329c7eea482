/** The lead unit gives the task back to the office, with its reason. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function declineTask(
  db: Database,
  command: TaskCommand & { readonly reason: string },
): Promise<TaskChanged> {
  const { now, reason } = command;
  return changeTask(db, command, "decline", () => ({
    patch: { declinedAt: now, lastHeardAt: now },
    detail: { reason },
    notices: [{ kind: "declination", audiences: ["office"], detail: { reason } }],
  }));
}
