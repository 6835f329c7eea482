/** The lead unit says that it is done; its clock stands until somebody else has confirmed or returned it. */
import { DomainError } from "../../domain/errors.js";
import { type MissingProof, missingProof } from "../../domain/evidence.js";
import { closedStates } from "../../domain/task.js";
import { type TaskChanged, changeTask } from "../change-task.js";
import type { Database, Transaction } from "../database.js";
import { withdrawExtensionRequest } from "../extensions.js";
import {
  type ReportCommand,
  type SaidOfEvidence,
  evidenceDetail,
  nothingSaid,
  writeReport,
} from "../reports.js";
import { handIn } from "../submissions.js";

export function reportCompletion(
  db: Database,
  command: ReportCommand & Partial<SaidOfEvidence> & { readonly submissionVersion?: number | undefined },
): Promise<TaskChanged> {
  const said = { ...nothingSaid, ...command };
  return changeTask(db, command, "report_completion", async (tx, task) => {
    await refuseOpenParts(tx, task.row.id);
    const missing = missingProof(task.row.evidence_kind, { ...said, files: command.evidence });
    if (missing.length > 0) throw proofMissing(missing);
    await handIn(tx, task, command.now, command.submissionVersion);
    const reportId = await writeReport(tx, task, command, {
      kind: "completion",
      unitId: task.row.lead_unit_id,
      progress: 100,
      said,
    });
    await withdrawExtensionRequest(tx, task.row.id);
    return {
      patch: { reportedAt: command.now, lastHeardAt: command.now, progress: 100, extensionRequestedAt: null },
      detail: { reportId, evidence: evidenceDetail(command.evidence) },
      notices: [{ kind: "completion_report", audiences: ["reviewer"] }],
    };
  });
}

/** A task that was split is done when its parts are. */
async function refuseOpenParts(tx: Transaction, taskId: string): Promise<void> {
  const open = await tx.task.count({ where: { parentId: taskId, state: { notIn: [...closedStates] } } });
  if (open === 0) return;
  throw new DomainError(
    "conflict",
    {
      vi: `Còn ${String(open)} phần việc của cấp dưới chưa hoàn thành. Hãy xác nhận hoặc hủy các phần đó trước.`,
      en: `${String(open)} parts of units below are still open. Confirm or cancel them first.`,
    },
    { open },
  );
}

function proofMissing(missing: readonly MissingProof[]): DomainError {
  const said = (language: "vi" | "en") => missing.map(({ message }) => message[language]).join(" ");
  return new DomainError(
    "invalid_input",
    { vi: said("vi"), en: said("en") },
    { field: missing[0]?.field ?? "evidence", errors: missing },
  );
}
