/** A draft is put right by people: units matched, doubts settled, rows split, joined and dropped; issued when nothing is open. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { ReadTask, Reading } from "../../domain/reading.js";
import { correctDraftDocument } from "../../record/commands/correct-draft-document.js";
import { correctDraftTarget, dropDraftTarget } from "../../record/commands/correct-draft-target.js";
import { type DraftTaskPatch, correctDraftTask } from "../../record/commands/correct-draft-task.js";
import { dropDraftTask } from "../../record/commands/drop-draft-task.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { issueDraft } from "../../record/commands/issue-draft.js";
import { joinDraftTasks } from "../../record/commands/join-draft-tasks.js";
import { settleDraftDoubt, settleDraftName } from "../../record/commands/settle-draft-doubt.js";
import { splitDraftTask } from "../../record/commands/split-draft-task.js";
import { draftCorrections, readDraft } from "../../record/queries/draft.js";
import { type World, freshWorld, readingOf } from "../world.js";
import { ISSUED, on } from "./traces.js";

let world: World;
let programmeId: string;
beforeEach(async () => {
  world = await freshWorld();
  await world.db.prisma.unit.updateMany({
    where: { kind: "party_committee" },
    data: { sets: ["các cấp ủy"] },
  });
});
afterEach(() => world.close());

const NOW = on("2026-03-03");
const office = () => ({ actor: world.actor("office"), now: NOW, programmeId });
const advising = () => ({ ...office(), actor: world.actor("advising") });
const draft = () => readDraft(world.db, world.actor("office"), programmeId, NOW);
const row = async (index: number) => {
  const one = (await draft()).tasks[index];
  if (one === undefined) throw new Error(`no row ${String(index)}`);
  return one;
};
const unit = (code: string) => world.unitId(code);
const codes = (units: readonly { code: string }[]) => units.map((each) => each.code).sort();

/** The usual reading, with other names in its first instruction. */
async function imported(over: Partial<ReadTask>, more: Partial<Reading> = {}, rows = 3): Promise<void> {
  const reading = readingOf(rows);
  const tasks = reading.tasks.map((task, index) => (index === 0 ? { ...task, ...over } : task));
  ({ programmeId } = await importProgramme(world.db, {
    ...{ actor: world.actor("office"), now: ISSUED, fileName: "a.txt", fileHash: "a".repeat(64) },
    ...{ rules: "rules-1", reading: { ...reading, ...more, tasks } },
  }));
}

async function correct(index: number, patch: DraftTaskPatch, by = office()) {
  const { id, version } = await row(index);
  return correctDraftTask(world.db, { ...by, draftTaskId: id, expectedVersion: version, patch });
}

const issue = () => issueDraft(world.db, { ...office(), acknowledgement: false });

