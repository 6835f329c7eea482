/** Another body confirms that the work is done. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { reviewReport } from "../reports.js";
import { submissionOver } from "../submissions.js";

export function confirmCompletion(
  db: Database,
  command: TaskCommand & { readonly remarks: string | null },
): Promise<TaskChanged> {
  const { now, actor, remarks } = command;
  return changeTask(db, command, "confirm", async (tx, task) => {
    await reviewReport(tx, task, { state: "confirmed", by: actor, now, remarks });
    await submissionOver(tx, task, now);
    return {
      patch: { closedAt: now },
      detail: { remarks },
      notices: [{ kind: "completion_decision", audiences: ["unit_focal"], detail: { remarks } }],
    };
  });
}
