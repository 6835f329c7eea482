/** Temporal's store is lost: `bin/dondoc rebuild` has every workflow run again, and no rung is carried out twice. */
import { execFile } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Client, Connection } from "@temporalio/client";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { root } from "../../stack/root.js";
import { waitFor } from "../../stack/wait.js";
import { processId } from "../../workflows/contract.js";
import { type RealParts, openRealParts } from "./real-parts.js";
import { type World, freshWorld, wantedTask } from "../world.js";

const TASKS = 500;

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

/** As `bin/dondoc` runs it, without the build before. */
async function rebuild(): Promise<string> {
  const main = `import("${join(root, "dist/bin/dondoc.js")}").then((m) => m.main(["rebuild"]))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", main], { env: parts.environment });
  return stdout;
}

test(`${String(TASKS)} open tasks run again from the record`, async () => {
  const { prisma } = world.db;
  const today = dayAt(new Date());
  // Half of them are long overdue: their rung is carried out before the loss.
  const wanted = Array.from({ length: TASKS }, (_, index) =>
    wantedTask({ dueOn: addDays(today, index % 2 === 0 ? -30 : 60) }),
  );
  await world.issue(instantAt(addDays(today, -60), "08:00"), wanted);
  parts.startWorker();
  const waiting = () =>
    prisma.task.count({ where: { nextRungAt: { gt: new Date() }, awaitedRungAt: { not: null } } });
  expect(await waitFor(async () => (await waiting()) === TASKS, 200_000)).toBe(true);
  const rungs = () =>
    prisma.carriedRung.findMany({
      where: { outcome: "carried_out" },
      orderBy: [{ taskId: "asc" }, { key: "asc" }],
    });
  const carried = await rungs();
  expect(carried.length).toBeGreaterThanOrEqual(TASKS / 2);

  await parts.killWorker();
  await parts.killTemporal();
  const store = (await readdir(parts.dataDir)).filter((name) => name.startsWith("temporal.db"));
  expect(store).toContain("temporal.db");
  for (const name of store) await rm(join(parts.dataDir, name));
  await parts.startTemporal();
  parts.startWorker();
  const said = await rebuild();
  expect(said).toContain(`task: ${String(TASKS)} `);
  expect(said).toContain("programme: 1 ");
  expect(said).toContain("all are told");

  const connection = await Connection.connect({ address: parts.temporalAddress() });
  const client = new Client({ connection });
  const tasks = await prisma.task.findMany({ select: { id: true } });
  const states = await Promise.all(
    tasks.map(
      async ({ id }) => (await client.workflow.getHandle(processId("task", id)).describe()).status.name,
    ),
  );
  await connection.close();
  expect(states.filter((state) => state !== "RUNNING")).toEqual([]);
  expect(await rungs()).toEqual(carried);
}, 400_000);
