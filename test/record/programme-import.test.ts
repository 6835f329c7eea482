/** A document as read becomes a draft, whole or not at all, and once. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Reading } from "../../domain/reading.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { readProgramme } from "../../record/queries/programmes.js";
import { type Name, type World, freshWorld, readingOf } from "../world.js";
import { ISSUED } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const HASH = "f".repeat(64);

function importing(reading: Reading, name: Name = "office") {
  const file = { fileName: "chuong-trinh.txt", fileHash: HASH };
  return importProgramme(world.db, { actor: world.actor(name), now: ISSUED, reading, ...file });
}

async function counts() {
  const { prisma } = world.db;
  const [programmes, sections, targets, drafts, directives] = await Promise.all([
    prisma.programme.count(),
    prisma.section.count(),
    prisma.target.count(),
    prisma.draftTask.count(),
    prisma.directive.count(),
  ]);
  return { programmes, sections, targets, drafts, directives };
}

const nothing = { programmes: 0, sections: 0, targets: 0, drafts: 0, directives: 0 };

describe("an import", () => {
  test("keeps sections, targets, instructions and doubts, each with its place", async () => {
    const reading = readingOf(3);
    const target = {
      section: "II.1",
      text: "Giảm 5% số vụ tai nạn lao động",
      comparator: "decrease_at_least" as const,
      value: 5,
      unit: "%",
      period: "year" as const,
      by: "2030-12-31",
      source: { start: 0, end: 5 },
    };
    const doubts = [{ source: { start: 0, end: 2 }, reason: "lead_unclear" }];
    const { programmeId, ...told } = await importing({ ...reading, targets: [target], doubts });
    expect(told).toEqual({ tasks: 3, targets: 1, doubts: 1, version: 1 });
    expect(await counts()).toEqual({ programmes: 1, sections: 4, targets: 1, drafts: 3, directives: 1 });
    const programme = await readProgramme(world.db, world.actor("office"), programmeId, ISSUED);
    expect(programme).toMatchObject({ state: "draft", number: "01-CTr/TU", signedOn: "2026-01-05" });
    expect(programme.targets).toMatchObject([
      { value: 5, comparator: "decrease_at_least", by: "2030-12-31" },
    ]);
    expect(programme.doubts).toEqual([{ passage: "II", reason: "lead_unclear" }]);
    const [chapter] = programme.sections;
    expect(chapter?.children.map((section) => section.path)).toEqual(["II.1", "II.2", "II.3"]);
    expect(chapter?.children[1]?.drafts).toMatchObject([{ lead: ["Huyện ủy Long Mỹ"], section: "II.2" }]);
  });

  test("of the same file a second time meets the first programme", async () => {
    const { programmeId } = await importing(readingOf(2));
    const before = await counts();
    await expect(importing(readingOf(2), "advising")).rejects.toMatchObject({
      code: "conflict",
      detail: { programmeId },
    });
    expect(await counts()).toEqual(before);
  });

  test("of one file by two people at once makes one programme", async () => {
    const ends = await Promise.allSettled([
      importing(readingOf(2)),
      importing(readingOf(2), "advising"),
      importing(readingOf(2)),
    ]);
    expect(ends.map((end) => end.status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    for (const end of ends)
      if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "conflict" });
    expect(await counts()).toMatchObject({ programmes: 1, drafts: 2 });
  });

  test("that fails at its last row leaves nothing behind, and may be repeated", async () => {
    const reading = readingOf(3);
    // An offset that no integer column takes.
    const tasks = reading.tasks.map((task, index) =>
      index === 2 ? { ...task, source: { start: 0, end: 2 ** 40 } } : task,
    );
    await expect(importing({ ...reading, tasks })).rejects.toThrow();
    expect(await counts()).toEqual(nothing);
    expect(await importing(reading)).toMatchObject({ tasks: 3 });
  });

  test.each(["longmy", "committee", "inspector", "administrator"] as const)("is not for %s", async (name) => {
    await expect(importing(readingOf(1), name)).rejects.toMatchObject({ code: "not_allowed" });
    expect(await counts()).toEqual(nothing);
  });

  test("needs the office, the advising board and the Standing Committee in the register", async () => {
    await world.db.prisma.membership.deleteMany({ where: { role: "advising_board" } });
    await expect(importing(readingOf(1))).rejects.toMatchObject({
      code: "conflict",
      detail: { missingRole: "advising_board" },
    });
    expect(await counts()).toEqual(nothing);
  });
});
