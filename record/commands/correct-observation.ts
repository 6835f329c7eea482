/** A figure is put right; the wrong one stays beside it, with the reason. */
import { DomainError } from "../../domain/errors.js";
import { demandObservation } from "../../domain/permissions.js";
import { type TargetChanged, type TargetCommand, changeTarget } from "../change-target.js";
import type { Database } from "../database.js";
import { writeObservation } from "../observations.js";
import { isUuid } from "../task-row.js";

export interface CorrectObservation extends TargetCommand {
  readonly observationId: string;
  readonly value: number;
  readonly source: string;
  readonly reason: string;
}

/** Raises `not_found`; `conflict` where it is not in force any more. */
export async function correctObservation(db: Database, command: CorrectObservation): Promise<TargetChanged> {
  const { actor, now, targetId, observationId, value, source, reason } = command;
  const old = isUuid(observationId)
    ? await db.prisma.observation.findFirst({ where: { id: observationId, targetId } })
    : null;
  if (old === null) throw observationNotFound();
  return changeTarget(
    db,
    command,
    () => {
      demandObservation(actor, old.unitId);
    },
    async (tx) => {
      // Read again under the lock.
      const inForce = await tx.observation.count({ where: { id: old.id, supersededAt: null } });
      if (inForce === 0) throw superseded();
      const id = await writeObservation(tx, {
        targetId,
        unitId: old.unitId,
        year: old.year,
        value,
        source,
        enteredById: actor.personId,
        now,
        corrects: { id: old.id, reason },
      });
      const before = { value: old.value.toString(), source: old.source };
      return {
        kind: "observation_corrected",
        observationId: id,
        detail: {
          observationId: id,
          corrects: old.id,
          unitId: old.unitId,
          year: old.year,
          before,
          value: String(value),
          source,
          reason,
        },
      };
    },
  );
}

function observationNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy số liệu này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such figure. Check the address.",
  });
}

function superseded(): DomainError {
  return new DomainError("conflict", {
    vi: "Số liệu này đã được thay. Hãy tải lại trang và đính chính số liệu hiện hành.",
    en: "This figure has been replaced. Load the page again and correct the one in force.",
  });
}
