/** The office or the Standing Committee drops a task. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { withdrawExtensionRequest } from "../extensions.js";
import { submissionOver } from "../submissions.js";

export function cancelTask(
  db: Database,
  command: TaskCommand & { readonly reason: string },
): Promise<TaskChanged> {
  const { now, reason } = command;
  return changeTask(db, command, "cancel", async (tx, task) => {
    await withdrawExtensionRequest(tx, task.row.id);
    await submissionOver(tx, task, now);
    return {
      patch: { closedAt: now, extensionRequestedAt: null },
      detail: { reason },
      notices: [
        {
          kind: "cancellation",
          audiences: ["unit_focal", "unit_head", "coordinating_focal"],
          detail: { reason },
        },
      ],
    };
  });
}
