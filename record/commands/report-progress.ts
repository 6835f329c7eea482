/** The lead unit says how far it is. */
import { type TaskChanged, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { type ReportCommand, evidenceDetail, nothingSaid, writeReport } from "../reports.js";

/** `progress` in percent, 0–100. */
export function reportProgress(
  db: Database,
  command: ReportCommand & { readonly progress: number },
): Promise<TaskChanged> {
  return changeTask(db, command, "report_progress", async (tx, task) => {
    const reportId = await writeReport(tx, task, command, {
      kind: "progress",
      unitId: task.row.lead_unit_id,
      progress: command.progress,
      said: nothingSaid,
    });
    return {
      patch: { progress: command.progress, lastHeardAt: command.now },
      detail: { reportId, progress: command.progress, evidence: evidenceDetail(command.evidence) },
    };
  });
}
