/**
 * A tracking workbook becomes a draft, or adds to one the rows that it has not got yet. Shown first and written when it is
 * confirmed; the same rows a second time change nothing.
 */
import { createHash } from "node:crypto";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import {
  type FreshRow,
  type RowPlan,
  type TrackingSheet,
  planRows,
  readingOfRows,
  rowIdentity,
  textOfRows,
} from "../../domain/tracking-row.js";
import { unitNames } from "../../domain/unit-names.js";
import { changeDraft } from "../change-draft.js";
import type { Database, Transaction } from "../database.js";
import { keepReading, nextReading } from "../draft-readings.js";
import { type NewDraftTask, draftTaskOf, writeDraftTasks } from "../draft-rows.js";
import type { Claimed } from "../idempotency.js";
import { programmeNotFound } from "../programme-row.js";
import type { WorkbookImportView, WorkbookNameView } from "../queries/workbook-view.js";
import { unitsOn } from "../register-units.js";
import { isUuid } from "../task-row.js";
import { importRows, importedBefore } from "./import-programme.js";

export interface ImportWorkbook extends Claimed {
  readonly actor: Actor;
  /** null: a new draft. */
  readonly programmeId: string | null;
  readonly sheet: TrackingSheet;
  readonly includeHidden: boolean;
  readonly rules: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly file: { readonly mediaType: string; readonly size: number };
  /** Only shows what would be written. */
  readonly dryRun: boolean;
}

/** As many as a person looks over before they confirm. */
const ROWS_SHOWN = 100;

export async function importWorkbook(db: Database, command: ImportWorkbook): Promise<WorkbookImportView> {
  demandGeneral(command.actor, "import_programme");
  if (command.dryRun) await refuseKnownFile(db, command);
  const plan = await planned(db.prisma, command);
  const preview = await shown(db, command, plan);
  // Whatever is wrong is mended in the workbook; a dry run says what.
  if (command.dryRun || plan.fresh.length === 0) return preview;
  if (plan.errors.some((each) => each.grave)) throw toBeMended(plan);
  return command.programmeId === null
    ? importNew(db, command, plan, preview)
    : addRows(db, command, command.programmeId, preview);
}

async function refuseKnownFile(db: Database, { programmeId, fileHash }: ImportWorkbook): Promise<void> {
  if (programmeId !== null) return;
  const known = await db.prisma.programme.findUnique({ where: { fileHash }, select: { id: true } });
  if (known !== null) throw importedBefore(known.id);
}

/** The rows that are there: those of a workbook by their own key, those of a document by their words. */
async function planned(
  tx: Pick<Transaction, "programme" | "draftTask">,
  { programmeId, sheet, includeHidden }: ImportWorkbook,
): Promise<RowPlan> {
  if (programmeId === null) return planRows(sheet, () => false, includeHidden);
  const programme = isUuid(programmeId)
    ? await tx.programme.findUnique({ where: { id: programmeId }, select: { state: true } })
    : null;
  if (programme === null) throw programmeNotFound();
  if (programme.state !== "draft") throw notADraft(programme.state);
  const rows = await tx.draftTask.findMany({
    where: { programmeId },
    select: { text: true, lead: true, rowKey: true },
  });
  const known = new Set(rows.map((row) => row.rowKey ?? keyOf(rowIdentity(row.text, row.lead))));
  return planRows(sheet, (identity) => known.has(keyOf(identity)), includeHidden);
}

function keyOf(identity: string): string {
  return createHash("sha256").update(identity).digest("hex");
}

async function importNew(
  db: Database,
  command: ImportWorkbook,
  { fresh }: RowPlan,
  preview: WorkbookImportView,
): Promise<WorkbookImportView> {
  const reading = readingOfRows(fresh);
  const rows = reading.tasks.map((task, index) => rowOf(fresh[index], draftTaskOf(task, index)));
  const { sheet: _sheet, ...others } = command;
  return importRows(db, { ...others, reading, rows }, ({ programmeId }) => ({ ...preview, programmeId }));
}

