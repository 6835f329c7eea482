/** A person puts an instruction of a draft right: its words, who has a part in it, when it is due, what proves it. */
import type { EvidenceKind } from "../../domain/assignment.js";
import { dayAt } from "../../domain/day.js";
import { isDue } from "../../domain/draft.js";
import { type Message, invalidField } from "../../domain/errors.js";
import {
  type Correction,
  type DraftTaskCommand,
  type DraftTaskRow,
  changeDraft,
  draftTaskIn,
  refuseDropped,
  settleDoubts,
} from "../change-draft.js";
import type { Database, Transaction } from "../database.js";
import type { DraftRole } from "../draft-rows.js";
import { unitsOn } from "../register-units.js";

/** What is left out stays as it is. */
export interface DraftTaskPatch {
  readonly text?: string | undefined;
  readonly product?: string | null | undefined;
  readonly evidence?: EvidenceKind | undefined;
  /** A day, a recurrence or `continuous`. */
  readonly due?: string | undefined;
  readonly units?: DraftUnits | undefined;
  /** null: as `reviewerOf` has it. */
  readonly reviewerUnitId?: string | null | undefined;
}

export type DraftUnits = Readonly<Record<DraftRole, readonly string[]>>;

export type DraftTaskChanged = {
  readonly draftTaskId: string;
  readonly version: number;
};

export async function correctDraftTask(
  db: Database,
  command: DraftTaskCommand & { readonly patch: DraftTaskPatch },
): Promise<DraftTaskChanged & { readonly draftVersion: number }> {
  return changeDraft(db, command, async (tx, draft) => {
    const row = await draftTaskIn(tx, draft, command.draftTaskId, command.expectedVersion);
    refuseDropped(row);
    await check(tx, row, command);
    const corrections = await applyPatch(tx, row, command.patch);
    const version = row.version + 1;
    await tx.draftTask.update({ where: { id: row.id }, data: { version } });
    await settleDoubts(tx, command, row.id, fieldsOf(command.patch));
    return { corrections, answer: { draftTaskId: row.id, version } };
  });
}

/** Whoever chooses the units of a task has answered for all of its names. */
function fieldsOf(patch: DraftTaskPatch): string[] {
  return [
    ...(patch.text === undefined ? [] : ["text"]),
    ...(patch.due === undefined ? [] : ["due"]),
    ...(patch.units === undefined ? [] : ["lead", "coordinating", "executing"]),
  ];
}

/** Writes what differs and gives both sides of it; version and doubts are the caller's. */
export async function applyPatch(
  tx: Transaction,
  row: DraftTaskRow,
  patch: DraftTaskPatch,
  readingNumber?: number,
): Promise<Correction[]> {
  const corrections: Correction[] = [];
  const note = (field: string, before: unknown, after: unknown): boolean => {
    if (JSON.stringify(before) === JSON.stringify(after)) return false;
    const accepted = readingNumber === undefined ? {} : { readingNumber };
    corrections.push({ object: "task", objectId: row.id, field, before, after, ...accepted });
    return true;
  };
  const { text, product, evidence, due, units, reviewerUnitId } = patch;
  if (text !== undefined) note("text", row.text, text);
  if (product !== undefined) note("product", row.product, product);
  if (evidence !== undefined) note("evidence", row.evidenceKind, evidence);
  if (due !== undefined) note("due", row.due, due);
  if (reviewerUnitId !== undefined) note("reviewer", row.reviewerUnitId, reviewerUnitId);
  await tx.draftTask.update({
    where: { id: row.id },
    data: {
      ...(text === undefined ? {} : { text }),
      ...(product === undefined ? {} : { product }),
      ...(evidence === undefined ? {} : { evidenceKind: evidence }),
      ...(due === undefined ? {} : { due }),
      ...(reviewerUnitId === undefined ? {} : { reviewerUnitId }),
    },
  });
  if (units !== undefined && note("units", unitsOf(row), sorted(units)))
    await replaceUnits(tx, row.id, units);
  return corrections;
}

export function unitsOf({ units }: DraftTaskRow): DraftUnits {
  const inRole = (role: DraftRole) => units.filter((each) => each.role === role).map((each) => each.unitId);
  return sorted({
    lead: inRole("lead"),
    coordinating: inRole("coordinating"),
    executing: inRole("executing"),
  });
}

function sorted({ lead, coordinating, executing }: DraftUnits): DraftUnits {
  const once = (ids: readonly string[]) => [...new Set(ids)].sort();
  return { lead: once(lead), coordinating: once(coordinating), executing: once(executing) };
}

export async function replaceUnits(tx: Transaction, draftTaskId: string, units: DraftUnits): Promise<void> {
  await tx.draftTaskUnit.deleteMany({ where: { draftTaskId } });
  const { lead, coordinating, executing } = sorted(units);
  const inRole = (role: DraftRole, ids: readonly string[]) =>
    ids.map((unitId) => ({ draftTaskId, unitId, role }));
  await tx.draftTaskUnit.createMany({
    data: [
      ...inRole("lead", lead),
      ...inRole("coordinating", coordinating),
      ...inRole("executing", executing),
    ],
  });
}

async function check(
  tx: Transaction,
  row: DraftTaskRow,
  { patch, now }: DraftTaskCommand & { readonly patch: DraftTaskPatch },
): Promise<void> {
  if (patch.due !== undefined && !isDue(patch.due)) throw invalidField("due", notADue);
  const known = new Set((await unitsOn(tx, dayAt(now))).map((unit) => unit.id));
  const { units = unitsOf(row), reviewerUnitId = row.reviewerUnitId } = patch;
  const given = new Set<string>();
  for (const role of ["lead", "coordinating", "executing"] as const)
    for (const id of new Set(units[role])) {
      if (patch.units !== undefined && !known.has(id)) throw invalidField(role, notAUnit);
      if (given.has(id)) throw invalidField(role, twice);
      given.add(id);
    }
  if (patch.reviewerUnitId != null && !known.has(patch.reviewerUnitId))
    throw invalidField("reviewerUnitId", notAUnit);
  if (reviewerUnitId !== null && units.lead.includes(reviewerUnitId))
    throw invalidField("reviewerUnitId", ownReview);
}
const notADue: Message = {
  vi: "Hãy chọn ngày, định kỳ (yearly:12-10, quarterly …) hoặc thường xuyên (continuous).",
  en: "Give a day, a recurrence (yearly:12-10, quarterly …) or continuous.",
};
const notAUnit: Message = {
  vi: "Đơn vị này không có trong danh bạ hoặc đã kết thúc. Hãy chọn đơn vị khác.",
  en: "This unit is not in the register, or has ended. Choose another.",
};
const twice: Message = {
  vi: "Một đơn vị chỉ có một vai trò trong một nhiệm vụ. Hãy bỏ bớt.",
  en: "A unit has one part in a task. Take one away.",
};
const ownReview: Message = {
  vi: "Đơn vị không được tự xác nhận việc của mình. Hãy chọn đơn vị xác nhận khác.",
  en: "A unit may not review its own work. Choose another reviewing unit.",
};
