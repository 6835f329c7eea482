/** A tracking workbook: shown before it is written, taken once however often it comes, ten thousand rows at a time. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { TrackingRow, TrackingSheet } from "../../domain/tracking-row.js";
import { correctDraftTask } from "../../record/commands/correct-draft-task.js";
import { type ImportWorkbook, importWorkbook } from "../../record/commands/import-workbook.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { issueDraft } from "../../record/commands/issue-draft.js";
import { readDraft } from "../../record/queries/draft.js";
import { type World, freshWorld, readingOf } from "../world.js";
import { ISSUED, on } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const NOW = on("2026-03-03");

const row = (number: number, over: Partial<TrackingRow> = {}): TrackingRow => ({
  sheet: "Theo dõi",
  row: number,
  hidden: false,
  count: String(number),
  group: null,
  task: `Triển khai nội dung thứ ${String(number)}.`,
  lead: ["Huyện ủy Long Mỹ"],
  coordinating: [],
  due: { text: "30/06/2026", due: "2026-06-30" },
  product: "Báo cáo",
  cells: { task: `B${String(number)}` },
  ...over,
});
const sheetOf = (rows: readonly TrackingRow[], over: Partial<TrackingSheet> = {}): TrackingSheet => ({
  rows,
  errors: [],
  passedOver: [],
  ...over,
});

let files = 0;
const taking = (sheet: TrackingSheet, over: Partial<ImportWorkbook> = {}) =>
  importWorkbook(world.db, {
    ...{ actor: world.actor("office"), now: NOW, programmeId: null, sheet, includeHidden: false },
    ...{ rules: "rules-1", fileName: "theo-doi.xlsx", fileHash: `hash-${String((files += 1))}` },
    file: { mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", size: 9 },
    dryRun: false,
    ...over,
  });
const counts = async () => ({
  programmes: await world.db.prisma.programme.count(),
  drafts: await world.db.prisma.draftTask.count(),
  readings: await world.db.prisma.draftReading.count(),
  versions: (await world.db.prisma.programme.findMany({ select: { version: true } })).map(
    (one) => one.version,
  ),
});
const draft = (programmeId: string | null) =>
  readDraft(world.db, world.actor("office"), programmeId ?? "", NOW);

describe("a workbook", () => {
  test("is shown first: new rows, unknown names, hidden and repeated rows; nothing is written", async () => {
    const rows = [
      row(2),
      row(3, { lead: ["Huyện ủy Long Mĩ"] }),
      row(4, { hidden: true }),
      row(5, { task: "TRIỂN KHAI  nội dung thứ 2" }),
    ];
    const preview = await taking(sheetOf(rows), { dryRun: true });
    expect(preview).toMatchObject({
      ...{ programmeId: null, added: 2, known: 0, hidden: 1 },
      names: [{ name: "Huyện ủy Long Mĩ", rows: 1, proposed: ["Huyện ủy Long Mỹ"] }],
      errors: [{ cell: "B5", grave: false }],
      rows: [{ cell: "Theo dõi!B2", due: "2026-06-30" }, { cell: "Theo dõi!B3" }],
    });
    expect(await counts()).toMatchObject({ programmes: 0, drafts: 0 });
  });

  test("with a cell that has to be mended is refused by that cell, and nothing is written", async () => {
    const message = { vi: "Thiếu cơ quan chủ trì", en: "The lead unit is missing" };
    const errors = [{ sheet: "Theo dõi", cell: "C2", grave: true, message }];
    await expect(taking(sheetOf([row(2)], { errors }))).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "workbook", errors },
    });
    expect(await counts()).toMatchObject({ programmes: 0, drafts: 0 });
  });

  test("becomes a draft whose rows rest on their lines and name their cells, and is issued", async () => {
    const rows = [
      row(2, { group: "I. CẢI CÁCH" }),
      row(3, { group: "I. CẢI CÁCH" }),
      row(4, { group: "II. HẠ TẦNG" }),
    ];
    const { programmeId } = await taking(sheetOf(rows));
    const made = await draft(programmeId);
    expect(made.tasks.map((task) => [task.section, task.cell, task.product, task.due])).toEqual([
      ["1.1", "Theo dõi!B2", "Báo cáo", "2026-06-30"],
      ["1.2", "Theo dõi!B3", "Báo cáo", "2026-06-30"],
      ["2.1", "Theo dõi!B4", "Báo cáo", "2026-06-30"],
    ]);
    expect(made.document.flat().map((run) => run.begins)).toEqual(made.tasks.map((task) => [task.id]));
    // It has no number and no title of its own.
    expect(made.open.map((matter) => matter.field)).toEqual(["document"]);
    await world.db.prisma.programme.updateMany({ data: { number: "1-KH/TU" } });
    const command = { actor: world.actor("office"), now: NOW, programmeId: programmeId ?? "" };
    expect(await issueDraft(world.db, { ...command, acknowledgement: false })).toMatchObject({ tasks: 3 });
  });

  test("adds to a draft what it has not got; the same rows a second time change nothing", async () => {
    const reading = readingOf(2);
    const { programmeId } = await importProgramme(world.db, {
      ...{ actor: world.actor("office"), now: ISSUED, reading, fileName: "a.txt", fileHash: "f" },
    });
    const [first] = reading.tasks;
    // One stands in the document already, with the same lead.
    const rows = [row(2, { task: first?.text ?? "" }), row(3), row(4)];
    expect(await taking(sheetOf(rows), { programmeId })).toMatchObject({ added: 2, known: 1 });
    const { tasks, document } = await draft(programmeId);
    expect(tasks.map((task) => task.section)).toEqual(["II.1", "II.2", "PL.1", "PL.2"]);
    expect(document.flat().at(-1)).toMatchObject({ begins: [tasks[3]?.id] });

    const before = await counts();
    expect(await taking(sheetOf(rows), { programmeId })).toMatchObject({ added: 0, known: 3 });
    expect(await counts()).toEqual(before);
    // Nor where a person has put a row right, or its date was moved in the workbook.
    const added = tasks[2];
    await correctDraftTask(world.db, {
      ...{ actor: world.actor("office"), now: NOW, programmeId },
      ...{ draftTaskId: added?.id ?? "", patch: { text: "Khác hẳn." } },
    });
    const moved = rows.map((one) => ({ ...one, due: { text: "31/07/2026", due: "2026-07-31" } }));
    expect(await taking(sheetOf(moved), { programmeId })).toMatchObject({ added: 0, known: 3 });
    expect(await taking(sheetOf([...rows, row(5)]), { programmeId })).toMatchObject({ added: 1, known: 3 });
  });

  test("of two people at once adds its rows once", async () => {
    const { programmeId } = await taking(sheetOf([row(2)]));
    const rows = [row(2), row(3), row(4)];
    await Promise.all([
      taking(sheetOf(rows), { programmeId }),
      taking(sheetOf(rows), { programmeId, actor: world.actor("advising") }),
    ]);
    expect((await draft(programmeId)).tasks).toHaveLength(3);
  });

  test("that was imported before leads to its draft; an issued programme takes no rows", async () => {
    const { programmeId } = await taking(sheetOf([row(2)]), { fileHash: "once" });
    for (const dryRun of [true, false])
      await expect(taking(sheetOf([row(2)]), { fileHash: "once", dryRun })).rejects.toMatchObject({
        code: "conflict",
        detail: { programmeId },
      });
    await world.db.prisma.programme.updateMany({ data: { state: "closed" } });
    await expect(taking(sheetOf([row(3)]), { programmeId })).rejects.toMatchObject({ code: "conflict" });
  });

  test("of ten thousand rows is written, and not written again", async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => row(index + 2));
    const { programmeId, added } = await taking(sheetOf(rows));
    expect(added).toBe(10_000);
    expect(await draft(programmeId)).toMatchObject({ taskCount: 10_000, pages: 200, page: 0 });
    expect(await taking(sheetOf(rows), { programmeId })).toMatchObject({ added: 0, known: 10_000 });
    expect(await world.db.prisma.draftTaskUnit.count()).toBe(10_000);
  }, 120_000);
});
