/** What is refused leaves nothing behind: acts out of order, in another's name, on an old version, under a used key. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { taskStates } from "../../domain/task.js";
import { transitions } from "../../domain/transitions.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { type PerformedAct, doTo, doer, perform, waysTo } from "./acts.js";
import { DUE, ISSUED, everything, journalOf, lastEvent, on, stateOf } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const performed = Object.keys(perform) as PerformedAct[]; // the keys of a literal are its type's

async function assigned(): Promise<string> {
  const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
  return taskIds[0] ?? "";
}

describe("an act out of order", () => {
  test.each(taskStates)("meets a conflict and writes nothing where the task is %s", async (state) => {
    const taskId = await assigned();
    await doTo(world, taskId, on("2026-03-10"), waysTo[state]);
    const before = await everything(world.db, taskId);
    expect(before.task.state).toBe(state);
    const impossible = performed.filter((act) => !transitions[act].from.includes(state));
    for (const act of impossible) {
      const command = { taskId, actor: world.actor(doer[act]), now: on("2026-03-11") };
      await expect(perform[act](world.db, command)).rejects.toMatchObject({ code: "conflict", detail: { state, act } });
    }
    expect(impossible.length).toBeGreaterThan(3);
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("on a series meets a conflict: it is carried out through its occurrences", async () => {
    await world.issue(ISSUED, [wantedTask({ recurrence: "quarterly" })]);
    const series = await world.db.prisma.task.findFirstOrThrow({ where: { kind: "recurring" } });
    const before = await everything(world.db, series.id);
    for (const act of ["accept", "decline", "suspend", "urge"] as const) {
      const command = { taskId: series.id, actor: world.actor(doer[act]), now: on("2026-03-11") };
      await expect(perform[act](world.db, command)).rejects.toMatchObject({ code: "conflict" });
    }
    expect(await everything(world.db, series.id)).toEqual(before);
    const command = { taskId: series.id, actor: world.actor("office"), now: on("2026-03-11") };
    expect(await perform.cancel(world.db, command)).toMatchObject({ state: "cancelled" });
    expect(await lastEvent(world.db, series.id)).toMatchObject({ kind: "task_cancelled" });
  });
});

describe("an act in the wrong name", () => {
  const refused: readonly [PerformedAct, Name, "not_found" | "not_allowed"][] = [
    ...performed.map((act) => [act, "vithanh", "not_found"] as [PerformedAct, Name, "not_found"]),
    ["accept", "office", "not_allowed"],
    ["accept", "ldld", "not_allowed"],
    ["accept", "inspector", "not_allowed"],
    ["accept", "administrator", "not_found"],
    ["suspend", "longmy", "not_allowed"],
    ["suspend", "advising", "not_allowed"],
    ["cancel", "longmy.head", "not_allowed"],
    ["urge", "ldld", "not_allowed"],
  ];

  test.each(refused)("%s by %s is %s, and nothing is written", async (act, name, code) => {
    const taskId = await assigned();
    const before = await everything(world.db, taskId);
    const command = { taskId, actor: world.actor(name), now: on("2026-03-03") };
    await expect(perform[act](world.db, command)).rejects.toMatchObject({ code });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test.each(["", "1", "00000000-0000-7000-8000-000000000000", "'; DROP TABLE task; --"])(
    "on the id %p, which names no task, is not_found",
    async (taskId) => {
      await assigned();
      const before = await world.db.prisma.journalEvent.count();
      for (const act of performed) {
        const command = { taskId, actor: world.actor(doer[act]), now: on("2026-03-03") };
        await expect(perform[act](world.db, command)).rejects.toMatchObject({ code: "not_found" });
      }
      expect(await world.db.prisma.journalEvent.count()).toBe(before);
    },
  );
});

describe("the units' tree", () => {
  test("lets the unit above act for the one below it", async () => {
    const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE, lead: "thuanhung", coordinating: [] })]);
    const taskId = taskIds[0] ?? "";
    await acceptTask(world.db, { taskId, actor: world.actor("longmy"), now: on("2026-03-03") });
    expect(await stateOf(world.db, taskId)).toMatchObject({ state: "in_progress", leadUnitId: world.unitId("thuanhung") });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "task_accepted", actorUnitId: world.unitId("longmy") });
  });

  test("does not let the unit below act for the one above, nor see its task", async () => {
    const taskId = await assigned();
    const before = await everything(world.db, taskId);
    const command = { taskId, actor: world.actor("thuanhung"), now: on("2026-03-03") };
    await expect(acceptTask(world.db, command)).rejects.toMatchObject({ code: "not_found" });
    expect(await everything(world.db, taskId)).toEqual(before);
  });
});

describe("a version that has passed", () => {
  test("is stale, and nothing is written; the version at hand is taken", async () => {
    const taskId = await assigned();
    await doTo(world, taskId, on("2026-03-03"), ["accept"]);
    const before = await everything(world.db, taskId);
    const command = { taskId, actor: world.actor("longmy"), now: on("2026-03-04"), text: "x", progress: 1, evidence: [] };
    await expect(reportProgress(world.db, { ...command, expectedVersion: 1 })).rejects.toMatchObject({
      code: "stale",
      detail: { expected: 1, version: 2 },
    });
    expect(await everything(world.db, taskId)).toEqual(before);
    expect(await reportProgress(world.db, { ...command, expectedVersion: 2 })).toMatchObject({ version: 3 });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "progress_reported" });
  });
});

describe("an Idempotency-Key", () => {
  const claim = (requestHash: string) => ({ key: "k-1", requestHash });
  const report = (taskId: string, requestHash: string, name: Name = "longmy") =>
    reportProgress(world.db, {
      taskId,
      actor: world.actor(name),
      now: on("2026-03-04"),
      text: "Đã họp",
      progress: 20,
      evidence: [],
      idempotency: claim(requestHash),
    });

  test("sent twice gives one report and the same answer, at once or one after the other", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const [first, second] = await Promise.all([report(taskId, "a"), report(taskId, "a")]);
    const third = await report(taskId, "a");
    expect({ ...second, poke: null }).toEqual({ ...first, poke: null });
    expect(third).toEqual({ ...first, poke: null });
    expect(await world.db.prisma.report.count({ where: { taskId } })).toBe(1);
    expect((await journalOf(world.db, taskId)).map((event) => event.kind)).toEqual([
      "task_assigned",
      "task_accepted",
      "progress_reported",
    ]);
  });

  test("is refused under another content, and nothing is written", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await report(taskId, "a");
    const before = await everything(world.db, taskId);
    await expect(report(taskId, "b")).rejects.toMatchObject({ code: "invalid_input", detail: { field: "Idempotency-Key" } });
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("of one person says nothing of another's", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await report(taskId, "a");
    await report(taskId, "b", "longmy.head");
    expect(await world.db.prisma.report.count({ where: { taskId } })).toBe(2);
    expect((await journalOf(world.db, taskId)).map((event) => event.actorId)).toEqual([
      world.actor("office").personId,
      world.actor("longmy").personId,
      world.actor("longmy").personId,
      world.actor("longmy.head").personId,
    ]);
  });

  test("under which the act was refused may be used again", async () => {
    const taskId = await assigned();
    await expect(report(taskId, "a")).rejects.toMatchObject({ code: "conflict" });
    await doTo(world, taskId, on("2026-03-03"), ["accept"]);
    expect(await report(taskId, "a")).toMatchObject({ version: 3 });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "progress_reported" });
  });
});
