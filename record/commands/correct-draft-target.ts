/** A person puts a target of a draft right, drops it, or takes it back. What is left becomes the programme's targets. */
import type { Day } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { Comparator } from "../../domain/reading.js";
import { basisRead, isLevel } from "../../domain/target.js";
import { type Correction, type DraftCommand, changeDraft } from "../change-draft.js";
import type { Database, Transaction } from "../database.js";
import { maybeDate, maybeDay } from "../days.js";
import { isUuid } from "../task-row.js";
import type { LockedProgramme } from "../programme-row.js";
import { already } from "./drop-draft-task.js";

export interface DraftTargetContent {
  readonly text: string;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly period: "year" | "half_year" | "quarter" | "month" | null;
  readonly by: Day | null;
}

export interface DraftTargetCommand extends DraftCommand {
  readonly targetId: string;
  /** The version of the draft that the person saw. */
  readonly expectedVersion?: number | undefined;
}

export type DraftTargetChanged = { readonly targetId: string };

export async function correctDraftTarget(
  db: Database,
  command: DraftTargetCommand & { readonly content: DraftTargetContent },
): Promise<DraftTargetChanged & { readonly draftVersion: number }> {
  const { content, expectedVersion } = command;
  return changeDraft(db, { ...command, expectedDraft: expectedVersion }, async (tx, draft) => {
    const target = await targetIn(tx, draft, command.targetId);
    const before: DraftTargetContent = {
      text: target.text,
      comparator: target.comparator,
      value: Number(target.value),
      unit: target.unit,
      period: target.period as DraftTargetContent["period"], // written by us alone
      by: maybeDay(target.byDate),
    };
    const corrections = (Object.keys(before) as (keyof DraftTargetContent)[]).flatMap(
      (field): Correction[] =>
        before[field] === content[field]
          ? []
          : [{ object: "target", objectId: target.id, field, before: before[field], after: content[field] }],
    );
    const { by, ...others } = content;
    await tx.target.update({
      where: { id: target.id },
      data: { ...others, byDate: maybeDate(by), ...measuredBy(content), version: { increment: 1 } },
    });
    return { corrections, answer: { targetId: target.id } };
  });
}

/** As at the import: what the words of the target say of how it is measured. */
function measuredBy({ comparator, period, by, unit }: DraftTargetContent) {
  return {
    basis: basisRead(comparator, period),
    horizonYear: by === null ? null : Number(by.slice(0, 4)),
    figureUnit: isLevel(comparator) ? unit : null,
  };
}

export async function dropDraftTarget(
  db: Database,
  command: DraftTargetCommand & { readonly dropped: boolean },
): Promise<DraftTargetChanged & { readonly draftVersion: number }> {
  const { dropped, now, expectedVersion } = command;
  return changeDraft(db, { ...command, expectedDraft: expectedVersion }, async (tx, draft) => {
    const target = await targetIn(tx, draft, command.targetId);
    if ((target.droppedAt !== null) === dropped) throw already(dropped);
    await tx.target.update({ where: { id: target.id }, data: { droppedAt: dropped ? now : null } });
    return {
      corrections: [
        { object: "target", objectId: target.id, field: "dropped", before: !dropped, after: dropped },
      ],
      answer: { targetId: target.id },
    };
  });
}

async function targetIn(tx: Transaction, draft: LockedProgramme, targetId: string) {
  const target = isUuid(targetId)
    ? await tx.target.findFirst({ where: { id: targetId, programmeId: draft.id } })
    : null;
  if (target !== null) return target;
  throw new DomainError("not_found", {
    vi: "Không tìm thấy chỉ tiêu này trong dự thảo. Hãy tải lại trang.",
    en: "There is no such target in the draft. Load the page again.",
  });
}
