/** Recurring work: a series, and one task for each of its periods. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { addDays } from "../../domain/day.js";
import { conductProgramme } from "../../record/commands/conduct-programme.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { readTask } from "../../record/queries/task.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { ISSUED, journalOf, lastEvent, nextRungDay, on, stateOf, toldOf } from "./traces.js";

let world: World;
let seriesId: string;
let programmeId: string;
beforeEach(async () => {
  world = await freshWorld();
  const issued = await world.issue(ISSUED, [wantedTask({ recurrence: "quarterly", coordinating: [] })]);
  seriesId = issued.taskIds[0] ?? "";
  programmeId = issued.programmeId;
});
afterEach(() => world.close());

/** As the programme's workflow does when it wakes; gives the occurrences that were opened by it. */
async function conduct(now: Date): Promise<number> {
  const before = (await occurrences()).length;
  await conductProgramme(world.db, { programmeId, now });
  return (await occurrences()).length - before;
}

const nextRungOf = async () =>
  (await world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } })).nextRungAt;

const occurrences = () => world.db.prisma.task.findMany({ where: { seriesId }, orderBy: { period: "asc" } });

test("issued recurring work is a series without a clock and the occurrence of the present period", async () => {
  expect(await stateOf(world.db, seriesId)).toMatchObject({
    kind: "recurring",
    recurrence: "quarterly",
    dueOn: null,
    nextRungAt: null,
  });
  expect(await toldOf(world.db, seriesId, "assignment")).toEqual([]);
  const [first] = await occurrences();
  expect(first).toMatchObject({ kind: "dated", period: "2026-Q1", recurrence: null, state: "assigned" });
  expect(first?.dueOn?.toISOString()).toBe("2026-03-31T00:00:00.000Z");
  expect(await toldOf(world.db, first?.id ?? "", "assignment")).toEqual(["longmy", "longmy.head"]);
});

test("the next period opens its occurrence once, however often and by however many it is asked for", async () => {
  expect(await conduct(on("2026-03-31"))).toBe(0);
  expect(await nextRungOf()).toEqual(on("2026-04-01", "07:00"));
  expect(await conduct(on("2026-04-01", "06:59"))).toBe(0);
  const together = [1, 2].map(() =>
    conductProgramme(world.db, { programmeId, now: on("2026-04-01", "07:00") }),
  );
  const plans = await Promise.all(together);
  expect(plans[0]).toEqual(plans[1]);
  expect(await occurrences()).toHaveLength(2);
  expect(await conduct(on("2026-04-02"))).toBe(0);
  const [, second] = await occurrences();
  expect(second).toMatchObject({ period: "2026-Q2", leadUnitId: world.unitId("longmy"), version: 1 });
  const id = second?.id ?? "";
  // Nobody's act: the program itself, on time's behalf.
  expect(await lastEvent(world.db, id)).toMatchObject({
    kind: "task_assigned",
    actorId: null,
    detail: { period: "2026-Q2", dueOn: "2026-06-30" },
  });
  expect(await toldOf(world.db, id, "assignment")).toEqual(["longmy", "longmy.head"]);
  expect(await nextRungDay(world.db, id)).toBe("2026-04-06");
});

test("a series that is dropped opens nothing more; its occurrences stand", async () => {
  await cancelTask(world.db, {
    taskId: seriesId,
    actor: world.actor("office"),
    now: on("2026-03-10"),
    reason: "Thôi",
  });
  expect(await conduct(on("2026-04-01"))).toBe(0);
  expect(await occurrences()).toMatchObject([{ period: "2026-Q1", state: "assigned" }]);
  expect(await lastEvent(world.db, seriesId)).toMatchObject({ kind: "task_cancelled" });
});

test.each([
  ["yearly", ["2026-12-31", "2027-12-31"]],
  ["yearly:02-29", ["2027-02-28", "2028-02-29"]],
  ["half-yearly", ["2026-06-30", "2026-12-31"]],
  ["quarterly", ["2026-03-31", "2026-06-30"]],
  ["monthly:31", ["2026-03-31", "2026-04-30"]],
  ["monthly:01", ["2026-04-01", "2026-05-01"]],
] as const)(
  "%s: each occurrence has its own due date, history and score",
  async (recurrence, [first, second]) => {
    const issued = await world.issue(ISSUED, [wantedTask({ recurrence, coordinating: [] })]);
    const series = issued.taskIds[0] ?? "";
    // Five days on: the day after 31 December is no working day.
    await conductProgramme(world.db, { programmeId: issued.programmeId, now: on(addDays(first, 5)) });
    const tasks = await world.db.prisma.task.findMany({
      where: { seriesId: series },
      orderBy: { dueOn: "asc" },
    });
    expect(tasks.map((task) => task.dueOn?.toISOString().slice(0, 10))).toEqual([first, second]);
    const [one = "", other = ""] = tasks.map((task) => task.id);
    await doTo(world, one, on(first, "16:00"), ["accept", "report_completion", "confirm"]);
    const now = on(addDays(second, 1));
    const standing = async (taskId: string) => readTask(world.db, world.actor("office"), taskId, now);
    expect(await standing(one)).toMatchObject({ state: "completed", lateness: "on_time", dueOn: first });
    expect(await standing(other)).toMatchObject({ state: "assigned", lateness: "overdue", dueOn: second });
    expect(await journalOf(world.db, one)).toHaveLength(4);
    expect(await journalOf(world.db, other)).toHaveLength(1);
  },
);

