/** A draft is issued with its sheet: tasks, journals and letters at once, or none of them. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Assignment, RowError } from "../../domain/assignment.js";
import { sheetError } from "../../document/read/assignment-sheet.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { issueProgramme } from "../../record/commands/issue-programme.js";
import { type Name, type World, freshWorld, readingOf, wantedTask } from "../world.js";
import { DUE, ISSUED, lastEvent, on } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const row = (number: number, over: Partial<Assignment> = {}): Assignment => ({
  row: number + 1,
  section: `II.${String(number)}`,
  lead: "longmy",
  coordinating: [],
  executing: [],
  reviewer: "tuyengiao",
  kind: "dated",
  dueOn: DUE,
  recurrence: null,
  evidence: "any",
  product: null,
  ...over,
});

async function draft(instructions: number): Promise<string> {
  const file = { fileName: "chuong-trinh.txt", fileHash: "0".repeat(64) };
  const actor = world.actor("office");
  return (await importProgramme(world.db, { actor, now: ISSUED, reading: readingOf(instructions), ...file }))
    .programmeId;
}

const issue = (programmeId: string, assignments: readonly Assignment[], name: Name = "office") =>
  issueProgramme(world.db, { actor: world.actor(name), now: ISSUED, programmeId, assignments }, sheetError);

/** Everything an issue writes. */
async function written() {
  const { prisma } = world.db;
  const [tasks, journal, notices, mails] = await Promise.all([
    prisma.task.count(),
    prisma.journalEvent.count(),
    prisma.notice.count(),
    prisma.mail.count(),
  ]);
  return { tasks, journal, notices, mails };
}
const nothing = { tasks: 0, journal: 0, notices: 0, mails: 0 };

describe("an issue", () => {
  test("writes each task with its journal, and one letter a recipient, whatever the number of their tasks", async () => {
    const programmeId = await draft(3);
    const sheet = [
      row(1, { coordinating: ["ldld"], executing: ["vithanh"] }),
      row(2, { coordinating: ["ldld", "thuanhung"] }),
      row(3, { lead: "thuanhung" }),
    ];
    expect(await issue(programmeId, sheet)).toEqual({ programmeId, tasks: 3, version: 2 });
    const mails = await world.db.prisma.mail.findMany({
      include: { notices: true },
      orderBy: { address: "asc" },
    });
    expect(mails.map((mail) => [mail.kind, mail.address, mail.notices.length])).toEqual([
      ["assignment", "ldld@haugiang.example", 2],
      ["assignment", "longmy.head@haugiang.example", 2],
      ["assignment", "longmy@haugiang.example", 2],
      ["assignment", "thuanhung@haugiang.example", 2],
    ]);
    for (const mail of mails) expect(mail.messageId).toBe(`<assignment.${mail.id}@dondoc.example>`);
    const task = await world.db.prisma.task.findFirstOrThrow({
      where: { section: "II.1" },
      include: { units: true },
    });
    expect(task).toMatchObject({
      state: "assigned",
      version: 1,
      conductedVersion: 0,
      leadUnitId: world.unitId("longmy"),
    });
    expect(task.units.map((unit) => [unit.role, unit.unitId]).sort()).toEqual([
      ["coordinating", world.unitId("ldld")],
      ["executing", world.unitId("vithanh")],
    ]);
    expect(await lastEvent(world.db, task.id)).toMatchObject({
      kind: "task_assigned",
      number: 1,
      detail: { section: "II.1", dueOn: DUE, leadUnitId: world.unitId("longmy") },
    });
    expect(await world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } })).toMatchObject({
      state: "issued",
      issuedAt: ISSUED,
      version: 2,
    });
  });

  test("tells every wrong cell of the sheet at once and writes nothing", async () => {
    const programmeId = await draft(3);
    const sheet = [
      row(1, { lead: "khong-co", reviewer: "cung-khong" }),
      row(1, { section: "IX.9", coordinating: ["ma-la"], executing: ["la-nua"] }),
      row(2),
      row(3, { section: "II.2" }),
      row(4, { section: "II.2", lead: "tuyengiao" }),
    ];
    const thrown: unknown = await issue(programmeId, sheet).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: "invalid_input", detail: { field: "sheet" } });
    const { errors } = (thrown as { detail: { errors: RowError[] } }).detail; // as `sheetError` gives it
    expect(errors.map((error) => [error.row, error.column])).toEqual([
      [2, "Đơn vị chủ trì"],
      [2, "Đơn vị xác nhận"],
      [2, "Mục"],
      [2, "Đơn vị phối hợp"],
      [2, "Đơn vị thực hiện"],
      [4, "Đơn vị chủ trì"],
      [5, "Đơn vị xác nhận"],
      [0, "Mục"],
    ]);
    expect(await written()).toEqual(nothing);
    expect(await world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } })).toMatchObject({
      state: "draft",
    });
  });

  test("does not give work to a unit that has ended", async () => {
    const programmeId = await draft(1);
    await world.db.prisma.unit.update({
      where: { code: "vithanh" },
      data: { validTo: new Date("2026-02-28T00:00:00Z") },
    });
    await expect(issue(programmeId, [row(1, { lead: "vithanh" })])).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect(await written()).toEqual(nothing);
  });

  test("happens once, by two at once or one after the other", async () => {
    const programmeId = await draft(1);
    const ends = await Promise.allSettled([issue(programmeId, [row(1)]), issue(programmeId, [row(1)])]);
    expect(ends.map((end) => end.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(issue(programmeId, [row(1)])).rejects.toMatchObject({
      code: "conflict",
      detail: { state: "issued" },
    });
    expect(await written()).toEqual({ tasks: 1, journal: 1, notices: 2, mails: 2 });
  });

  test("is the office's alone, of a programme that is there", async () => {
    const programmeId = await draft(1);
    for (const name of ["advising", "committee", "longmy"] as const) {
      await expect(issue(programmeId, [row(1)], name)).rejects.toMatchObject({ code: "not_allowed" });
    }
    for (const id of ["x", "00000000-0000-7000-8000-000000000000"]) {
      await expect(issue(id, [row(1)])).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await written()).toEqual(nothing);
  });

  test("of two thousand tasks is one transaction, with one letter a person", async () => {
    const sheet = Array.from({ length: 2000 }, (_, index) =>
      wantedTask({ dueOn: index % 2 === 0 ? DUE : null }),
    );
    const { taskIds } = await world.issue(ISSUED, sheet);
    expect(new Set(taskIds).size).toBe(2000);
    // Officer, head and the trade union's officer.
    expect(await written()).toEqual({ tasks: 2000, journal: 2000, notices: 6000, mails: 3 });
    expect(await world.db.prisma.task.count({ where: { nextRungAt: { lte: on("2026-03-05") } } })).toBe(2000);
  });
});
