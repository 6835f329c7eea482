/** A request sent again under its key is carried out once. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { reportProgress } from "../../record/commands/report-progress.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, everything, journalOf, lastEvent, on } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

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
    await expect(report(taskId, "b")).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "Idempotency-Key" },
    });
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
    const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
    const taskId = taskIds[0] ?? "";
    await expect(report(taskId, "a")).rejects.toMatchObject({ code: "conflict" });
    await doTo(world, taskId, on("2026-03-03"), ["accept"]);
    expect(await report(taskId, "a")).toMatchObject({ version: 3 });
    expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "progress_reported" });
  });
});
