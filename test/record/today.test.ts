/** The day's work: each task in one group, the soonest first, few rows and the whole number, the list behind each. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { TodoGroup } from "../../domain/today.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { demandExplanation } from "../../record/commands/demand-explanation.js";
import { listTasks } from "../../record/queries/tasks.js";
import { readToday } from "../../record/queries/today.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { on } from "./traces.js";

/** Tuesday 7 April: due before the 7th is overdue, due until the 14th is near. */
const NOW = on("2026-04-07");
const OVERDUE = 11;

let world: World;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  world = await freshWorld();
  const wanted = {
    explain: wantedTask({ dueOn: "2026-03-24" }),
    returned: wantedTask({ dueOn: "2026-06-01" }),
    near: wantedTask({ dueOn: "2026-04-10", coordinating: ["ldld"] }),
    fresh: wantedTask({ dueOn: "2026-06-30" }),
    silent: wantedTask(),
    heard: wantedTask(),
    reported: wantedTask({ dueOn: "2026-04-30" }),
    asked: wantedTask({ dueOn: "2026-05-15" }),
    far: wantedTask({ dueOn: "2026-06-30" }),
    below: wantedTask({ dueOn: "2026-04-03", lead: "thuanhung", coordinating: [] }),
    neighbour: wantedTask({ dueOn: "2026-04-03", lead: "vithanh", coordinating: ["longmy"] }),
    yearly: wantedTask({ recurrence: "yearly", coordinating: [] }),
    ...Object.fromEntries(
      Array.from({ length: OVERDUE }, (_, index) => [
        `late${String(index)}`,
        wantedTask({ dueOn: `2026-03-${String(30 - index)}`, coordinating: [] }),
      ]),
    ),
  };
  const { taskIds } = await world.issue(on("2026-01-05"), Object.values(wanted));
  ids = new Map(Object.keys(wanted).map((name, index) => [name, taskIds[index] ?? ""]));
  const accepted = on("2026-01-06");
  const taken = [...ids.keys()].filter((name) => !["fresh", "below", "yearly"].includes(name));
  for (const name of taken.filter((each) => each !== "neighbour"))
    await doTo(world, id(name), accepted, ["accept"]);
  await doTo(world, id("returned"), on("2026-03-11"), ["report_completion", "return"]);
  await doTo(world, id("reported"), on("2026-03-11"), ["report_completion"]);
  await doTo(world, id("asked"), on("2026-03-11"), ["request_extension"]);
  await doTo(world, id("heard"), on("2026-04-01"), ["report_progress"]);
  // The ladder reaches the one that has been silent for ninety days.
  await conductTask(world.db, { taskId: id("silent"), now: on("2026-04-06") });
  await demandExplanation(world.db, {
    taskId: id("explain"),
    actor: world.actor("advising"),
    now: on("2026-04-01"),
    dueOn: "2026-04-09",
  });
}, 120_000);
afterAll(() => world.close());

function id(name: string): string {
  const found = ids.get(name);
  if (found === undefined) throw new Error(`no task for ${name}`);
  return found;
}

const nameOf = (taskId: string) => [...ids].find(([, each]) => each === taskId)?.[0] ?? "occurrence";

async function groupsOf(who: Name) {
  const { groups } = await readToday(world.db, world.actor(who), NOW);
  return Object.fromEntries(
    groups.map(({ name, total, tasks }) => [
      name,
      { total, tasks: tasks.map((task) => [nameOf(task.id), task.act] as const) },
    ]),
  );
}

test("a unit's officer has each task in one group, with its one act; what is not theirs is not there", async () => {
  const groups = await groupsOf("longmy");
  expect(Object.keys(groups)).toEqual(["explain", "overdue", "returned", "due_soon", "accept", "silent"]);
  expect(groups["explain"]).toEqual({ total: 1, tasks: [["explain", "explain"]] });
  expect(groups["returned"]?.tasks).toEqual([["returned", "report_completion"]]);
  expect(groups["due_soon"]?.tasks).toEqual([["near", "report_completion"]]);
  expect(groups["accept"]?.tasks).toEqual([
    ["fresh", "accept"],
    ["occurrence", "accept"],
  ]);
  expect(groups["silent"]?.tasks).toEqual([["silent", "report_progress"]]);
});

test("of many only the soonest are shown, and how many there are", async () => {
  const { overdue } = await groupsOf("longmy");
  expect(overdue?.total).toBe(OVERDUE);
  expect(overdue?.tasks.map(([name]) => name)).toEqual(
    Array.from({ length: 8 }, (_, index) => `late${String(OVERDUE - 1 - index)}`),
  );
});

test("a part that is owed to another's task is asked of who helps, until it is given", async () => {
  expect((await groupsOf("ldld"))["contribute"]?.tasks).toEqual([
    ["explain", "contribute"],
    ["near", "contribute"],
  ]);
  await doTo(world, id("near"), NOW, ["contribute"]);
  expect((await groupsOf("ldld"))["contribute"]?.tasks).toEqual([["explain", "contribute"]]);
});

test("who reviews and who decides have that to do, and who only reads has nothing", async () => {
  expect(await groupsOf("advising")).toEqual({ review: { total: 1, tasks: [["reported", "confirm"]] } });
  expect(await groupsOf("office")).toEqual({ decide: { total: 1, tasks: [["asked", "decide_extension"]] } });
  expect(await groupsOf("inspector")).toEqual({});
  expect(await groupsOf("administrator")).toEqual({});
});

test.each(["longmy", "ldld", "advising", "office", "thuanhung"] as const)(
  "the list behind a group of %s holds all of it and nothing else",
  async (who) => {
    const { groups } = await readToday(world.db, world.actor(who), NOW);
    expect(groups.length).toBeGreaterThan(0);
    for (const { name, total, tasks } of groups) {
      const listed = await list(who, name);
      expect([name, listed.length]).toEqual([name, total]);
      expect(listed.map((task) => task.id)).toEqual(expect.arrayContaining(tasks.map((task) => task.id)));
    }
  },
);

async function list(who: Name, todo: TodoGroup) {
  const filter = { scope: "own", todo, limit: 200 } as const;
  return (await listTasks(world.db, world.actor(who), filter, NOW)).tasks;
}

test("an explanation that was given leaves the task overdue", async () => {
  await doTo(world, id("explain"), NOW, ["explain"]);
  const groups = await groupsOf("longmy");
  expect(groups["explain"]).toBeUndefined();
  expect(groups["overdue"]).toMatchObject({ total: OVERDUE + 1 });
  expect(groups["overdue"]?.tasks[2]).toEqual(["late8", "report_completion"]);
});