async function addRows(
  db: Database,
  command: ImportWorkbook,
  programmeId: string,
  preview: WorkbookImportView,
): Promise<WorkbookImportView> {
  return changeDraft(db, { ...command, programmeId, dryRun: false }, async (tx, draft) => {
    // Under the lock: somebody else may have added the same rows meanwhile.
    const { fresh } = await planned(tx, command);
    const nothing = {
      corrections: [],
      kind: "draft_rows_added",
      detail: { sha256: command.fileHash, rows: 0 },
    };
    if (fresh.length === 0) return { ...nothing, answer: { ...preview, added: 0 } };
    const last = await tx.draftTask.aggregate({ where: { programmeId }, _max: { position: true } });
    const before = await tx.draftTask.count({ where: { programmeId, rowKey: { not: null } } });
    const first = (last._max.position ?? -1) + 1;
    const sectionOf = (_row: unknown, index: number) => `PL.${String(before + index + 1)}`;
    const { text, tasks } = textOfRows(fresh, sectionOf, draft.text.length + 1);
    await tx.programme.update({ where: { id: draft.id }, data: { text: `${draft.text}\n${text}` } });
    const rows = tasks.map((task, index) => rowOf(fresh[index], draftTaskOf(task, first + index)));
    await writeDraftTasks(tx, draft.id, rows, [], command.now);
    const number = await nextReading(tx, draft.id);
    await keepReading(tx, { ...command, programmeId, number, reading: readingOfRows(fresh) });
    return {
      corrections: [],
      kind: "draft_rows_added",
      detail: { sha256: command.fileHash, rows: rows.length },
      answer: { ...preview, added: rows.length },
    };
  });
}

function rowOf(fresh: FreshRow | undefined, task: NewDraftTask): NewDraftTask {
  if (fresh === undefined) return task;
  const { row, identity } = fresh;
  return { ...task, product: row.product, rowKey: keyOf(identity), cell: cellOf(row) };
}

const cellOf = (row: FreshRow["row"]): string => `${row.sheet}!${row.cells.task ?? String(row.row)}`;

async function shown(
  db: Database,
  { programmeId, sheet, now }: ImportWorkbook,
  { fresh, known, hidden, errors }: RowPlan,
): Promise<WorkbookImportView> {
  const units = await unitsOn(db.prisma, dayAt(now));
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const match = unitNames(units);
  const names = new Map<string, WorkbookNameView>();
  for (const name of fresh.flatMap(({ row }) => [...row.lead, ...row.coordinating])) {
    const found = match(name);
    if (found.kind === "unit") continue;
    const proposed = found.unitIds.flatMap((id) => nameOf.get(id) ?? []);
    names.set(name, { name, kind: found.kind, proposed, rows: (names.get(name)?.rows ?? 0) + 1 });
  }
  return {
    programmeId,
    added: fresh.length,
    known,
    hidden,
    passedOver: sheet.passedOver,
    errors,
    names: [...names.values()].sort((a, b) => b.rows - a.rows),
    rows: fresh.slice(0, ROWS_SHOWN).map(({ row }) => ({
      cell: cellOf(row),
      task: row.task,
      lead: row.lead,
      coordinating: row.coordinating,
      due: row.due?.due ?? null,
      product: row.product,
    })),
  };
}

function notADraft(state: string): DomainError {
  return new DomainError(
    "conflict",
    {
      vi: "Chương trình đã ban hành. Muốn bổ sung nhiệm vụ, hãy nhập văn bản sửa đổi, bổ sung.",
      en: "The programme has been issued. To add tasks, enter the document that amends it.",
    },
    { state },
  );
}

function toBeMended({ errors }: RowPlan): DomainError {
  const grave = errors.filter((each) => each.grave);
  const [first] = grave;
  const where = first === undefined ? "" : `${first.sheet}!${first.cell}`;
  return new DomainError(
    "invalid_input",
    {
      vi: `Bảng có ${String(grave.length)} ô phải sửa, ô đầu tiên ${where}: ${first?.message.vi ?? ""}. Hãy sửa rồi tải lên lại; chưa có gì được ghi.`,
      en: `${String(grave.length)} cells are to be mended, the first ${where}: ${first?.message.en ?? ""}. Mend them and upload it again; nothing was written.`,
    },
    { field: "workbook", errors: grave },
  );
}
