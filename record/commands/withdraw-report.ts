/** The unit takes back a completion that nobody has looked at yet. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function withdrawReport(db: Database, command: TaskCommand): Promise<TaskChanged> {
  return changeTask(db, command, "withdraw_report", async (tx, task) => {
    await tx.report.updateMany({
      where: { taskId: task.row.id, kind: "completion", state: "submitted" },
      data: { state: "withdrawn" },
    });
    return { patch: { reportedAt: null, lastHeardAt: command.now }, detail: {} };
  });
}
