/** A task that is dropped, is urged by hand, and whose lateness is explained. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { explainLateness } from "../../record/commands/explain-lateness.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { urgeTask } from "../../record/commands/urge-task.js";
import { type World, freshWorld } from "../world.js";
import { DUE, ISSUED, everything, lastEvent, nextRungDay, on, rowOf, stateOf, toldOf } from "./traces.js";

let world: World;
let taskId: string;
beforeEach(async () => {
  world = await freshWorld();
  taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
});
afterEach(() => world.close());

describe("a cancelled task", () => {
  test("is closed; its lead and those who co-ordinate learn of it; no rung is left", async () => {
    const now = on("2026-03-10");
    await cancelTask(world.db, { taskId, actor: world.actor("committee"), now, reason: "Trùng nhiệm vụ" });
    expect(await stateOf(world.db, taskId)).toMatchObject({ state: "cancelled", closedAt: now });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_cancelled",
      detail: { reason: "Trùng nhiệm vụ" },
    });
    expect(await toldOf(world.db, taskId, "cancellation")).toEqual(["ldld", "longmy", "longmy.head"]);
    expect((await rowOf(world.db, taskId)).nextRungAt).toBeNull();
  });
});

describe("urging by hand", () => {
  const urge = (now: Date, name: "advising" | "office" = "advising") =>
    urgeTask(world.db, { taskId, actor: world.actor(name), now, text: "Đề nghị khẩn trương" });

  test("reaches officer and head at once and leaves the state as it is", async () => {
    await urge(on("2026-03-10"));
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      version: 3,
      dueVersion: 1,
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_urged",
      detail: { text: "Đề nghị khẩn trương" },
    });
    expect(await toldOf(world.db, taskId, "urging")).toEqual(["longmy", "longmy.head"]);
    expect(await world.db.prisma.mail.count({ where: { kind: "urging" } })).toBe(2);
  });

  test("happens once a day for a task, whoever urges", async () => {
    await urge(on("2026-03-10", "08:00"));
    const before = await everything(world.db, taskId);
    await expect(urge(on("2026-03-10", "23:59"), "office")).rejects.toMatchObject({ code: "conflict" });
    expect(await everything(world.db, taskId)).toEqual(before);
    expect(await urge(on("2026-03-11", "00:00"), "office")).toMatchObject({ version: 4 });
    expect(await toldOf(world.db, taskId, "urging")).toEqual([
      "longmy",
      "longmy",
      "longmy.head",
      "longmy.head",
    ]);
  });

  test("waits while an extension is undecided", async () => {
    const actor = world.actor("longmy");
    await requestExtension(world.db, {
      taskId,
      actor,
      now: on("2026-03-09"),
      dueOn: "2026-04-30",
      reason: "x",
    });
    const before = await everything(world.db, taskId);
    await expect(urge(on("2026-03-10"))).rejects.toMatchObject({ code: "conflict" });
    expect(await everything(world.db, taskId)).toEqual(before);
  });
});

describe("an explanation", () => {
  const explain = (now: Date) =>
    explainLateness(world.db, { taskId, actor: world.actor("longmy"), now, text: "Do thiếu kinh phí" });

  test("answers the demand, and what comes next comes two days later", async () => {
    await conductTask(world.db, { taskId, now: on("2026-04-03") });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-04-08");
    const now = on("2026-04-06");
    await explain(now);
    expect(await stateOf(world.db, taskId)).toMatchObject({
      explainedAt: now,
      explanationDueOn: null,
      lastHeardAt: now,
    });
    const given = await world.db.prisma.explanation.findMany({ where: { taskId } });
    expect(given).toMatchObject([{ text: "Do thiếu kinh phí", givenAt: now, demandedAt: on("2026-04-03") }]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "lateness_explained",
      detail: { text: "Do thiếu kinh phí" },
    });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-04-10");
  });

  test("may come before it is demanded, as soon as the deadline has passed", async () => {
    await explain(on(DUE, "17:01"));
    expect(await world.db.prisma.explanation.findMany({ where: { taskId } })).toMatchObject([
      { text: "Do thiếu kinh phí" },
    ]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "lateness_explained" });
    expect((await stateOf(world.db, taskId)).explainedAt).toEqual(on(DUE, "17:01"));
  });

  test("has no place for work that was reported in time and still awaits its review", async () => {
    await reportCompletion(world.db, {
      taskId,
      actor: world.actor("longmy"),
      now: on(DUE, "17:00"),
      text: "Đã xong",
      evidence: [],
    });
    const before = await everything(world.db, taskId);
    await expect(explain(on("2026-04-02"))).rejects.toMatchObject({ code: "conflict" });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("has no place while the task is in time: at 17:00 of the day itself it still is", async () => {
    const before = await everything(world.db, taskId);
    await expect(explain(on(DUE, "17:00"))).rejects.toMatchObject({ code: "conflict" });
    expect(await everything(world.db, taskId)).toEqual(before);
  });
});
