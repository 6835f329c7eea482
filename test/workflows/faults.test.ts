/** Processes die, the record does not forget: the real worker process, Temporal's dev server, SIGKILL. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Client, Connection } from "@temporalio/client";
import { pino } from "pino";
import { openPoker } from "../../api/poker.js";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { changeDueDate } from "../../record/commands/change-due-date.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { waitFor } from "../../stack/wait.js";
import { processId } from "../../workflows/contract.js";
import { type RealParts, openRealParts } from "./real-parts.js";
import { type World, freshWorld, wantedTask } from "../world.js";

let world: World;
let parts: RealParts;

beforeEach(async () => {
  world = await freshWorld();
  parts = await openRealParts(world);
});
afterEach(async () => {
  await parts.close();
  await world.close();
});

const carried = () => world.db.prisma.carriedRung.count({ where: { outcome: "carried_out" } });

describe("the worker killed by SIGKILL again and again while rungs are due", () => {
  test("loses no rung and repeats none", async () => {
    const TASKS = 150;
    const today = dayAt(new Date());
    const wanted = Array.from({ length: TASKS }, () => wantedTask({ dueOn: addDays(today, -30) }));
    await world.issue(instantAt(addDays(today, -60), "08:00"), wanted);

    let kills = 0;
    const all = await waitFor(async () => {
      if ((await carried()) >= TASKS) return true;
      await parts.killWorker();
      parts.startWorker();
      const before = await carried();
      // The next kill falls wherever it falls after some more rungs: within claims, commits and answers.
      const some = await waitFor(async () => (await carried()) >= Math.min(TASKS, before + 20), 30_000);
      if (some) kills++;
      return undefined;
    }, 200_000);

    expect(all).toBe(true);
    expect(kills).toBeGreaterThanOrEqual(4);
    const rungs = await world.db.prisma.$queryRaw<
      { task_id: string; done: number; events: number; told: number }[]
    >`
      SELECT t.id AS task_id,
        (SELECT count(*)::int FROM carried_rung r WHERE r.task_id = t.id AND r.outcome = 'carried_out') AS done,
        (SELECT count(*)::int FROM journal_event j WHERE j.task_id = t.id AND j.kind = 'rung_carried_out') AS events,
        (SELECT count(*)::int FROM notice n WHERE n.task_id = t.id AND n.kind = 'committee_escalation'
          AND n.delivery = 'at_once') AS told
      FROM task t`;
    expect(rungs.filter((row) => row.done !== 1 || row.events !== 1 || row.told !== 1)).toEqual([]);
    // A worker that lives on finds every workflow waiting for its next rung.
    await parts.killWorker();
    parts.startWorker();
    const connection = await Connection.connect({ address: parts.temporalAddress() });
    const client = new Client({ connection });
    const tasks = await world.db.prisma.task.findMany({ select: { id: true } });
    const running = await waitFor(async () => {
      const states = await Promise.all(
        tasks.map(
          async ({ id }) => (await client.workflow.getHandle(processId("task", id)).describe()).status.name,
        ),
      );
      return states.every((state) => state === "RUNNING");
    }, 60_000);
    await connection.close();
    expect(running).toBe(true);
  }, 300_000);
});

describe("with Temporal stopped", () => {
  test("a completion report is accepted all the same, and its workflow ends when Temporal is back", async () => {
    const today = dayAt(new Date());
    const issuedAt = instantAt(addDays(today, -1), "08:00");
    const taskId = await world.acceptedTask(issuedAt, { dueOn: addDays(today, 40) });
    parts.startWorker();
    const started = await waitFor(
      async () =>
        (await world.db.prisma.task.count({ where: { id: taskId, awaitedRungAt: { not: null } } })) === 1,
      60_000,
    );
    expect(started).toBe(true);

    await parts.killTemporal();
    const connection = Connection.lazy({ address: parts.temporalAddress() });
    const poker = openPoker(world.db, new Client({ connection }), pino({ level: "silent" }));
    const now = new Date();
    const reported = await reportCompletion(world.db, {
      taskId,
      actor: world.actor("longmy"),
      now,
      text: "Đã hoàn thành khi hệ thống nhắc việc ngừng.",
      evidence: [],
    });
    poker.poke(reported);
    expect(reported.state).toBe("awaiting_review");
    const confirmed = await confirmCompletion(world.db, {
      taskId,
      actor: world.actor("advising"),
      now,
      remarks: null,
    });
    poker.poke(confirmed);
    expect(confirmed.state).toBe("completed");

    await parts.startTemporal();
    await parts.killWorker();
    parts.startWorker();
    const client = new Client({ connection });
    const ended = await waitFor(
      async () =>
        (await client.workflow.getHandle(processId("task", taskId)).describe()).status.name === "COMPLETED",
      120_000,
    );
    await connection.close();
    expect(ended).toBe(true);
    const task = await world.db.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    expect([task.nextRungAt, task.conductedVersion]).toEqual([null, task.version]);
  }, 240_000);
});

describe("a signal lost between commit and Temporal", () => {
  test("is made good by the sweep within ninety seconds", async () => {
    const { prisma } = world.db;
    const today = dayAt(new Date());
    const taskId = await world.acceptedTask(instantAt(addDays(today, -1), "08:00"), {
      dueOn: addDays(today, 200),
    });
    parts.startWorker();
    const waitsFor = async () =>
      (await prisma.task.findUniqueOrThrow({ where: { id: taskId } })).awaitedRungAt;
    const started = await waitFor(async () => (await waitsFor()) ?? undefined, 120_000);
    expect(started).toBeDefined();

    // A nearer date, and nobody tells the workflow.
    const command = { taskId, actor: world.actor("office"), now: new Date(), reason: "Sớm hơn" };
    const changed = await changeDueDate(world.db, {
      ...command,
      dueOn: addDays(today, 100),
      shiftWorkingDays: null,
    });
    expect(changed.poke).not.toBeNull();
    const { nextRungAt } = await prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    const told = await waitFor(async () => (await waitsFor())?.getTime() === nextRungAt?.getTime(), 90_000);
    expect(told).toBe(true);
  }, 300_000);
});
