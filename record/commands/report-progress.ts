/** The lead unit says how far it is. */
import { type TaskChanged, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { type ReportCommand, evidenceDetail, writeReport } from "../reports.js";

/** `progress` in percent, 0–100. */
export function reportProgress(
  db: Database,
  command: ReportCommand & { readonly progress: number },
): Promise<TaskChanged> {
  return changeTask(db, command, "report_progress", async (tx, task) => {
    const reportId = await writeReport(tx, task, command, "progress", command.progress);
    return {
      patch: { progress: command.progress, lastHeardAt: command.now },
      detail: { reportId, progress: command.progress, evidence: evidenceDetail(command.evidence) },
    };
  });
}