test("an occurrence due on a day off is due on that day; its last reminder comes on the working day before", async () => {
  // 30 April and 1 May are days off; monthly:01 from 2 April is due on 1 May.
  const { taskIds } = await world.issue(on("2026-04-02"), [
    wantedTask({ recurrence: "monthly:01", coordinating: [] }),
  ]);
  const [task] = await world.db.prisma.task.findMany({ where: { seriesId: taskIds[0] ?? "" } });
  const id = task?.id ?? "";
  await doTo(world, id, on("2026-04-02", "10:00"), ["accept"]);
  await conductTask(world.db, { taskId: id, now: on("2026-04-29", "06:00") });
  expect(await nextRungDay(world.db, id)).toBe("2026-04-29");
  const at = (now: Date) => readTask(world.db, world.actor("longmy"), id, now);
  expect(await at(on("2026-05-01", "17:00"))).toMatchObject({ dueOn: "2026-05-01", lateness: "due_soon" });
  expect(await at(on("2026-05-01", "17:01"))).toMatchObject({ lateness: "overdue", workingDaysLate: 1 });
});

test("the next period counts from the first due date of the one before, not from one that was extended", async () => {
  const [first] = await occurrences();
  await world.db.prisma.task.update({
    where: { id: first?.id ?? "" },
    data: { dueOn: new Date("2026-05-29T00:00:00Z") },
  });
  expect(await conduct(on("2026-04-01"))).toBe(1);
});

test("a day off opens nothing: the period begins on the working morning after it", async () => {
  await conduct(on("2026-04-01"));
  await conduct(on("2026-07-01"));
  // 1 October 2026 is a Thursday; the year's last quarter ends on a Thursday before the New Year's day off.
  await conduct(on("2026-10-01"));
  expect(await nextRungOf()).toEqual(on("2026-11-02", "07:00"));
  expect(await conduct(on("2027-01-01"))).toBe(0);
  expect((await nextRungOf())?.toISOString().slice(0, 10)).toBe("2027-01-04");
});

test("after an outage over several periods the present one alone is opened", async () => {
  expect(await conduct(on("2026-11-03"))).toBe(1);
  expect((await occurrences()).map((each) => each.period)).toEqual(["2026-Q1", "2026-Q4"]);
});

describe("a programme with an end", () => {
  beforeEach(async () => {
    await world.db.prisma.programme.update({
      where: { id: programmeId },
      data: { endsOn: new Date("2026-06-30T00:00:00Z") },
    });
  });

  test("opens the periods that are due until then, then its series ends", async () => {
    expect(await conduct(on("2026-04-01"))).toBe(1);
    expect(await conduct(on("2026-06-30"))).toBe(0);
    expect(await stateOf(world.db, seriesId)).toMatchObject({ state: "assigned" });
    expect(await conduct(on("2026-07-01"))).toBe(0);
    expect((await occurrences()).map((each) => [each.period, each.state])).toEqual([
      ["2026-Q1", "assigned"],
      ["2026-Q2", "assigned"],
    ]);
    expect(await stateOf(world.db, seriesId)).toMatchObject({
      state: "completed",
      closedAt: on("2026-07-01"),
      nextRungAt: null,
    });
    expect(await lastEvent(world.db, seriesId)).toMatchObject({ kind: "series_ended", actorId: null });
    // From its end on it looks each working morning whether it may close.
    expect(await nextRungOf()).toEqual(on("2026-07-02", "07:00"));
  });
});

test("a series whose first period is due after the programme's end opens none at its issue", async () => {
  const wanted = [wantedTask({ recurrence: "yearly:12-10" })];
  const issued = await world.issue(ISSUED, wanted, { endsOn: "2026-09-30" });
  const [series = ""] = issued.taskIds;
  expect(await world.db.prisma.task.count({ where: { seriesId: series } })).toBe(0);
  await conductProgramme(world.db, { programmeId: issued.programmeId, now: on("2026-03-03") });
  expect(await stateOf(world.db, series)).toMatchObject({ state: "completed" });
});
