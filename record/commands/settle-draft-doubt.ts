/** A person answers what the reader was not sure of: it is right as read, or a name stands for these units. */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { nameKey } from "../../domain/recipients.js";
import { insertRows } from "../bulk.js";
import { type DraftCommand, changeDraft } from "../change-draft.js";
import type { Database } from "../database.js";
import { unitsOn } from "../register-units.js";
import { isUuid } from "../task-row.js";

export type DoubtsSettled = { readonly settled: number };

export interface SettleDraftDoubt extends DraftCommand {
  readonly doubtId: string;
}

/** It is right as it was read. */
export async function settleDraftDoubt(
  db: Database,
  command: SettleDraftDoubt,
): Promise<DoubtsSettled & { readonly draftVersion: number }> {
  const { doubtId, now, actor } = command;
  return changeDraft(db, command, async (tx, draft) => {
    const doubt = isUuid(doubtId)
      ? await tx.draftDoubt.findFirst({ where: { id: doubtId, programmeId: draft.id } })
      : null;
    if (doubt === null) throw doubtNotFound();
    if (doubt.settledAt !== null) throw settledBefore();
    await tx.draftDoubt.update({
      where: { id: doubt.id },
      data: { settledAt: now, settledById: actor.personId },
    });
    const { draftTaskId } = doubt;
    const object = draftTaskId === null ? "document" : "task";
    const after = { doubtId, field: doubt.field };
    return {
      corrections: [{ object, objectId: draftTaskId, field: "doubt", before: null, after }],
      answer: { settled: 1 },
    };
  });
}

export interface SettleDraftName extends DraftCommand {
  /** As the document has it. */
  readonly name: string;
  /** None: it stands for nobody in the register. */
  readonly unitIds: readonly string[];
}

/** The name stands for these units wherever it is open in the draft, in the part that the document gives it there. */
export async function settleDraftName(
  db: Database,
  command: SettleDraftName,
): Promise<DoubtsSettled & { readonly draftVersion: number }> {
  const { now, actor, name } = command;
  const unitIds = [...new Set(command.unitIds)];
  return changeDraft(db, command, async (tx, draft) => {
    const known = new Set((await unitsOn(tx, dayAt(now))).map((unit) => unit.id));
    if (unitIds.some((id) => !known.has(id))) throw notAUnit();
    const open = await tx.draftDoubt.findMany({
      where: { programmeId: draft.id, settledAt: null, name: { not: null }, draftTask: { droppedAt: null } },
      select: { id: true, draftTaskId: true, field: true, name: true },
    });
    const meant = open.filter((doubt) => nameKey(doubt.name ?? "") === nameKey(name));
    if (meant.length === 0) throw settledBefore();
    const rows = meant.map((doubt) => ({ id: doubt.draftTaskId ?? "", role: doubt.field }));
    const ids = [...new Set(rows.map((row) => row.id))];
    const there = await tx.draftTaskUnit.findMany({ where: { draftTaskId: { in: ids } } });
    // A unit that has a part in the task already keeps it.
    const given = new Set(there.map((each) => `${each.draftTaskId} ${each.unitId}`));
    const fresh = rows.flatMap(({ id, role }) =>
      unitIds.flatMap((unitId) => {
        if (given.has(`${id} ${unitId}`)) return [];
        given.add(`${id} ${unitId}`);
        return [{ draft_task_id: id, unit_id: unitId, role }];
      }),
    );
    await insertRows(tx, "draft_task_unit", fresh);
    await tx.draftDoubt.updateMany({
      where: { id: { in: meant.map((doubt) => doubt.id) } },
      data: { settledAt: now, settledById: actor.personId },
    });
    await tx.draftTask.updateMany({ where: { id: { in: ids } }, data: { version: { increment: 1 } } });
    return {
      corrections: ids.map((id) => ({
        ...{ object: "task" as const, objectId: id, field: "name" },
        ...{ before: name, after: { unitIds } },
      })),
      answer: { settled: meant.length },
    };
  });
}

function doubtNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy điểm cần xem lại này. Hãy tải lại trang.",
    en: "There is no such doubt. Load the page again.",
  });
}

function settledBefore(): DomainError {
  return new DomainError("conflict", {
    vi: "Điểm này đã được xử lý, có thể bởi người khác. Hãy tải lại trang để xem.",
    en: "This has been settled already, perhaps by somebody else. Load the page again.",
  });
}

function notAUnit(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Có đơn vị không có trong danh bạ hoặc đã kết thúc. Hãy chọn lại.",
      en: "One of the units is not in the register, or has ended. Choose again.",
    },
    { field: "unitIds" },
  );
}
