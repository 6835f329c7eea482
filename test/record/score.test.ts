/** A unit's score and its people, from the record. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { declareAbsence } from "../../record/commands/declare-absence.js";
import { decideExtension } from "../../record/commands/decide-extension.js";
import { readScore } from "../../record/queries/score.js";
import { readUnitPeople } from "../../record/queries/unit-people.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { ISSUED, on } from "./traces.js";

const NOW = on("2026-06-10");

let world: World;
let ids: readonly string[];

beforeAll(async () => {
  world = await freshWorld();
  const of = (dueOn: string | null, lead = "longmy") => wantedTask({ dueOn, lead, coordinating: [] });
  ({ taskIds: ids } = await world.issue(ISSUED, [
    of("2026-04-15"), // in time
    of("2026-04-15"), // late
    of("2026-04-15"), // nothing
    of("2026-04-15"), // extended into the next quarter
    of("2026-04-15"), // dropped
    of("2026-12-15"), // another quarter
    of(null),
    of("2026-04-15", "vithanh"),
  ]));
  const [inTime = "", late = "", nothing = "", extended = "", dropped = ""] = ids;
  for (const id of [inTime, late, nothing, extended]) await doTo(world, id, on("2026-03-03"), ["accept"]);
  await doTo(world, inTime, on("2026-04-10"), ["report_completion", "confirm"]);
  await doTo(world, late, on("2026-04-20"), ["report_completion", "confirm"]);
  await doTo(world, extended, on("2026-04-10"), ["request_extension"]);
  await decideExtension(world.db, {
    ...{ taskId: extended, actor: world.actor("office"), now: on("2026-04-10") },
    ...{ decision: "grant", dueOn: "2026-07-10", remarks: null },
  });
  await doTo(world, nothing, on("2026-04-20"), ["demand_explanation"]);
  await doTo(world, dropped, on("2026-03-03"), ["cancel"]);
}, 120_000);
afterAll(() => world.close());

const score = (who: Name, period: string, unit = "longmy") =>
  readScore(world.db, world.actor(who), world.unitId(unit), period, NOW);

test("counts what falls due in the quarter by either date, and leads each figure to its tasks", async () => {
  const { first, granted, returned, explainedLate, tasks } = await score("longmy", "2026-Q2");
  expect(first).toEqual({ on_time: 1, late: 1, overdue: 2, waiting: 0, percent: 25 });
  expect(granted).toEqual({ on_time: 1, late: 1, overdue: 1, waiting: 0, percent: 33.3 });
  expect([returned, explainedLate]).toEqual([0, 1]);
  expect(tasks.map((task) => ids.indexOf(task.id)).sort()).toEqual([0, 1, 2, 3]);
  expect(tasks.find((task) => task.id === ids[3])?.score).toEqual({
    ...{ first: "overdue", granted: null, returned: false, explainedLate: false },
  });
});

test("the extended task belongs to the next quarter by the date in force", async () => {
  const { first, granted } = await score("longmy", "2026-Q3");
  expect([first.overdue + first.waiting, granted.waiting]).toEqual([0, 1]);
});

test("the year holds them all, and what is not judged lowers nothing", async () => {
  const { first, granted } = await score("office", "2026");
  expect(first).toEqual({ on_time: 1, late: 1, overdue: 2, waiting: 1, percent: 25 });
  expect(granted).toEqual({ on_time: 1, late: 1, overdue: 1, waiting: 2, percent: 33.3 });
});

test("a unit without a task in the period has no share", async () => {
  expect(await score("committee", "2027", "ldld")).toMatchObject({ tasks: [], first: { percent: null } });
});

test("another unit's is not there, nor is a unit that is none, nor a period that is none", async () => {
  await expect(score("vithanh", "2026")).rejects.toMatchObject({ code: "not_found" });
  await expect(readScore(world.db, world.actor("office"), "x", "2026", NOW)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(score("longmy", "2026-13")).rejects.toMatchObject({
    ...{ code: "invalid_input", detail: { field: "period" } },
  });
});

test("the people of a unit: the head first, who may say that whom is away, and who is", async () => {
  const people = (who: Name) => readUnitPeople(world.db, world.actor(who), world.unitId("longmy"), NOW);
  const line = (of: Awaited<ReturnType<typeof people>>) =>
    of.people.map((each) => [each.name, each.isHead, each.isFocal, each.mayDeclare]);
  expect(line(await people("longmy"))).toEqual([
    ["Ngô Thu Yến", true, false, false],
    ["Lê Tấn Phúc", false, true, true],
  ]);
  expect(line(await people("longmy.head")).map((each) => each[3])).toEqual([true, true]);
  expect(line(await people("office")).map((each) => each[3])).toEqual([true, true]);
  expect(line(await people("inspector")).map((each) => each[3])).toEqual([false, false]);
  await expect(people("ldld")).rejects.toMatchObject({ code: "not_found" });

  const away = async (from: string, to: string, at: string) =>
    declareAbsence(world.db, {
      ...{ actor: world.actor("longmy"), now: on(at), from, to },
      ...{ personId: world.actor("longmy").personId, deputyId: world.actor("longmy.head").personId },
    });
  await away("2026-06-01", "2026-06-09", "2026-06-01");
  await away("2026-06-10", "2026-06-12", "2026-06-01");
  await away("2026-07-01", "2026-07-02", "2026-06-01");
  const { absences } = await people("longmy");
  expect(absences.map((each) => [each.name, each.deputy.name, each.from, each.to, each.now])).toEqual([
    ["Lê Tấn Phúc", "Ngô Thu Yến", "2026-06-10", "2026-06-12", true],
    ["Lê Tấn Phúc", "Ngô Thu Yến", "2026-07-01", "2026-07-02", false],
  ]);
});
