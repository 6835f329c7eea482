/** A draft's document read again by newer rules: what a person accepts of it is written, and their corrections stay. */
import { DomainError } from "../../domain/errors.js";
import type { Reading } from "../../domain/reading.js";
import { type FieldChange, type ReReadItem, reRead } from "../../domain/re-reading.js";
import { type Correction, type DraftCommand, changeDraft, draftTaskIn } from "../change-draft.js";
import type { Database, Transaction } from "../database.js";
import { keepReading, nextReading } from "../draft-readings.js";
import { draftTaskOf, resolveAgain, writeDraftTasks } from "../draft-rows.js";
import type { LockedProgramme } from "../programme-row.js";
import { reReadRows } from "../re-read-rows.js";
import { applyPatch } from "./correct-draft-task.js";
import { makeRoom } from "./split-draft-task.js";

export interface ReReadDraft extends DraftCommand {
  readonly reading: Reading;
  readonly rules: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly file?: { readonly mediaType: string; readonly size: number } | undefined;
  /** Keys of the items that a person has accepted. */
  readonly accept: readonly string[];
  readonly expectedVersion?: number | undefined;
}

export type DraftReRead = { readonly accepted: number; readonly readingNumber: number };

/** Raises `conflict` where an accepted item is not there any more. */
export async function reReadDraft(
  db: Database,
  command: ReReadDraft,
): Promise<DraftReRead & { readonly draftVersion: number }> {
  const { reading, accept, expectedVersion } = command;
  return changeDraft(db, { ...command, expectedDraft: expectedVersion }, async (tx, draft) => {
    if (accept.length === 0) throw nothingChosen();
    const items = new Map(
      reRead(await reReadRows(tx, draft.id), draft.text, reading).map((item) => [item.key, item]),
    );
    const readingNumber = await nextReading(tx, draft.id);
    await keepReading(tx, { ...command, number: readingNumber });
    const corrections: Correction[] = [];
    for (const key of new Set(accept)) {
      const item = items.get(key);
      if (item === undefined) throw notThere(key);
      corrections.push(...(await take(tx, draft, command, item, readingNumber)));
    }
    return {
      corrections,
      kind: "draft_re_read",
      detail: { readingNumber, rules: command.rules },
      answer: { accepted: new Set(accept).size, readingNumber },
    };
  });
}

async function take(
  tx: Transaction,
  draft: LockedProgramme,
  command: ReReadDraft,
  item: ReReadItem,
  readingNumber: number,
): Promise<Correction[]> {
  switch (item.kind) {
    case "added":
      return add(tx, draft, command, item.task, readingNumber);
    case "dropped": {
      const row = await draftTaskIn(tx, draft, item.row.id);
      const data = { droppedAt: command.now, version: row.version + 1 };
      await tx.draftTask.update({ where: { id: row.id }, data });
      const sides = { field: "dropped", before: false, after: true };
      return [{ object: "task", objectId: row.id, ...sides, readingNumber }];
    }
    case "changed":
      return change(tx, draft, command, item, readingNumber);
  }
}

/** Behind the last row whose passage begins before it. */
async function add(
  tx: Transaction,
  draft: LockedProgramme,
  { now }: ReReadDraft,
  task: Reading["tasks"][number],
  readingNumber: number,
): Promise<Correction[]> {
  const before = await tx.draftTask.findFirst({
    where: { programmeId: draft.id, sourceStart: { lte: task.source.start } },
    orderBy: [{ sourceStart: "desc" }, { position: "desc" }],
    select: { position: true },
  });
  const position = (before?.position ?? -1) + 1;
  await makeRoom(tx, draft.id, position - 1, 1);
  const row = draftTaskOf(task, position);
  await writeDraftTasks(tx, draft.id, [row], [], now);
  const after = { section: task.section, text: task.text };
  return [{ object: "task", objectId: row.id, field: "added", before: null, after, readingNumber }];
}

async function change(
  tx: Transaction,
  draft: LockedProgramme,
  { now }: ReReadDraft,
  { row: { id }, task, fields }: Extract<ReReadItem, { kind: "changed" }>,
  readingNumber: number,
): Promise<Correction[]> {
  const row = await draftTaskIn(tx, draft, id);
  const wanted = (field: FieldChange["field"]) => fields.some((each) => each.field === field && !each.kept);
  const corrections = await applyPatch(
    tx,
    row,
    {
      text: wanted("text") ? task.text : undefined,
      due: wanted("due") ? (task.due ?? "continuous") : undefined,
    },
    readingNumber,
  );
  const renamed = (["lead", "coordinating", "through"] as const).filter(wanted);
  const names = Object.fromEntries(renamed.map((field) => [field, [...task[field]]]));
  const moved = { sourceStart: task.source.start, sourceEnd: task.source.end };
  const placed = task.source.start < task.source.end ? { ...moved, dueText: task.dueText } : {};
  await tx.draftTask.update({ where: { id }, data: { ...names, ...placed, version: row.version + 1 } });
  if (renamed.length > 0) {
    const { lead, coordinating, through } = { ...row, ...names };
    await resolveAgain(tx, draft.id, { id, lead, coordinating, through, source: task.source }, now);
  }
  return [
    ...corrections,
    ...renamed.map((field) => ({
      ...{ object: "task" as const, objectId: id, field },
      ...{ before: row[field], after: task[field], readingNumber },
    })),
  ];
}

function nothingChosen(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Chưa chọn điểm nào. Hãy đánh dấu những điểm muốn lấy theo lần đọc mới.",
      en: "Nothing is chosen. Mark what is to be taken from the new reading.",
    },
    { field: "accept" },
  );
}

function notThere(key: string): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Dự thảo đã thay đổi từ lúc xem trước. Hãy đọc lại để xem các điểm khác nhau hiện nay.",
      en: "The draft has changed since the preview. Read it again to see what differs now.",
    },
    { field: "accept", key },
  );
}
