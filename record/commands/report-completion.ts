/** The lead unit says that it is done; its clock stands until somebody else has confirmed or returned it. */
import { DomainError } from "../../domain/errors.js";
import { type MissingProof, missingProof } from "../../domain/evidence.js";
import { type TaskChanged, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { withdrawExtensionRequest } from "../extensions.js";
import { reportObservation } from "../observations.js";
import {
  type ReportCommand,
  type SaidOfEvidence,
  evidenceDetail,
  nothingSaid,
  writeReport,
} from "../reports.js";
import { handIn } from "../submissions.js";
import type { LockedTask } from "../task-row.js";
import type { Statements } from "../transaction.js";

export function reportCompletion(
  db: Database,
  command: ReportCommand & Partial<SaidOfEvidence> & { readonly submissionVersion?: number | undefined },
): Promise<TaskChanged> {
  return changeTask(db, command, "report_completion", async (tx, task) => {
    if (task.row.open_parts > 0) throw openParts(task.row.open_parts);
    const said = { ...nothingSaid, ...command, ...(await unitOfFigure(tx, task)) };
    const { purpose, evidence_kind } = task.row;
    const missing = missingProof(evidence_kind, { ...said, files: command.evidence }, purpose);
    if (missing.length > 0) throw proofMissing(missing);
    await handIn(tx, task, command.now, command.submissionVersion);
    const reportId = await writeReport(tx, task, command, {
      kind: "completion",
      unitId: task.row.lead_unit_id,
      progress: 100,
      said,
    });
    const observationId = await observe(tx, task, command, said, reportId);
    if (task.clock.extensionRequestedAt !== null) await withdrawExtensionRequest(tx, task.row.id);
    return {
      patch: { reportedAt: command.now, lastHeardAt: command.now, progress: 100, extensionRequestedAt: null },
      detail: {
        reportId,
        evidence: evidenceDetail(command.evidence),
        ...(observationId === null ? {} : { observationId }),
      },
      notices: [{ kind: "completion_report", audiences: ["reviewer"] }],
    };
  });
}

/** The target says what its figures count; nobody has to say it again. */
async function unitOfFigure(tx: Statements, { row }: LockedTask): Promise<{ figureUnit?: string }> {
  if (row.target_id === null) return {};
  const [target] = await tx.$queryRaw<{ figure_unit: string | null }[]>`
    SELECT figure_unit FROM target WHERE id = ${row.target_id}::uuid`;
  return target?.figure_unit == null ? {} : { figureUnit: target.figure_unit };
}

/** The figure that a target's task asks for becomes its observation, with the report and not after it. */
async function observe(
  tx: Statements,
  { row }: LockedTask,
  { actor, now }: ReportCommand,
  { figure, figureSource }: SaidOfEvidence,
  reportId: string,
): Promise<string | null> {
  if (row.target_id === null || figure === null || figureSource === null) return null;
  return reportObservation(tx, {
    targetId: row.target_id,
    unitId: row.lead_unit_id,
    year: Number(row.period),
    value: figure,
    source: figureSource,
    enteredById: actor.personId,
    now,
    reportId,
  });
}

/** A task that was split is done when its parts are. */
function openParts(open: number): DomainError {
  return new DomainError(
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
