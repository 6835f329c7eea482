/** The unit takes back a completion that nobody has looked at yet. */
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { dropReported } from "../observations.js";
import { withdrawCompletion } from "../reports.js";

export function withdrawReport(db: Database, command: TaskCommand): Promise<TaskChanged> {
  return changeTask(db, command, "withdraw_report", async (tx, task) => {
    await withdrawCompletion(tx, task);
    await dropReported(tx, task, command.now);
    const [{ rework } = { rework: false }] = await tx.$queryRaw<{ rework: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM report
        WHERE task_id = ${task.row.id}::uuid AND kind = 'completion' AND state = 'returned') AS rework`;
    const state = rework ? "returned" : "in_progress";
    return { patch: { state, reportedAt: null, lastHeardAt: command.now }, detail: {} };
  });
}