describe("names of the document", () => {
  test("that one unit bears are that unit; the reading stays as it was, with the name of its rules", async () => {
    await imported({});
    const { tasks, names, openCount, rules } = await draft();
    expect(tasks.map((task) => codes(task.lead))).toEqual([["longmy"], ["longmy"], ["longmy"]]);
    expect({ names, openCount, rules }).toEqual({ names: [], openCount: 0, rules: "rules-1" });
    const [kept] = await world.db.prisma.draftReading.findMany({ where: { programmeId } });
    expect(kept).toMatchObject({ number: 1, reading: readingOf(3) });
  });

  test("that stand for several or for none wait for a person, who answers for all tasks at once", async () => {
    await imported(
      { lead: ["Các cấp ủy"], coordinating: ["Công đoàn Lao động"], through: ["Trung tâm Vũ trụ"] },
      {},
      2,
    );
    const before = await draft();
    expect(before.names.map(({ name, kind, proposed }) => [name, kind, codes(proposed)])).toEqual([
      ["Các cấp ủy", "set", ["longmy", "thuanhung", "vithanh"]],
      ["Công đoàn Lao động", "name", ["ldld"]],
      ["Trung tâm Vũ trụ", "name", []],
    ]);
    // Three names, and nobody leads.
    expect(before.openCount).toBe(4);
    expect(before.tasks[0]?.lead).toEqual([]);

    const unitIds = ["longmy", "vithanh"].map(unit);
    await settleDraftName(world.db, { ...office(), name: "các cấp ủy", unitIds });
    await settleDraftName(world.db, { ...office(), name: "Công đoàn Lao động", unitIds: [unit("ldld")] });
    await settleDraftName(world.db, { ...office(), name: "Trung tâm Vũ trụ", unitIds: [] });
    const after = await draft();
    expect(codes(after.tasks[0]?.lead ?? [])).toEqual(["longmy", "vithanh"]);
    expect(codes(after.tasks[0]?.coordinating ?? [])).toEqual(["ldld"]);
    expect(after).toMatchObject({ names: [], openCount: 0, version: before.version + 3 });
    await expect(
      settleDraftName(world.db, { ...office(), name: "Các cấp ủy", unitIds }),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(
      settleDraftName(world.db, { ...office(), name: "Các cấp ủy", unitIds: [programmeId] }),
    ).rejects.toMatchObject({ code: "invalid_input", detail: { field: "unitIds" } });
  });
});

describe("a correction", () => {
  test("keeps both sides, who and when, raises the versions, and stands in the register's journal without words", async () => {
    await imported({});
    const first = await row(0);
    const text = "Nội dung đã sửa.";
    expect(await correct(0, { text, due: "2026-06-30", evidence: "document" }, advising())).toEqual({
      draftTaskId: first.id,
      version: 2,
      draftVersion: 2,
    });
    expect(await row(0)).toMatchObject({ text, due: "2026-06-30", evidence: "document", duePassed: false });
    const kept = await draftCorrections(world.db, world.actor("office"), programmeId, first.id);
    expect(kept.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ["text", first.text, text],
        ["evidence", "any", "document"],
        ["due", null, "2026-06-30"],
      ]),
    );
    expect(kept[0]).toMatchObject({ madeBy: { name: "Đặng Thu Hà" }, madeAt: NOW, readingNumber: null });
    const [event] = await world.db.prisma.journalEvent.findMany({ where: { kind: "draft_corrected" } });
    expect(event).toMatchObject({ taskId: null, actorId: world.actor("advising").personId });
    expect(JSON.stringify(event?.detail)).toContain(first.id);
    expect(JSON.stringify(event?.detail)).not.toContain(text);
    // What is the same is no correction.
    await correct(0, { text });
    expect(await draftCorrections(world.db, world.actor("office"), programmeId, first.id)).toHaveLength(3);
  });

  test("of what somebody else has changed meanwhile is refused, and overwrites nothing", async () => {
    await imported({});
    const { id, version } = await row(0);
    const by = (person: ReturnType<typeof office>, text: string) =>
      correctDraftTask(world.db, { ...person, draftTaskId: id, expectedVersion: version, patch: { text } });
    const ends = await Promise.allSettled([by(office(), "Một."), by(advising(), "Hai.")]);
    const refused = ends.filter((end) => end.status === "rejected");
    expect(refused).toMatchObject([{ reason: { code: "stale" } }]);
    const won = ends[0].status === "fulfilled" ? "Một." : "Hai.";
    expect((await row(0)).text).toBe(won);
    // Another row is another matter.
    await correct(1, { text: "Ba." });
    expect((await row(0)).text).toBe(won);
  });

  test.each([
    ["a due date that is none", { due: "someday" }, "due"],
    ["a unit that is none", { units: { lead: ["x"], coordinating: [], executing: [] } }, "lead"],
  ])("with %s is refused at its field", async (_what, patch: DraftTaskPatch, field) => {
    await imported({});
    const lead = patch.units && { lead: [programmeId], coordinating: [], executing: [] };
    await expect(correct(0, { ...patch, ...(lead && { units: lead }) })).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field },
    });
    expect((await row(0)).version).toBe(1);
  });

  test("gives a unit one part in a task, and lets none review its own work", async () => {
    await imported({});
    const longmy = unit("longmy");
    const units = { lead: [longmy], coordinating: [longmy], executing: [] };
    await expect(correct(0, { units })).rejects.toMatchObject({ detail: { field: "coordinating" } });
    await expect(correct(0, { reviewerUnitId: longmy })).rejects.toMatchObject({
      detail: { field: "reviewerUnitId" },
    });
  });

  test.each(["committee", "inspector", "longmy", "administrator"] as const)("is not for %s", async (name) => {
    await imported({});
    const { id } = await row(0);
    const command = { ...office(), actor: world.actor(name), draftTaskId: id };
    await expect(correctDraftTask(world.db, { ...command, patch: { text: "x" } })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(readDraft(world.db, world.actor(name), programmeId, NOW)).rejects.toMatchObject({
      code: "not_allowed",
    });
  });
});

