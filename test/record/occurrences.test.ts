/** Recurring work: a series, and one task for each of its periods. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { openOccurrences } from "../../record/commands/open-occurrences.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { ISSUED, lastEvent, nextRungDay, on, stateOf, toldOf } from "./traces.js";

let world: World;
let seriesId: string;
beforeEach(async () => {
  world = await freshWorld();
  const { taskIds } = await world.issue(ISSUED, [wantedTask({ recurrence: "quarterly", coordinating: [] })]);
  seriesId = taskIds[0] ?? "";
});
afterEach(() => world.close());

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
  expect(await openOccurrences(world.db, on("2026-03-31"))).toBe(0);
  const opened = await Promise.all([
    openOccurrences(world.db, on("2026-04-01")),
    openOccurrences(world.db, on("2026-04-01")),
  ]);
  expect(opened[0] + opened[1]).toBe(1);
  expect(await openOccurrences(world.db, on("2026-04-02"))).toBe(0);
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
  expect(await openOccurrences(world.db, on("2026-04-01"))).toBe(0);
  expect(await occurrences()).toMatchObject([{ period: "2026-Q1", state: "assigned" }]);
  expect(await lastEvent(world.db, seriesId)).toMatchObject({ kind: "task_cancelled" });
});
