/** The acts of a task's ordinary life: taken on, declined, reported, taken back, confirmed, returned. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { acceptTask } from "../../record/commands/accept-task.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { declineTask } from "../../record/commands/decline-task.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { returnTask } from "../../record/commands/return-task.js";
import { withdrawReport } from "../../record/commands/withdraw-report.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, everything, lastEvent, nextRungDay, on, rowOf, stateOf, toldOf } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

async function assigned(): Promise<string> {
  const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
  return taskIds[0] ?? "";
}

describe("a task just assigned", () => {
  test("waits for its acceptance and reminds on the third working day", async () => {
    const taskId = await assigned();
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "assigned",
      version: 1,
      dueVersion: 1,
      dueOn: DUE,
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      number: 1,
      kind: "task_assigned",
      previousHash: "",
    });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-05");
  });

  test("is in progress once the lead has accepted it", async () => {
    const taskId = await assigned();
    const now = on("2026-03-03");
    const changed = await acceptTask(world.db, { taskId, actor: world.actor("longmy"), now });
    expect(changed).toMatchObject({ state: "in_progress", version: 2 });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      version: 2,
      acceptedAt: now,
      lastHeardAt: now,
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      number: 2,
      kind: "task_accepted",
      at: now,
      actorId: world.actor("longmy").personId,
      actorUnitId: world.unitId("longmy"),
    });
    // Ten working days before its date.
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-17");
  });

  test("goes back to the office when the lead declines it, and the office is reminded after three days", async () => {
    const taskId = await assigned();
    const now = on("2026-03-03");
    await declineTask(world.db, {
      taskId,
      actor: world.actor("longmy.head"),
      now,
      reason: "Không thuộc chức năng",
    });
    expect(await stateOf(world.db, taskId)).toMatchObject({ state: "declined", declinedAt: now, version: 2 });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_declined",
      detail: { reason: "Không thuộc chức năng" },
    });
    expect(await toldOf(world.db, taskId, "declination")).toEqual(["office"]);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-06");
  });
});

describe("work in progress", () => {
  test("keeps the percentage last reported, and when the unit was heard of", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const now = on("2026-03-10");
    await reportProgress(world.db, {
      taskId,
      actor: world.actor("longmy"),
      now,
      text: "Đã họp triển khai",
      progress: 35,
      evidence: [],
    });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      progress: 35,
      lastHeardAt: now,
      version: 3,
    });
    const [report] = await world.db.prisma.report.findMany({ where: { taskId } });
    expect(report).toMatchObject({
      kind: "progress",
      state: "submitted",
      progress: 35,
      text: "Đã họp triển khai",
      reportedAt: now,
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "progress_reported",
      detail: { progress: 35, reportId: report?.id, evidence: [] },
    });
  });

  test("moves the silence of a continuous task: ninety days count from the last report", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: null });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-05-31");
    await reportProgress(world.db, {
      taskId,
      actor: world.actor("longmy"),
      now: on("2026-04-01"),
      text: "Thường xuyên thực hiện",
      progress: 10,
      evidence: [],
    });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-06-30");
  });
});

describe("work reported as complete", () => {
  let taskId: string;
  beforeEach(async () => {
    taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await conductTask(world.db, { taskId, now: on("2026-03-17") });
    await doTo(world, taskId, on("2026-03-20"), ["report_completion"]);
  });

  test("can be taken back while nobody has looked at it, and its dates count again", async () => {
    const now = on("2026-03-23");
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-27"); // the reviewer's, five days on
    await withdrawReport(world.db, { taskId, actor: world.actor("longmy"), now });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      reportedAt: null,
      lastHeardAt: now,
    });
    expect(await world.db.prisma.report.findMany({ where: { taskId } })).toMatchObject([
      { state: "withdrawn" },
    ]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "report_withdrawn" });
    // The reminder of 24 March (five days before) stands again.
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-24");
  });

  test("is completed by the advising board, and no rung is left", async () => {
    const now = on("2026-03-24");
    await confirmCompletion(world.db, { taskId, actor: world.actor("advising"), now, remarks: "Tốt" });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "completed",
      closedAt: now,
      progress: 100,
    });
    expect(await world.db.prisma.report.findMany({ where: { taskId } })).toMatchObject([
      { state: "confirmed", reviewedById: world.actor("advising").personId, reviewedAt: now, remarks: "Tốt" },
    ]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "completion_confirmed",
      detail: { remarks: "Tốt" },
    });
    expect(await toldOf(world.db, taskId, "completion_decision")).toEqual(["longmy"]);
    expect((await rowOf(world.db, taskId)).nextRungAt).toBeNull();
  });

  test("goes back with remarks and a new date; the first date stays on record", async () => {
    const now = on("2026-03-24");
    await returnTask(world.db, {
      taskId,
      actor: world.actor("advising"),
      now,
      remarks: "Thiếu số liệu",
      dueOn: "2026-04-10",
    });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "returned",
      dueOn: "2026-04-10",
      originalDueOn: DUE,
      dueVersion: 2,
      dueSetAt: now,
      reportedAt: null,
    });
    expect(await world.db.prisma.report.findMany({ where: { taskId } })).toMatchObject([
      { state: "returned", remarks: "Thiếu số liệu" },
    ]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_returned",
      detail: { remarks: "Thiếu số liệu", dueOn: "2026-04-10" },
    });
    expect(await toldOf(world.db, taskId, "return")).toEqual(["longmy", "longmy.head"]);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-27");
  });

  test.each([
    ["without a new date", null],
    ["with a date that has passed", "2026-03-23"],
  ])("is not returned %s, and nothing is written", async (_how, dueOn) => {
    const before = await everything(world.db, taskId);
    const command = {
      taskId,
      actor: world.actor("advising"),
      now: on("2026-03-24"),
      remarks: "Thiếu",
      dueOn,
    };
    await expect(returnTask(world.db, command)).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "dueOn" },
    });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("may be returned for the very same day", async () => {
    const command = {
      taskId,
      actor: world.actor("advising"),
      now: on("2026-03-24"),
      remarks: "Sửa ngay",
      dueOn: "2026-03-24",
    };
    expect(await returnTask(world.db, command)).toMatchObject({ state: "returned" });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_returned",
      detail: { dueOn: "2026-03-24" },
    });
  });

  test("of a task without a due date is returned without one", async () => {
    const continuous = await world.acceptedTask(ISSUED, { dueOn: null });
    await doTo(world, continuous, on("2026-03-20"), ["report_completion"]);
    const now = on("2026-03-24");
    await returnTask(world.db, {
      taskId: continuous,
      actor: world.actor("office"),
      now,
      remarks: "Bổ sung",
      dueOn: null,
    });
    expect(await stateOf(world.db, continuous)).toMatchObject({
      state: "returned",
      dueOn: null,
      dueVersion: 2,
    });
    expect(await lastEvent(world.db, continuous)).toMatchObject({ kind: "task_returned" });
  });
});