describe("doubts of the reader", () => {
  test("belong to their task, are settled by who has looked, or by correcting what they are of", async () => {
    const reading = readingOf(2);
    const [first] = reading.tasks;
    const source = first?.source ?? { start: 0, end: 0 };
    const doubts = [
      { source: { start: 0, end: 4 }, reason: "Văn bản chưa có số." },
      { source: { start: source.start, end: source.start + 9 }, reason: "Có thể là hai nhiệm vụ." },
      {
        source: { start: source.start + (first?.text.indexOf("an toàn") ?? 0), end: source.end },
        reason: "Thời hạn chưa rõ.",
      },
    ];
    await imported({ dueText: "an toàn" }, { doubts }, 2);
    const { doubts: told } = await draft();
    expect(told.map(({ section, field, reason }) => [section, field, reason])).toEqual([
      [null, "document", "Văn bản chưa có số."],
      ["II.1", "text", "Có thể là hai nhiệm vụ."],
      ["II.1", "due", "Thời hạn chưa rõ."],
    ]);
    await correct(0, { due: "continuous" });
    expect((await draft()).doubts).toHaveLength(2);
    const doubtId = told[1]?.id ?? "";
    expect(await settleDraftDoubt(world.db, { ...office(), doubtId })).toMatchObject({ settled: 1 });
    await expect(settleDraftDoubt(world.db, { ...office(), doubtId })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(issue()).rejects.toMatchObject({ code: "conflict", detail: { openCount: 1 } });
    const document = {
      number: "02-CTr/TU",
      type: "Chương trình",
      title: "Mới",
      issuer: "BTV",
      signedOn: null,
    };
    await correctDraftDocument(world.db, { ...office(), document });
    expect(await draft()).toMatchObject({ openCount: 0, number: "02-CTr/TU", signedOn: null });
    expect(await issue()).toMatchObject({ tasks: 2 });
  });
});

describe("rows", () => {
  test("are split: the parts stand in their place, each on its own passage, with the units of the whole", async () => {
    await imported({});
    const second = await row(1);
    const [head, tail] = ["Triển khai nội dung thứ 2", "về an toàn, vệ sinh lao động."];
    const { added } = await splitDraftTask(world.db, {
      ...office(),
      draftTaskId: second.id,
      expectedVersion: 1,
      parts: [head, tail],
    });
    const { tasks, document } = await draft();
    expect(tasks.map((task) => [task.section, codes(task.lead)])).toEqual([
      ["II.1", ["longmy"]],
      ["II.2[1]", ["longmy"]],
      ["II.2[2]", ["longmy"]],
      ["II.3", ["longmy"]],
    ]);
    const passages = document.flat().filter((run) => run.begins.length > 0);
    expect(passages.map((run) => [run.text, run.begins[0]]).slice(1, 3)).toEqual([
      [head, second.id],
      [tail, added[0]],
    ]);
    await expect(
      splitDraftTask(world.db, { ...office(), draftTaskId: second.id, parts: ["một"] }),
    ).rejects.toMatchObject({ code: "invalid_input", detail: { field: "parts" } });
    expect(await issue()).toMatchObject({ tasks: 4 });
  });

  test("are joined, dropped and taken back; what was dropped is not issued", async () => {
    await imported({ coordinating: ["Liên đoàn Lao động tỉnh"] }, {}, 4);
    const [one, two, three] = (await draft()).tasks;
    await joinDraftTasks(world.db, {
      ...office(),
      draftTaskId: two?.id ?? "",
      expectedVersion: 1,
      otherId: one?.id ?? "",
    });
    expect(await row(1)).toMatchObject({ text: `${one?.text ?? ""}\n${two?.text ?? ""}`, version: 2 });
    expect(codes((await row(1)).coordinating)).toEqual(["ldld"]);
    expect((await row(0)).dropped).toBe(true);
    const drop = (dropped: boolean) =>
      dropDraftTask(world.db, { ...office(), draftTaskId: three?.id ?? "", dropped });
    await drop(true);
    await expect(drop(true)).rejects.toMatchObject({ code: "conflict" });
    await expect(correct(2, { text: "x" })).rejects.toMatchObject({ code: "conflict" });
    expect(await draft()).toMatchObject({ taskCount: 2 });
    await drop(false);
    await expect(drop(false)).rejects.toMatchObject({ code: "conflict" });
    expect(await issue()).toMatchObject({ tasks: 3 });
    await expect(drop(true)).rejects.toMatchObject({ code: "conflict" });
  });
});

test("targets are put right, dropped and taken back; those that are left are the programme's", async () => {
  const target = {
    ...{ section: "II.1", text: "Giảm 5%", comparator: "decrease_at_least" as const, value: 5, unit: "%" },
    ...{ period: "year" as const, by: null, source: { start: 0, end: 2 } },
  };
  await imported({}, { targets: [target, { ...target, text: "Giảm 9%", value: 9 }] });
  const [first, second] = (await draft()).targets;
  const targetId = first?.id ?? "";
  const { section: _section, source: _source, ...read } = target;
  const content = { ...read, value: 4.5, by: "2030-12-31" };
  await correctDraftTarget(world.db, { ...office(), targetId, content, expectedVersion: 1 });
  await expect(
    correctDraftTarget(world.db, { ...office(), targetId, content, expectedVersion: 1 }),
  ).rejects.toMatchObject({ code: "stale" });
  const drop = (dropped: boolean) =>
    dropDraftTarget(world.db, { ...office(), targetId: second?.id ?? "", dropped });
  await drop(true);
  await drop(false);
  await drop(true);
  expect((await draft()).targets.map(({ value, by, dropped }) => [value, by, dropped])).toEqual([
    [4.5, "2030-12-31", false],
    [9, null, true],
  ]);
  const kept = await draftCorrections(world.db, world.actor("office"), programmeId, targetId);
  expect(kept.map(({ field, before, after }) => [field, before, after]).sort()).toEqual([
    ["by", null, "2030-12-31"],
    ["value", 5, 4.5],
  ]);
  await issue();
  const left = await world.db.prisma.target.findMany({ where: { programmeId } });
  expect(left.map((each) => Number(each.value))).toEqual([4.5]);
});

describe("an issue", () => {
  test("makes a task of each lead unit, reviewed by the advising board, and by the office where that board leads", async () => {
    await imported({ due: "yearly:12-10", dueText: "hằng năm" });
    const units = { lead: [unit("longmy"), unit("tuyengiao")], coordinating: [unit("ldld")], executing: [] };
    await correct(1, { units, due: "2026-06-30", product: "Báo cáo" });
    const { version } = await draft();
    // A series with its first period, two leads, and one more.
    expect(await issue()).toEqual({ programmeId, tasks: 5, acknowledgements: 0, version: version + 1 });
    const tasks = await world.db.prisma.task.findMany({
      where: { programmeId, kind: "dated", seriesId: null },
      include: { reviewerUnit: true, leadUnit: true, units: true },
    });
    expect(
      tasks
        .map((task) => [task.leadUnit.code, task.reviewerUnit.code, task.product, task.units.length])
        .sort(),
    ).toEqual([
      ["longmy", "tuyengiao", "Báo cáo", 1],
      ["tuyengiao", "vptu", "Báo cáo", 1],
    ]);
    const [event] = await world.db.prisma.journalEvent.findMany({ where: { kind: "draft_issued" } });
    expect(event).toMatchObject({ detail: { programmeId, tasks: 5 } });
  });

  test("is refused while something is open, by its name, and writes nothing", async () => {
    await imported({ lead: ["Các cấp ủy"] });
    await expect(issue()).rejects.toMatchObject({
      code: "conflict",
      detail: {
        openCount: 2,
        open: [
          {
            section: "II.1",
            field: "lead",
            message: { en: expect.stringContaining("Các cấp ủy") as unknown },
          },
          { section: "II.1", field: "lead" },
        ],
      },
    });
    expect(await world.db.prisma.task.count()).toBe(0);
  });

  test("is of the version that was seen, for the office alone, and once", async () => {
    await imported({});
    await correct(0, { text: "Khác." });
    await expect(issueDraft(world.db, { ...office(), expectedVersion: 1 })).rejects.toMatchObject({
      code: "stale",
    });
    await expect(issueDraft(world.db, advising())).rejects.toMatchObject({ code: "not_allowed" });
    await issue();
    await expect(issue()).rejects.toMatchObject({ code: "conflict" });
    await expect(correct(0, { text: "Nữa." })).rejects.toMatchObject({ code: "conflict" });
  });

  test("names a unit that has ended since it was chosen", async () => {
    await imported({});
    await world.db.prisma.unit.update({
      where: { code: "longmy" },
      data: { validTo: new Date("2026-03-01T00:00:00Z") },
    });
    await expect(issue()).rejects.toMatchObject({
      detail: {
        openCount: 3,
        open: [{ message: { vi: expect.stringContaining("Huyện ủy Long Mỹ") as unknown } }, {}, {}],
      },
    });
  });
});
