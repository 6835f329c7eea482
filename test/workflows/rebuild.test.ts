/** Temporal's store is lost: `bin/dondoc rebuild` has every workflow run again, and no rung is carried out twice. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Client, Connection } from "@temporalio/client";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { anyFreePort } from "../../stack/ports.js";
import { signalProcess } from "../../stack/processes.js";
import { root } from "../../stack/root.js";
import { type TemporalDev, startTemporalDev } from "../../stack/temporal.js";
import { waitFor } from "../../stack/wait.js";
import { processId } from "../../workflows/contract.js";
import { type World, freshWorld, wantedTask } from "../world.js";

const TASKS = 500;

let world: World;
let dataDir: string;
let port: number;
let temporal: TemporalDev;
let worker: ChildProcess | undefined;

beforeEach(async () => {
  world = await freshWorld();
  dataDir = await mkdtemp(join(tmpdir(), "dondoc-rebuild-"));
  port = await anyFreePort();
  temporal = await startTemporal();
});
afterEach(async () => {
  await kill(worker);
  await temporal.stop();
  await rm(dataDir, { recursive: true, force: true });
  await world.close();
});

async function startTemporal() {
  return startTemporalDev({ dataDir, port, uiPort: await anyFreePort(), ownGroup: false });
}

const environment = () => ({
  ...process.env,
  NODE_OPTIONS: "",
  DATABASE_URL: world.url,
  TEMPORAL_ADDRESS: `127.0.0.1:${String(port)}`,
  SMTP_URL: "smtp://127.0.0.1:1",
  AUTH_SECRET: "a".repeat(32),
  DATA_DIR: dataDir,
  LOG_LEVEL: "silent",
});

function startWorker(): ChildProcess {
  return spawn(process.execPath, [join(root, "dist/worker/main.js")], {
    stdio: "ignore",
    env: environment(),
  });
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

/** As `bin/dondoc` runs it, without the build before. */
async function rebuild(): Promise<string> {
  const main = `import("${join(root, "dist/bin/dondoc.js")}").then((m) => m.main(["rebuild"]))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", main], { env: environment() });
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
  worker = startWorker();
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

  await kill(worker);
  signalProcess(temporal.pid, "SIGKILL");
  await temporal.stop();
  const store = (await readdir(dataDir)).filter((name) => name.startsWith("temporal.db"));
  expect(store).toContain("temporal.db");
  for (const name of store) await rm(join(dataDir, name));
  temporal = await startTemporal();
  worker = startWorker();
  const said = await rebuild();
  expect(said).toContain(`task: ${String(TASKS)} `);
  expect(said).toContain("programme: 1 ");
  expect(said).toContain("all are told");

  const connection = await Connection.connect({ address: temporal.address });
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
