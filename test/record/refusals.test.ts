/** What is refused leaves nothing behind: acts out of order, in another's name, on an old version. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { DomainError } from "../../domain/errors.js";
import { type TaskState, taskStates } from "../../domain/task.js";
import { transitions } from "../../domain/transitions.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { type PerformedAct, doTo, doer, perform, waysTo } from "./acts.js";
import { DUE, ISSUED, everything, lastEvent, on, stateOf } from "./traces.js";

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
  test("meets a conflict and writes nothing, in every state", async () => {
    const { taskIds } = await world.issue(
      ISSUED,
      taskStates.map(() => wantedTask({ dueOn: DUE })),
    );
    for (const [index, state] of taskStates.entries()) await refusesInState(taskIds[index] ?? "", state);
  });

  async function refusesInState(taskId: string, state: TaskState): Promise<void> {
    await doTo(world, taskId, on("2026-03-10"), waysTo[state]);
    const before = await everything(world.db, taskId);
    expect(before.task.state).toBe(state);
    const impossible = performed.filter((act) => !transitions[act].from.includes(state));
    for (const act of impossible) {
      const command = { taskId, actor: world.actor(doer[act]), now: on("2026-03-11") };
      await expect(perform[act](world.db, command)).rejects.toMatchObject({
        code: "conflict",
        detail: { state, act },
      });
    }
    expect(impossible.length).toBeGreaterThan(3);
    expect(await everything(world.db, taskId)).toEqual(before);
  }

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
    ["accept", "administrator", "not_allowed"],
    ["suspend", "longmy", "not_allowed"],
    ["suspend", "advising", "not_allowed"],
    ["cancel", "longmy.head", "not_allowed"],
    ["urge", "ldld", "not_allowed"],
  ];

  test("is not_found to who may not see the task, else not_allowed, and nothing is written", async () => {
    const taskId = await assigned();
    const before = await everything(world.db, taskId);
    const answers: unknown[] = [];
    for (const [act, name] of refused) {
      const command = { taskId, actor: world.actor(name), now: on("2026-03-03") };
      const answer: unknown = await perform[act](world.db, command).catch((error: unknown) => error);
      answers.push([act, name, answer instanceof DomainError ? answer.code : answer]);
    }
    expect(answers).toEqual(refused);
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("on an id that names no task is not_found, whatever the act", async () => {
    const before = await world.db.prisma.journalEvent.count();
    for (const taskId of ["", "1", "00000000-0000-7000-8000-000000000000", "'; DROP TABLE task; --"]) {
      for (const act of performed) {
        const command = { taskId, actor: world.actor(doer[act]), now: on("2026-03-03") };
        await expect(perform[act](world.db, command)).rejects.toMatchObject({ code: "not_found" });
      }
    }
    expect(await world.db.prisma.journalEvent.count()).toBe(before);
  });
});

describe("the units' tree", () => {
  test("lets the unit above act for the one below it", async () => {
    const { taskIds } = await world.issue(ISSUED, [
      wantedTask({ dueOn: DUE, lead: "thuanhung", coordinating: [] }),
    ]);
    const taskId = taskIds[0] ?? "";
    await acceptTask(world.db, { taskId, actor: world.actor("longmy"), now: on("2026-03-03") });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      state: "in_progress",
      leadUnitId: world.unitId("thuanhung"),
    });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "task_accepted",
      actorUnitId: world.unitId("longmy"),
    });
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
    const command = {
      taskId,
      actor: world.actor("longmy"),
      now: on("2026-03-04"),
      text: "x",
      progress: 1,
      evidence: [],
    };
    await expect(reportProgress(world.db, { ...command, expectedVersion: 1 })).rejects.toMatchObject({
      code: "stale",
      detail: { expected: 1, version: 2 },
    });
    expect(await everything(world.db, taskId)).toEqual(before);
    expect(await reportProgress(world.db, { ...command, expectedVersion: 2 })).toMatchObject({ version: 3 });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "progress_reported" });
  });
});
