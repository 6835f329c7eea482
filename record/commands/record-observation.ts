/** A target's figure of one unit and year, with its source. What is owed as a task is given through the task. */
import { closedStates } from "../../domain/task.js";
import { DomainError } from "../../domain/errors.js";
import { demandObservation } from "../../domain/permissions.js";
import { type TargetChanged, type TargetCommand, changeTarget } from "../change-target.js";
import type { Database, Transaction } from "../database.js";
import { writeObservation } from "../observations.js";
import type { LockedTarget } from "../target-row.js";

export interface RecordObservation extends TargetCommand {
  readonly unitId: string;
  readonly year: number;
  readonly value: number;
  readonly source: string;
}

/** Raises `invalid_input`, and `conflict` where a figure is there already or is owed as a task. */
export function recordObservation(db: Database, command: RecordObservation): Promise<TargetChanged> {
  const { unitId, year, value, source, actor, now } = command;
  return changeTarget(
    db,
    command,
    () => {
      demandObservation(actor, unitId);
    },
    async (tx, target) => {
      refuseDraft(target);
      if (!target.unit_ids.includes(unitId)) throw notOwed();
      await refuseKnown(tx, target, unitId, year);
      await refuseOwedAsTask(tx, target, unitId, year);
      const observationId = await writeObservation(tx, {
        targetId: target.id,
        unitId,
        year,
        value,
        source,
        enteredById: actor.personId,
        now,
      });
      return {
        kind: "observation_recorded",
        observationId,
        detail: { observationId, unitId, year, value: String(value), source },
      };
    },
  );
}

export function refuseDraft({ programme_state }: LockedTarget): void {
  if (programme_state !== "draft") return;
  throw new DomainError("conflict", {
    vi: "Chương trình chưa được ban hành nên chưa có số liệu. Hãy ban hành trước.",
    en: "The programme has not been issued, so there are no figures yet. Issue it first.",
  });
}

async function refuseKnown(tx: Transaction, { id }: LockedTarget, unitId: string, year: number) {
  const known = await tx.observation.findFirst({
    where: { targetId: id, unitId, year, supersededAt: null },
    select: { id: true },
  });
  if (known === null) return;
  throw new DomainError(
    "conflict",
    {
      vi: `Đơn vị đã có số liệu năm ${String(year)}. Hãy đính chính số liệu đó thay vì ghi thêm.`,
      en: `The unit has a figure of ${String(year)} already. Correct that one instead of adding another.`,
    },
    { observationId: known.id },
  );
}

async function refuseOwedAsTask(tx: Transaction, { id }: LockedTarget, unitId: string, year: number) {
  const task = await tx.task.findFirst({
    where: { targetId: id, leadUnitId: unitId, period: String(year), state: { notIn: [...closedStates] } },
    select: { id: true },
  });
  if (task === null) return;
  throw new DomainError(
    "conflict",
    {
      vi: `Đơn vị đang được giao cung cấp số liệu năm ${String(year)}. Hãy gửi số liệu bằng báo cáo hoàn thành của nhiệm vụ đó.`,
      en: `The figure of ${String(year)} is owed as a task of this unit. Give it by reporting that task's completion.`,
    },
    { taskId: task.id },
  );
}

function notOwed(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Đơn vị này không cung cấp số liệu của chỉ tiêu. Hãy chọn đơn vị khác, hoặc bổ sung đơn vị vào cách tính.",
      en: "This unit does not owe figures of the target. Choose another, or add the unit to the definition.",
    },
    { field: "unitId" },
  );
}
