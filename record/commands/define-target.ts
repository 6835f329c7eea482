/** Says how a target is measured: its formula, where it starts, who owes the figure by when, and how figures become one. */
import { dayAt } from "../../domain/day.js";
import { invalidField } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import { isRecurrence } from "../../domain/recurrence.js";
import { type RollUp, type TargetBasis, isLevel } from "../../domain/target.js";
import { type TargetChanged, type TargetCommand, changeTarget } from "../change-target.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import type { LockedTarget } from "../target-row.js";

export interface DefineTarget extends TargetCommand {
  readonly basis: TargetBasis;
  readonly baseline: { readonly year: number; readonly value: number; readonly source: string } | null;
  readonly horizonYear: number | null;
  readonly rollUp: RollUp;
  readonly figureUnit: string;
  /** `yearly:01-31`; null: nobody is asked. */
  readonly figureRecurrence: string | null;
  readonly unitIds: readonly string[];
}

export function defineTarget(db: Database, command: DefineTarget): Promise<TargetChanged> {
  const { actor, now, basis, baseline, horizonYear, rollUp, figureUnit, figureRecurrence } = command;
  const unitIds = [...new Set(command.unitIds)];
  return changeTarget(
    db,
    command,
    () => {
      demandGeneral(actor, "define_target");
    },
    async (tx, target) => {
      refuseUnfit(target, command);
      await refuseUnknownUnits(tx, unitIds, now);
      await tx.target.update({
        where: { id: target.id },
        data: {
          basis,
          baselineYear: baseline?.year ?? null,
          baselineValue: baseline?.value ?? null,
          baselineSource: baseline?.source ?? null,
          horizonYear,
          rollUp,
          figureUnit,
          figureRecurrence,
        },
      });
      // Those whose years are over owed them, and stay.
      await tx.targetUnit.deleteMany({
        where: { targetId: target.id, toYear: null, unitId: { notIn: unitIds } },
      });
      await tx.targetUnit.createMany({
        data: unitIds.map((unitId) => ({ targetId: target.id, unitId })),
        skipDuplicates: true,
      });
      // Its workflow looks at once whether a figure is to be asked for.
      await tx.programme.updateMany({
        where: { id: target.programme_id, state: "issued" },
        data: { nextRungAt: now },
      });
      return {
        kind: "target_defined",
        detail: {
          basis,
          baseline: baseline && { ...baseline, value: String(baseline.value) },
          horizonYear,
          rollUp,
          figureUnit,
          figureRecurrence,
          unitIds,
        },
      };
    },
  );
}

function refuseUnfit({ comparator }: LockedTarget, command: DefineTarget): void {
  const { basis, baseline, horizonYear, figureRecurrence } = command;
  if (isLevel(comparator) !== (basis === "level")) {
    throw invalidField("basis", {
      vi: "Cách tính không hợp với chỉ tiêu: chỉ tiêu tăng, giảm tính theo mức thay đổi; chỉ tiêu khác tính theo mức đạt.",
      en: "The formula does not fit: a rise or a fall is measured as a change, other targets as a level.",
    });
  }
  if (baseline !== null && horizonYear !== null && baseline.year >= horizonYear) {
    throw invalidField("baselineYear", {
      vi: "Năm gốc phải trước năm cuối của chỉ tiêu.",
      en: "The baseline's year must come before the target's last year.",
    });
  }
  if (basis === "whole_period" && horizonYear === null) {
    throw invalidField("horizonYear", {
      vi: "Hãy ghi năm cuối của chỉ tiêu.",
      en: "Give the target's last year.",
    });
  }
  const yearly =
    figureRecurrence === null || (/^yearly:/.test(figureRecurrence) && isRecurrence(figureRecurrence));
  if (!yearly) {
    throw invalidField("figureRecurrence", {
      vi: "Hạn gửi số liệu ghi theo dạng yearly:01-31 (tháng-ngày hằng năm).",
      en: "The day by which figures are due has the form yearly:01-31 (month and day).",
    });
  }
}

async function refuseUnknownUnits(tx: Transaction, unitIds: readonly string[], now: Date): Promise<void> {
  const today = dateOf(dayAt(now));
  const known = await tx.unit.count({
    where: {
      id: { in: [...unitIds] },
      validFrom: { lte: today },
      OR: [{ validTo: null }, { validTo: { gte: today } }],
    },
  });
  if (known === unitIds.length) return;
  throw invalidField("unitIds", {
    vi: "Có đơn vị không có trong danh bạ hoặc đã kết thúc hoạt động. Hãy chọn lại.",
    en: "One of the units is not in the register, or has ended. Choose again.",
  });
}
