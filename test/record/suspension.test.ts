/** A task that rests until a day, and goes on by itself or by hand. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { conductTask } from "../../record/commands/conduct-task.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { resumeTask } from "../../record/commands/resume-task.js";
import { suspendTask } from "../../record/commands/suspend-task.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { DUE, ISSUED, everything, lastEvent, nextRungDay, on, stateOf, toldOf } from "./traces.js";

let world: World;
let taskId: string;
beforeEach(async () => {
  world = await freshWorld();
  taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
});
afterEach(() => world.close());

const suspend = (until: string, now = on("2026-03-10")) =>
  suspendTask(world.db, { taskId, actor: world.actor("office"), now, until, reason: "Chờ sáp nhập" });

describe("a suspended task", () => {
  test("is silent until its day, and the unit learns of it", async () => {
    await suspend("2026-03-20");
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "suspended",
      suspendedAt: on("2026-03-10"),
      suspendedUntil: "2026-03-20",
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_suspended",
      detail: { until: "2026-03-20", reason: "Chờ sáp nhập" },
    });
    expect(await toldOf(world.db, taskId, "suspension")).toEqual(["longmy", "longmy.head"]);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-20");
  });

  test("goes on by itself on its day, its date moved by the ten days it rested", async () => {
    await suspend("2026-03-20");
    const now = on("2026-03-20", "07:30");
    const plan = await conductTask(world.db, { taskId, now });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      dueOn: "2026-04-10",
      originalDueOn: DUE,
      dueVersion: 2,
      dueSetAt: now,
      suspendedAt: null,
      suspendedUntil: null,
      version: plan.version,
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "rung_carried_out",
      actorId: null,
      detail: { kind: "resume" },
    });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-27");
  });

  test("may be taken up again earlier, and is then as it was, moved by the days it rested", async () => {
    await suspend("2026-05-20");
    await resumeTask(world.db, { taskId, actor: world.actor("committee"), now: on("2026-03-13") });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      dueOn: "2026-04-03",
      dueVersion: 2,
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_resumed",
      detail: { dueOn: "2026-04-03" },
    });
  });

  test("that was never accepted is to be accepted when it goes on", async () => {
    const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
    taskId = taskIds[0] ?? "";
    await suspend("2026-03-20");
    await resumeTask(world.db, { taskId, actor: world.actor("office"), now: on("2026-03-16") });
    expect(await stateOf(world.db, taskId)).toMatchObject({ state: "assigned", dueOn: "2026-04-06" });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "task_resumed" });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-19");
  });

  test.each(["2026-03-10", "2026-03-09"])("does not rest until %s, which has come", async (until) => {
    const before = await everything(world.db, taskId);
    await expect(suspend(until)).rejects.toMatchObject({ code: "invalid_input" });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("has its undecided extension taken back", async () => {
    const actor = world.actor("longmy");
    await requestExtension(world.db, {
      taskId,
      actor,
      now: on("2026-03-09"),
      dueOn: "2026-04-30",
      reason: "x",
    });
    await suspend("2026-03-20");
    expect(await world.db.prisma.extensionRequest.findMany({ where: { taskId } })).toMatchObject([
      { state: "withdrawn" },
    ]);
    expect(await stateOf(world.db, taskId)).toMatchObject({ extensionRequestedAt: null });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "task_suspended" });
  });
});
