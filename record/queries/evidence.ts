/** A file of evidence, for who may read its task. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demand } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { isUuid, partiesIn } from "../task-row.js";
import type { EvidenceView } from "./task-view.js";

export async function findEvidence(
  db: Database,
  actor: Actor,
  taskId: string,
  evidenceId: string,
): Promise<EvidenceView> {
  if (!isUuid(taskId) || !isUuid(evidenceId)) throw evidenceNotFound();
  const found = await db.prisma.evidence.findFirst({
    where: { id: evidenceId, report: { taskId } },
    select: {
      id: true,
      fileName: true,
      mediaType: true,
      size: true,
      sha256: true,
      report: {
        select: {
          task: {
            select: {
              leadUnitId: true,
              reviewerUnitId: true,
              units: { select: { unitId: true, role: true } },
            },
          },
        },
      },
    },
  });
  if (found === null) throw evidenceNotFound();
  const { report, ...evidence } = found;
  demand(actor, "read", partiesIn(report.task));
  return evidence;
}

function evidenceNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy tệp minh chứng này. Hãy tải lại trang nhiệm vụ.",
    en: "There is no such file of evidence. Load the task's page again.",
  });
}
