/** An instruction of a draft that holds several becomes as many rows. The first keeps the row; all keep its units and date. */
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../domain/errors.js";
import { insertRows } from "../bulk.js";
import {
  type DraftTaskCommand,
  changeDraft,
  draftTaskIn,
  refuseDropped,
  settleDoubts,
} from "../change-draft.js";
import type { Database, Transaction } from "../database.js";
import { draftTaskCells } from "../draft-rows.js";
import type { DraftTaskChanged } from "./correct-draft-task.js";

export interface SplitDraftTask extends DraftTaskCommand {
  /** The text of each part, in order; two at least. */
  readonly parts: readonly string[];
}

export type DraftTaskSplit = DraftTaskChanged & { readonly added: readonly string[] };

export async function splitDraftTask(
  db: Database,
  command: SplitDraftTask,
): Promise<DraftTaskSplit & { readonly draftVersion: number }> {
  const [first, ...others] = command.parts;
  return changeDraft(db, command, async (tx, draft) => {
    if (first === undefined || others.length === 0) throw tooFew();
    const row = await draftTaskIn(tx, draft, command.draftTaskId, command.expectedVersion);
    refuseDropped(row);
    const placeOf = (part: string) => {
      const at = draft.text.indexOf(part, row.sourceStart);
      const within = at >= 0 && at + part.length <= row.sourceEnd;
      // Words that a person has changed rest on the whole passage.
      return within ? { start: at, end: at + part.length } : { start: row.sourceStart, end: row.sourceEnd };
    };
    await makeRoom(tx, draft.id, row.position, others.length);
    const fresh = others.map((text, index) => ({
      ...draftTaskCells(row),
      id: uuidv7(),
      position: row.position + 1 + index,
      section: `${row.section}[${String(index + 2)}]`,
      text,
      source_start: placeOf(text).start,
      source_end: placeOf(text).end,
      row_key: null,
      version: 1,
    }));
    await insertRows(tx, "draft_task", fresh);
    await insertRows(
      tx,
      "draft_task_unit",
      fresh.flatMap(({ id }) =>
        row.units.map((unit) => ({ draft_task_id: id, unit_id: unit.unitId, role: unit.role })),
      ),
    );
    await copyDoubts(
      tx,
      row.id,
      fresh.map(({ id }) => id),
    );
    const version = row.version + 1;
    const section = `${row.section}[1]`;
    const { start, end } = placeOf(first);
    await tx.draftTask.update({
      where: { id: row.id },
      data: { text: first, section, sourceStart: start, sourceEnd: end, version },
    });
    await settleDoubts(tx, command, row.id, ["text"]);
    const added = fresh.map(({ id }) => id);
    const before = { section: row.section, text: row.text };
    const after = { section, text: first, added };
    return {
      corrections: [
        { object: "task", objectId: row.id, field: "split", before, after },
        ...fresh.map(({ id, section: own, text }) => ({
          ...{ object: "task" as const, objectId: id, field: "split" },
          ...{ before: null, after: { section: own, text, from: row.id } },
        })),
      ],
      answer: { draftTaskId: row.id, version, added },
    };
  });
}

/** Behind `position`. */
export async function makeRoom(
  tx: Transaction,
  programmeId: string,
  position: number,
  rows: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE draft_task SET position = position + ${rows}
    WHERE programme_id = ${programmeId}::uuid AND position > ${position}`;
}

/** What is open of the names of the whole is open of each part. */
async function copyDoubts(tx: Transaction, from: string, to: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO draft_doubt (id, programme_id, draft_task_id, kind, field, name, reason, source_start, source_end)
    SELECT gen_random_uuid(), d.programme_id, part.id, d.kind, d.field, d.name, d.reason, d.source_start, d.source_end
    FROM draft_doubt d CROSS JOIN unnest(${[...to]}::uuid[]) AS part(id)
    WHERE d.draft_task_id = ${from}::uuid AND d.settled_at IS NULL AND d.field <> 'text'`;
}

function tooFew(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Cần ít nhất hai phần. Hãy để một dòng trống giữa các phần.",
      en: "There must be two parts at least. Leave an empty line between them.",
    },
    { field: "parts" },
  );
}
