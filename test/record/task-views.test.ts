/** The same tasks in the places of their document, and on the days of a month. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { listTasks } from "../../record/queries/tasks.js";
import { readTaskMonth } from "../../record/queries/task-month.js";
import { readTaskTree } from "../../record/queries/task-tree.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { ISSUED, on } from "./traces.js";

const NOW = on("2026-04-07");
const MANY = 205;

let world: World;
let few: string;
let many: string;

beforeAll(async () => {
  world = await freshWorld();
  const of = (dueOn: string | null, lead = "longmy") => wantedTask({ dueOn, lead, coordinating: [] });
  ({ programmeId: few } = await world.issue(ISSUED, [
    of("2026-04-03"),
    of("2026-04-10"),
    of(null),
    of("2026-04-10", "vithanh"),
  ]));
  ({ programmeId: many } = await world.issue(
    ISSUED,
    Array.from({ length: MANY }, () => of("2026-04-17", "ldld")),
  ));
  // As the reader numbers what stands within a paragraph.
  await world.db.prisma.task.updateMany({
    where: { programmeId: few, section: "II.3" },
    data: { section: "II.3.(1)" },
  });
}, 120_000);
afterAll(() => world.close());

const tree = (who: Name, asked: Partial<Parameters<typeof readTaskTree>[2]> = {}) =>
  readTaskTree(world.db, world.actor(who), { scope: "all", ...asked }, NOW);
const month = (who: Name, name: string, asked: Partial<Parameters<typeof readTaskMonth>[2]> = {}) =>
  readTaskMonth(world.db, world.actor(who), { scope: "all", ...asked }, name, NOW);

describe("the tree", () => {
  test("counts each place with all below it, and shows what stands there; what one may not see is not counted", async () => {
    const { programmes, whole } = await tree("longmy");
    expect(whole).toBe(true);
    expect(programmes).toHaveLength(1);
    const [first] = programmes;
    expect(first).toMatchObject({ programme: { id: few }, total: 3, overdue: 1 });
    const [root] = first?.sections ?? [];
    expect(root).toMatchObject({ path: "II", heading: "NHIỆM VỤ VÀ GIẢI PHÁP", total: 3, overdue: 1 });
    expect(
      root?.children.map((node) => [
        node.path,
        node.total,
        node.overdue,
        node.tasks.map((task) => task.section),
      ]),
    ).toEqual([
      ["II.1", 1, 1, ["II.1"]],
      ["II.2", 1, 0, ["II.2"]],
      ["II.3", 1, 0, ["II.3.(1)"]],
    ]);
  });

  test("of very many shows how many stand where, and no tasks", async () => {
    const { programmes, whole } = await tree("office");
    expect(whole).toBe(false);
    const found = programmes.find(({ programme }) => programme.id === many);
    expect(found?.total).toBe(MANY);
    const [root] = found?.sections ?? [];
    expect(root?.children).toHaveLength(MANY);
    expect(root?.children.every((node) => node.total === 1 && node.tasks.length === 0)).toBe(true);
  });

  test("takes the filter of the list", async () => {
    const { programmes } = await tree("office", { latenesses: ["overdue"] });
    expect(programmes.map(({ programme, total }) => [programme.id, total])).toEqual([[few, 1]]);
  });
});

test("a place of the document holds what is below it, and not its like", async () => {
  const sections = async (section: string) => {
    const filter = { scope: "all", section, programmeId: many, limit: 200 } as const;
    const { tasks } = await listTasks(world.db, world.actor("office"), filter, NOW);
    return tasks.map((task) => task.section);
  };
  expect(await sections("II.20")).toEqual(["II.20"]);
  expect(await sections("II")).toHaveLength(200);
  const filter = { scope: "all", section: "II.3", programmeId: few, limit: 200 } as const;
  const { tasks } = await listTasks(world.db, world.actor("office"), filter, NOW);
  expect(tasks.map((task) => task.section)).toEqual(["II.3.(1)"]);
});

describe("the month", () => {
  test("has each of its days, says which are off, and what is due on them", async () => {
    const { days } = await month("longmy", "2026-04");
    expect(days).toHaveLength(30);
    const due = days.filter((day) => day.total > 0).map((day) => [day.date, day.total, day.tasks.length]);
    expect(due).toEqual([
      ["2026-04-03", 1, 1],
      ["2026-04-10", 1, 1],
    ]);
    const at = (date: string) => days.find((day) => day.date === date);
    expect(at("2026-04-05")).toMatchObject({ working: false, declared: null });
    expect(at("2026-04-30")).toMatchObject({ working: false, declared: { kind: "holiday" } });
  });

  test("of a day with very many shows a few and how many there are", async () => {
    const { days } = await month("office", "2026-04", { programmeId: many });
    const [busy] = days.filter((day) => day.total > 0);
    expect([busy?.date, busy?.total, busy?.tasks.length]).toEqual(["2026-04-17", MANY, 4]);
  });

  test("takes the filter of the list, and leaves out other months", async () => {
    const total = async (name: string, asked: Parameters<typeof month>[2]) =>
      (await month("office", name, asked)).days.reduce((sum, day) => sum + day.total, 0);
    expect(await total("2026-04", { latenesses: ["overdue"] })).toBe(1);
    expect(await total("2026-05", {})).toBe(0);
  });
});
