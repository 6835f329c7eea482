/** Lists of tasks: the most urgent first, narrowed, searched, and page by page without a gap. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type TaskFilter, listTasks } from "../../record/queries/tasks.js";
import { countTasks, readOverview } from "../../record/queries/overview.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { ISSUED, on } from "./traces.js";

/** Tuesday 7 April: due before the 7th is overdue, due until the 14th is near. */
const NOW = on("2026-04-07");

let world: World;
let programmeId: string;
/** The tasks by what they are for. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  world = await freshWorld();
  const wanted = {
    far: wantedTask({ dueOn: "2026-06-30" }),
    near: wantedTask({ dueOn: "2026-04-10" }),
    overdueLong: wantedTask({ dueOn: "2026-03-20" }),
    overdueShort: wantedTask({ dueOn: "2026-04-03" }),
    returned: wantedTask({ dueOn: "2026-06-01" }),
    declined: wantedTask({ dueOn: "2026-06-01" }),
    reported: wantedTask({ dueOn: "2026-04-30" }),
    done: wantedTask({ dueOn: "2026-04-30" }),
    dropped: wantedTask({ dueOn: "2026-04-30" }),
    continuous: wantedTask(),
    neighbour: wantedTask({ dueOn: "2026-06-30", lead: "vithanh", coordinating: [] }),
    below: wantedTask({ dueOn: "2026-06-30", lead: "thuanhung", coordinating: [] }),
    helped: wantedTask({ dueOn: "2026-06-30", lead: "vithanh", coordinating: ["longmy"] }),
    yearly: wantedTask({ recurrence: "yearly", coordinating: [] }),
  };
  const issued = await world.issue(ISSUED, Object.values(wanted));
  programmeId = issued.programmeId;
  ids = Object.fromEntries(Object.keys(wanted).map((name, index) => [name, issued.taskIds[index] ?? ""]));
  const accepted = on("2026-03-03");
  const reported = on("2026-03-10");
  const returned = on("2026-03-11");
  for (const name of ["far", "near", "overdueLong", "overdueShort", "continuous"])
    await doTo(world, id(name), accepted, ["accept"]);
  await doTo(world, id("returned"), returned, ["accept", "report_completion", "return"]);
  await doTo(world, id("declined"), accepted, ["decline"]);
  await doTo(world, id("reported"), reported, ["accept", "report_completion"]);
  await doTo(world, id("done"), reported, ["accept", "report_completion", "confirm"]);
  await doTo(world, id("dropped"), reported, ["cancel"]);
  await conductTask(world.db, { taskId: id("overdueLong"), now: on("2026-03-31") });
  const texts = {
    far: "Đôn đốc các đơn vị tổ chức Tháng hành động",
    near: "Tổ chức hòa giải 100% vụ việc",
    continuous: "Thực hiện hoà nhập cộng đồng",
  };
  for (const [name, text] of Object.entries(texts))
    await world.db.prisma.task.update({ where: { id: id(name) }, data: { text } });
}, 120_000);
afterAll(() => world.close());

test("a range of due dates finds what is due within it, its two days among them, and nothing without a date", async () => {
  const due = async (range: Partial<TaskFilter>) => {
    const filter: TaskFilter = { scope: "all", limit: 200, ...range };
    const { tasks } = await listTasks(world.db, world.actor("office"), filter, NOW);
    const names = new Map(Object.entries(ids).map(([name, taskId]) => [taskId, name]));
    return tasks.map((task) => names.get(task.id)).sort();
  };
  expect(await due({ dueFrom: "2026-04-03", dueTo: "2026-04-10" })).toEqual(["near", "overdueShort"]);
  expect(await due({ dueTo: "2026-04-03" })).toEqual(["overdueLong", "overdueShort"]);
  const fromJune = await due({ dueFrom: "2026-06-30" });
  expect(fromJune).toEqual(expect.arrayContaining(["below", "far", "helped", "neighbour"]));
  expect(fromJune).not.toContain("continuous");
  await expect(due({ dueFrom: "2026-04-10", dueTo: "2026-04-09" })).rejects.toMatchObject({
    code: "invalid_input",
    detail: { field: "dueTo" },
  });
});

function id(name: string): string {
  const found = ids[name];
  if (found === undefined) throw new Error(`no task for ${name}`);
  return found;
}

async function list(filter: Partial<TaskFilter>, name: Name = "office") {
  const { tasks, nextCursor } = await listTasks(
    world.db,
    world.actor(name),
    { scope: "all", limit: 200, ...filter },
    NOW,
  );
  const names = new Map(Object.entries(ids).map(([key, value]) => [value, key]));
  return {
    names: tasks.map((task) => names.get(task.id) ?? `${task.kind} ${task.period ?? ""}`),
    nextCursor,
    tasks,
  };
}

test("the order: late, sent back, declined, near, not accepted, under review, the rest, series, closed", async () => {
  const { names } = await list({});
  expect(names).toEqual([
    "overdueLong",
    "overdueShort",
    "returned",
    "declined",
    "near",
    "neighbour",
    "below",
    "helped",
    "dated 2026",
    "reported",
    "far",
    "continuous",
    "yearly",
    "done",
    "dropped",
  ]);
});

describe("pages", () => {
  test.each([1, 2, 5, 14, 15, 16])("of %i cover every row exactly once, in the one order", async (limit) => {
    const whole = (await list({})).tasks.map((task) => task.id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit, cursor });
      expect(page.tasks.length).toBeLessThanOrEqual(limit);
      seen.push(...page.tasks.map((task) => task.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(whole);
  });

  test.each(["x", "", "MCAyMDI2LTk5LTk5IDEgLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0t"])(
    "do not begin at %p, which no page gave",
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({
        code: "invalid_input",
        detail: { field: "cursor" },
      });
    },
  );

  test("do not begin at a day that is none, nor at an id that is none", async () => {
    for (const text of [`0 2026-13-45 1 ${id("far")}`, `0 2026-01-01 1 ${"-".repeat(36)}`]) {
      const cursor = Buffer.from(text).toString("base64url");
      await expect(list({ cursor })).rejects.toMatchObject({ code: "invalid_input" });
    }
  });
});

describe("a list narrowed", () => {
  test.each<[string, Partial<TaskFilter>, string[]]>([
    ["to states", { states: ["returned", "declined"] }, ["returned", "declined"]],
    ["to what is overdue", { latenesses: ["overdue"] }, ["overdueLong", "overdueShort"]],
    ["to what is near or was in time", { latenesses: ["due_soon", "on_time"] }, ["near", "done"]],
    ["to what was escalated", { escalated: true }, ["overdueLong"]],
    ["to words without diacritics", { words: "don doc" }, ["far"]],
    ["to words with them", { words: "đôn đốc" }, ["far"]],
    ["to hòa, which is hoà", { words: "hòa" }, ["near", "continuous"]],
    ["to hoà, which is hòa", { words: "hoà" }, ["near", "continuous"]],
    ["to HÒA, in capitals", { words: "HÒA" }, ["near", "continuous"]],
    ["to all words given, in any order", { words: "giai hoa" }, ["near"]],
    ["to a percent sign, which is itself", { words: "0%" }, ["near"]],
    ["to an underscore, which is itself", { words: "_" }, []],
    ["to a section", { words: "ii.12" }, ["below"]],
  ])("%s", async (_to, filter, expected) => {
    expect((await list(filter)).names).toEqual(expected);
  });

  test("to a unit and a programme", async () => {
    expect((await list({ unitId: world.unitId("vithanh") })).names).toEqual(["neighbour", "helped"]);
    expect((await list({ programmeId })).names).toHaveLength(15);
    expect((await list({ programmeId: world.unitId("btv") })).names).toEqual([]);
  });
});

describe("a unit", () => {
  test("sees what it and those below it lead or co-ordinate, and nothing else", async () => {
    const { names } = await list({}, "longmy");
    expect(names).toContain("helped");
    expect(names).toContain("below");
    expect(names).not.toContain("neighbour");
    expect((await list({}, "thuanhung")).names).toEqual(["below"]);
    expect((await list({}, "vithanh")).names).toEqual(["neighbour", "helped"]);
    expect((await list({ scope: "own" }, "office")).names).toEqual([]);
    expect((await list({}, "administrator")).names).toEqual([]);
  });

  test("has a counting line that adds up", async () => {
    expect(await countTasks(world.db, world.actor("office"), "all", NOW)).toEqual({
      total: 13,
      completedOnTime: 1,
      completedLate: 0,
      openInTime: 10,
      dueSoon: 1,
      overdue: 2,
      awaitingReview: 1,
      notAccepted: 4,
      latePercent: 15.4,
    });
    expect(await countTasks(world.db, world.actor("thuanhung"), "own", NOW)).toMatchObject({
      total: 1,
      notAccepted: 1,
    });
  });

  test("that lags stands in the Standing Committee's overview, with what was escalated", async () => {
    const overview = await readOverview(world.db, world.actor("committee"), NOW);
    expect(overview.counts).toMatchObject({ total: 13, overdue: 2 });
    expect(overview.laggingUnits).toMatchObject([
      { unit: { code: "longmy" }, overdue: 2, worstWorkingDaysLate: 12 },
    ]);
    expect(overview.escalated).toMatchObject([{ id: id("overdueLong"), escalatedAt: on("2026-03-31") }]);
    await expect(readOverview(world.db, world.actor("longmy"), NOW)).rejects.toMatchObject({
      code: "not_allowed",
    });
  });
});
