import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { endStack } from "../../stack/leftovers.js";
import type { PartName } from "../../stack/leftovers.js";
import { type Running, isAlive, startChild } from "../../stack/processes.js";
import { member, readState, writeState } from "../../stack/state.js";
import { Supervisor } from "../../stack/supervisor.js";
import { waitFor } from "../../stack/wait.js";

let dataDir: string;
let said: string[];
let running: ReadonlyMap<PartName, Running>;
let supervisor: Supervisor;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "dondoc-supervisor-"));
  said = [];
  running = new Map();
  supervisor = new Supervisor({
    say: (line) => said.push(line),
    onChange: (parts) => {
      running = new Map(parts);
    },
  });
});

afterEach(async () => {
  await supervisor.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A process that does nothing until it is told to end. */
const idle = (script = "setInterval(() => {}, 1000); console.log('hello')") =>
  startChild({ command: process.execPath, args: ["-e", script], logFile: join(dataDir, "idle.log") });

test("a killed part is told with the end of its log, and runs again", async () => {
  const worker = await supervisor.start("worker", () => idle());
  await waitFor(async () => (await worker.said()).includes("hello"), 10_000);
  process.kill(worker.pid, "SIGKILL");
  const again = await waitFor(() => {
    const pid = running.get("worker")?.pid;
    return pid !== worker.pid && pid;
  }, 10_000);
  expect(again).toBeDefined();
  expect(said.join("\n")).toMatch(/worker ended by itself \(signal SIGKILL\)[^]*hello/);
});

test("a part that does not come back is tried again, later each time", async () => {
  let launches = 0;
  const worker = await supervisor.start("worker", () => {
    launches++;
    return launches === 2 ? Promise.reject(new Error("no memory")) : idle();
  });
  process.kill(worker.pid, "SIGKILL");
  expect(await waitFor(() => said.includes("worker runs again"), 10_000)).toBe(true);
  expect(said).toContain("no memory");
  expect(launches).toBe(3);
});

test("parts end in order: who uses comes before what is used", async () => {
  for (const name of ["PostgreSQL", "Temporal", "mail", "worker", "api"] as const) {
    await supervisor.start(name, () => idle());
  }
  const pids = [...running.values()].map(({ pid }) => pid);
  await supervisor.stop();
  expect(said).toEqual([
    "ending api",
    "ending worker",
    "ending mail",
    "ending Temporal",
    "ending PostgreSQL",
  ]);
  expect(pids.filter(isAlive)).toEqual([]);
});

test("a part that is starting gives up when the stack ends", async () => {
  const start = supervisor.start("api", async (signal) => {
    const child = await idle();
    await waitFor(() => false, 60_000, signal);
    await child.stop();
    throw new Error("given up");
  });
  const outcome = expect(start).rejects.toThrow("given up");
  await supervisor.stop();
  await outcome;
});

test("what a killed supervisor has left is ended, but never a process that only has its number", async () => {
  const left = await idle();
  const other = await idle();
  const gone = await idle();
  await gone.stop();
  writeState(dataDir, {
    supervisor: member("bin/start", gone.pid),
    members: [member("api", left.pid), { ...member("worker", other.pid), since: "another time" }],
  });
  const state = readState(dataDir);
  if (!state) throw new Error("The state was not written.");
  await endStack(dataDir, state, (line) => said.push(line));
  // It has ended; its number is free once this process, its parent, has heard of that.
  expect(await waitFor(() => !isAlive(left.pid), 10_000)).toBe(true);
  expect(isAlive(other.pid)).toBe(true);
  expect(readState(dataDir)).toBeUndefined();
  await other.stop();
});
