/** The lead unit says that it is done; its clock stands until somebody else has confirmed or returned it. */
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { type ReportCommand, evidenceDetail, writeReport } from "../reports.js";

export function reportCompletion(db: Database, command: ReportCommand): Promise<TaskChanged> {
  return changeTask(db, command, "report_completion", async (tx, task) => {
    if (task.row.evidence_kind !== "any" && command.evidence.length === 0) throw evidenceMissing();
    const reportId = await writeReport(tx, task, command, "completion", 100);
    await tx.extensionRequest.updateMany({
      where: { taskId: task.row.id, state: "pending" },
      data: { state: "withdrawn" },
    });
    return {
      patch: { reportedAt: command.now, lastHeardAt: command.now, progress: 100, extensionRequestedAt: null },
      detail: { reportId, evidence: evidenceDetail(command.evidence) },
      notices: [{ kind: "completion_report", audiences: ["reviewer"] }],
    };
  });
}

function evidenceMissing(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Nhiệm vụ này yêu cầu minh chứng. Hãy đính kèm ít nhất một tệp rồi gửi lại.",
      en: "This task asks for evidence. Attach at least one file and send the report again.",
    },
    { field: "evidence" },
  );
}
