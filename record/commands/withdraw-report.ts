/** The unit takes back a completion that nobody has looked at yet. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { dropReported } from "../observations.js";

export function withdrawReport(db: Database, command: TaskCommand): Promise<TaskChanged> {
  return changeTask(db, command, "withdraw_report", async (tx, task) => {
    await tx.report.updateMany({
      where: { taskId: task.row.id, kind: "completion", state: "submitted" },
      data: { state: "withdrawn" },
    });
    await dropReported(tx, task, command.now);
    const reworks = await tx.report.count({
      where: { taskId: task.row.id, kind: "completion", state: "returned" },
    });
    const state = reworks > 0 ? "returned" : "in_progress";
    return { patch: { state, reportedAt: null, lastHeardAt: command.now }, detail: {} };
  });
}
