/** A later date is asked for, granted whole or shorter, or refused; the first date stays on record. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { conductTask } from "../../record/commands/conduct-task.js";
import { type ExtensionDecision, decideExtension } from "../../record/commands/decide-extension.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { type World, freshWorld } from "../world.js";
import { DUE, ISSUED, everything, lastEvent, nextRungDay, on, stateOf, toldOf } from "./traces.js";

let world: World;
let taskId: string;
beforeEach(async () => {
  world = await freshWorld();
  taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
  await conductTask(world.db, { taskId, now: on("2026-03-17") });
});
afterEach(() => world.close());

const ASKED = on("2026-03-18");

function ask(dueOn = "2026-04-17") {
  return requestExtension(world.db, {
    taskId,
    actor: world.actor("longmy"),
    now: ASKED,
    dueOn,
    reason: "Chờ kinh phí",
  });
}

function decide(decision: Partial<ExtensionDecision>) {
  const usual = { decision: "grant", dueOn: null, remarks: null } as const;
  return decideExtension(world.db, {
    taskId,
    actor: world.actor("office"),
    now: on("2026-03-20"),
    ...usual,
    ...decision,
  });
}

const requests = () => world.db.prisma.extensionRequest.findMany({ where: { taskId } });

describe("an extension asked", () => {
  test("goes to the office at once, and the reminders of the date stand still meanwhile", async () => {
    await ask();
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      extensionRequestedAt: ASKED,
      dueOn: DUE,
    });
    expect(await requests()).toMatchObject([
      { state: "pending", reason: "Chờ kinh phí", unitId: world.unitId("longmy") },
    ]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "extension_requested",
      detail: { dueOn: "2026-04-17", reason: "Chờ kinh phí" },
    });
    expect(await toldOf(world.db, taskId, "extension_request")).toEqual(["office"]);
    // Three working days on the office is reminded; the unit's rung of 24 March does not come.
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-23");
  });

  test("is asked once while it is undecided", async () => {
    await ask();
    const before = await everything(world.db, taskId);
    await expect(ask("2026-04-20")).rejects.toMatchObject({ code: "conflict" });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test.each([DUE, "2026-03-30"])("must ask for a later date than the present one, not %s", async (dueOn) => {
    const before = await everything(world.db, taskId);
    await expect(ask(dueOn)).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "dueOn", dueOn: DUE },
    });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("has no place where the task has no due date", async () => {
    taskId = await world.acceptedTask(ISSUED, { dueOn: null });
    const before = await everything(world.db, taskId);
    await expect(ask()).rejects.toMatchObject({ code: "invalid_input", detail: { dueOn: null } });
    expect(await everything(world.db, taskId)).toEqual(before);
  });
});

describe("the decision", () => {
  test("grants the date asked: its reminders count from it, and the first date stays", async () => {
    await ask();
    await decide({});
    expect(await stateOf(world.db, taskId)).toMatchObject({
      dueOn: "2026-04-17",
      originalDueOn: DUE,
      dueVersion: 2,
      dueSetAt: on("2026-03-20"),
      extensionRequestedAt: null,
    });
    const [request] = await requests();
    expect(request).toMatchObject({ state: "granted", decidedById: world.actor("office").personId });
    expect(request?.grantedDueOn?.toISOString()).toBe("2026-04-17T00:00:00.000Z");
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "extension_decided",
      detail: { decision: "grant", dueOn: "2026-04-17", remarks: null },
    });
    expect(await toldOf(world.db, taskId, "extension_decision")).toEqual(["longmy", "longmy.head"]);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-04-03");
  });

  test("may grant a shorter one", async () => {
    await ask();
    await decide({ dueOn: "2026-04-08", remarks: "Cố gắng sớm hơn" });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      dueOn: "2026-04-08",
      originalDueOn: DUE,
      dueVersion: 2,
    });
    expect(await requests()).toMatchObject([{ state: "granted", remarks: "Cố gắng sớm hơn" }]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      detail: { decision: "grant", dueOn: "2026-04-08" },
    });
  });

  test("may refuse: the date stands, and its reminders go on", async () => {
    await ask();
    await decide({ decision: "refuse", remarks: "Không đủ căn cứ" });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      dueOn: DUE,
      dueVersion: 1,
      extensionRequestedAt: null,
    });
    expect(await requests()).toMatchObject([{ state: "refused", grantedDueOn: null }]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({ detail: { decision: "refuse", dueOn: null } });
    expect(await toldOf(world.db, taskId, "extension_decision")).toEqual(["longmy", "longmy.head"]);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-24");
  });

  test("carries out at once what came due while it was awaited and is then refused", async () => {
    await ask();
    const now = on("2026-03-25");
    await decideExtension(world.db, {
      taskId,
      actor: world.actor("committee"),
      now,
      decision: "refuse",
      dueOn: null,
      remarks: null,
    });
    expect((await stateOf(world.db, taskId)).nextRungAt).toEqual(now);
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "extension_decided" });
  });

  test("never grants an earlier date, and nothing is written", async () => {
    await ask();
    const before = await everything(world.db, taskId);
    await expect(decide({ dueOn: DUE })).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "dueOn" },
    });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("has nothing to decide where nothing was asked", async () => {
    const before = await everything(world.db, taskId);
    await expect(decide({})).rejects.toMatchObject({ code: "conflict" });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("wipes out the lateness that was explained under the old date", async () => {
    await conductTask(world.db, { taskId, now: on("2026-04-06") });
    expect(await stateOf(world.db, taskId)).toMatchObject({ explanationDueOn: "2026-04-08" });
    await requestExtension(world.db, {
      taskId,
      actor: world.actor("longmy"),
      now: on("2026-04-06"),
      dueOn: "2026-04-24",
      reason: "x",
    });
    await decideExtension(world.db, {
      taskId,
      actor: world.actor("office"),
      now: on("2026-04-07"),
      decision: "grant",
      dueOn: null,
      remarks: null,
    });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      explanationDueOn: null,
      explainedAt: null,
      dueVersion: 2,
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "extension_decided" });
  });
});
