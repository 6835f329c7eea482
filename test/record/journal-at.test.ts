/** A task as it was known at any instant of its life, replayed from the journal alone. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { instantAt } from "../../domain/day.js";
import { changeUnits } from "../../record/commands/change-units.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { journalAt } from "../../record/queries/journal-at.js";
import { type World, freshWorld } from "../world.js";
import { doTo, type PerformedAct } from "./acts.js";
import { DUE, ISSUED, on, rowOf } from "./traces.js";

let world: World;
let taskId: string;
beforeEach(async () => {
  world = await freshWorld();
  taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
});
afterEach(() => world.close());

/** The columns of the row that acts set, as the journal words them. */
async function rowInWords(): Promise<Record<string, unknown>> {
  const row = await rowOf(world.db, taskId);
  const days = new Set(["dueOn", "originalDueOn", "explanationDueOn", "suspendedUntil"]);
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      if (!(value instanceof Date)) return [key, value];
      return [key, days.has(key) ? value.toISOString().slice(0, 10) : value.toISOString()];
    }),
  );
}

/** An act a day; the longest way through the lifecycle. */
const life: readonly (readonly [day: string, ...acts: PerformedAct[]])[] = [
  ["2026-03-10", "report_progress"],
  ["2026-03-11", "request_extension"],
  ["2026-03-12", "decide_extension"],
  ["2026-03-13", "urge"],
  ["2026-03-16", "suspend"],
  ["2026-03-20", "resume"],
  ["2026-04-15", "explain"],
  ["2026-04-16", "report_completion"],
  ["2026-04-17", "withdraw_report"],
  ["2026-04-20", "report_completion"],
  ["2026-04-21", "return"],
  ["2026-04-22", "report_completion", "confirm"],
];

test("on the evening of each day it is what the row was then", async () => {
  const evenings: [string, Record<string, unknown>, number][] = [];
  for (const [day, ...acts] of life) {
    await doTo(world, taskId, on(day), acts);
    if (day === "2026-03-20") await conductTask(world.db, { taskId, now: on("2026-04-14", "08:00") });
    evenings.push([day, await rowInWords(), (await rowOf(world.db, taskId)).journalNumber]);
  }
  for (const [day, row, number] of evenings) {
    const end = day === "2026-03-20" ? on("2026-04-14", "23:59") : instantAt(day, "23:59");
    const { task, events, complete } = await journalAt(world.db, taskId, end);
    expect(complete).toBe(true);
    expect(events.at(-1)?.number).toBe(number);
    const { coordinatingUnitIds, executingUnitIds, ...columns } = task;
    expect(coordinatingUnitIds).toEqual([world.unitId("ldld")]);
    expect(executingUnitIds).toEqual([]);
    // Whatever the journal sets is the row's, and whatever an act may set is in the journal.
    expect(columns).toEqual(Object.fromEntries(Object.keys(columns).map((key) => [key, row[key]])));
    expect(Object.keys(columns)).toEqual(
      expect.arrayContaining(["state", "dueOn", "originalDueOn", "progress", "leadUnitId"]),
    );
  }
});

test("the units that co-ordinate are known as they were on each day", async () => {
  const [union, city, commune] = ["ldld", "vithanh", "thuanhung"].map((code) => world.unitId(code));
  const change = (day: string, add: (string | undefined)[], remove: (string | undefined)[]) =>
    changeUnits(world.db, {
      ...{ taskId, actor: world.actor("office"), now: on(day) },
      ...{ add: add.filter((id) => id !== undefined), remove: remove.filter((id) => id !== undefined) },
    });
  await change("2026-03-10", [city, commune], []);
  await change("2026-03-11", [], [union]);
  // The unit that takes the lead co-ordinates no longer.
  await doTo(world, taskId, on("2026-03-12"), ["reassign"]);
  const known = async (day: string) =>
    (await journalAt(world.db, taskId, instantAt(day, "23:59"))).task["coordinatingUnitIds"];
  expect(await known("2026-03-09")).toEqual([union]);
  expect(await known("2026-03-10")).toEqual([union, city, commune]);
  expect(await known("2026-03-11")).toEqual([city, commune]);
  expect(await known("2026-03-12")).toEqual([commune]);
});

test("before its assignment nothing is known of it; who did what is told until then and no further", async () => {
  expect(await journalAt(world.db, taskId, on("2026-03-01"))).toMatchObject({ task: {}, events: [] });
  await doTo(world, taskId, on("2026-03-10"), ["report_progress"]);
  const { events } = await journalAt(world.db, taskId, on("2026-03-05"));
  expect(events.map(({ kind, actor, actorUnit }) => [kind, actor, actorUnit])).toEqual([
    ["task_assigned", "Bùi Trọng Hiếu", "Văn phòng Tỉnh ủy"],
    ["task_accepted", "Lê Tấn Phúc", "Huyện ủy Long Mỹ"],
  ]);
});

test("an unknown task is said to be none", async () => {
  for (const id of ["x", "00000000-0000-0000-0000-000000000001"]) {
    await expect(journalAt(world.db, id, ISSUED)).rejects.toMatchObject({ code: "not_found" });
  }
});
