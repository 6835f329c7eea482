/** The rows of a draft written at once: instructions, the units that their names stand for, and what a person has to settle. */
import { v7 as uuidv7 } from "uuid";
import type { DraftField } from "../domain/draft.js";
import { dayAt } from "../domain/day.js";
import type { Doubt, Place, ReadTask } from "../domain/reading.js";
import { type NameMatch, unitNames } from "../domain/unit-names.js";
import type { DraftTask } from "../prisma/generated/client.js";
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";
import { unitsOn } from "./register-units.js";

export type DraftRole = "lead" | "coordinating" | "executing";

export interface NewDraftTask extends ReadTask {
  readonly id: string;
  readonly position: number;
  readonly product: string | null;
  /** Of a workbook's row. */
  readonly rowKey: string | null;
  readonly cell: string | null;
}

export function draftTaskOf(task: ReadTask, position: number): NewDraftTask {
  return { ...task, id: uuidv7(), position, product: null, rowKey: null, cell: null };
}

/** Names that one unit bears become that unit; any other name becomes a doubt. Gives the number of doubts. */
export async function writeDraftTasks(
  tx: Transaction,
  programmeId: string,
  tasks: readonly NewDraftTask[],
  doubts: readonly Doubt[],
  now: Date,
): Promise<number> {
  await insertRows(
    tx,
    "draft_task",
    tasks.map((task) => ({
      id: task.id,
      programme_id: programmeId,
      position: task.position,
      section: task.section,
      text: task.text,
      lead: task.lead,
      coordinating: task.coordinating,
      through: task.through,
      due: task.due,
      due_text: task.dueText,
      source_start: task.source.start,
      source_end: task.source.end,
      product: task.product,
      evidence_kind: "any",
      row_key: task.rowKey,
      cell: task.cell,
      version: 1,
    })),
  );
  const match = unitNames(await unitsOn(tx, dayAt(now)));
  const resolved = tasks.map((task) => resolve(task, match));
  const units = resolved.flatMap((each) => each.units);
  const open = [...doubtsOf(tasks, doubts), ...resolved.flatMap((each) => each.doubts)];
  await insertRows(tx, "draft_task_unit", units);
  await insertDoubts(tx, programmeId, open);
  return open.length;
}

/** Of a row whose names were read anew: its units, and what is open of its names. */
export async function resolveAgain(
  tx: Transaction,
  programmeId: string,
  task: Pick<NewDraftTask, "id" | "lead" | "coordinating" | "through" | "source">,
  now: Date,
): Promise<void> {
  const { units, doubts } = resolve(task, unitNames(await unitsOn(tx, dayAt(now))));
  await tx.draftTaskUnit.deleteMany({ where: { draftTaskId: task.id } });
  await tx.draftDoubt.deleteMany({ where: { draftTaskId: task.id, name: { not: null }, settledAt: null } });
  await insertRows(tx, "draft_task_unit", units);
  await insertDoubts(tx, programmeId, doubts);
}

type Named = Pick<NewDraftTask, "id" | "lead" | "coordinating" | "through" | "source">;

function resolve(task: Named, match: (name: string) => NameMatch) {
  const units: { draft_task_id: string; unit_id: string; role: DraftRole }[] = [];
  const doubts: NewDoubt[] = [];
  // A unit has one part in a task, the weightiest that the document gives it.
  const given = new Set<string>();
  for (const { name, role: field } of namesIn(task)) {
    const found = match(name);
    if (found.kind !== "unit") {
      const { source } = task;
      doubts.push({ draftTaskId: task.id, kind: found.kind, field, name, reason: null, source });
    } else if (!given.has(found.unitId)) {
      given.add(found.unitId);
      units.push({ draft_task_id: task.id, unit_id: found.unitId, role: field });
    }
  }
  return { units, doubts };
}

async function insertDoubts(
  tx: Transaction,
  programmeId: string,
  doubts: readonly NewDoubt[],
): Promise<void> {
  await insertRows(
    tx,
    "draft_doubt",
    doubts.map((doubt) => ({
      id: uuidv7(),
      programme_id: programmeId,
      draft_task_id: doubt.draftTaskId,
      kind: doubt.kind,
      field: doubt.field,
      name: doubt.name,
      reason: doubt.reason,
      source_start: doubt.source.start,
      source_end: doubt.source.end,
    })),
  );
}

/** The columns of a row that is there, for one that is made of it. */
export function draftTaskCells(row: DraftTask) {
  return {
    id: row.id,
    programme_id: row.programmeId,
    position: row.position,
    section: row.section,
    text: row.text,
    lead: row.lead,
    coordinating: row.coordinating,
    through: row.through,
    due: row.due,
    due_text: row.dueText,
    source_start: row.sourceStart,
    source_end: row.sourceEnd,
    product: row.product,
    evidence_kind: row.evidenceKind,
    reviewer_unit_id: row.reviewerUnitId,
    row_key: row.rowKey,
    cell: row.cell,
    version: row.version,
  };
}

interface NewDoubt {
  readonly draftTaskId: string | null;
  readonly kind: "reading" | "name" | "set";
  readonly field: DraftField;
  readonly name: string | null;
  readonly reason: string | null;
  readonly source: Place;
}

function namesIn(task: Pick<ReadTask, "lead" | "coordinating" | "through">) {
  return [
    ...task.lead.map((name) => ({ name, role: "lead" as const })),
    ...task.coordinating.map((name) => ({ name, role: "coordinating" as const })),
    ...task.through.map((name) => ({ name, role: "executing" as const })),
  ];
}

/** Each doubt belongs to the shortest instruction around it; of the document as a whole where there is none. */
function doubtsOf(tasks: readonly NewDraftTask[], doubts: readonly Doubt[]): NewDoubt[] {
  return doubts.map(({ source, reason }) => {
    const around = tasks
      .filter((task) => task.source.start <= source.start && source.end <= task.source.end)
      .sort((a, b) => lengthOf(a) - lengthOf(b))[0];
    const field = around === undefined ? "document" : fieldOf(around, source);
    return { draftTaskId: around?.id ?? null, kind: "reading" as const, field, name: null, reason, source };
  });
}

const lengthOf = ({ source }: NewDraftTask): number => source.end - source.start;

/** What a person will change if the reader was wrong. */
function fieldOf(task: NewDraftTask, { start, end }: Place): DraftField {
  if (start === task.source.start && end === task.source.end) return task.lead.length === 0 ? "lead" : "text";
  const at = task.dueText === null ? -1 : task.text.indexOf(task.dueText);
  const from = task.source.start + at;
  const ofDue = at >= 0 && start < from + (task.dueText?.length ?? 0) && end > from;
  return ofDue ? "due" : "text";
}
