/** Takes over a folder of the embedded PostgreSQL from a start that has not ended it. */
import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { StackError } from "./errors.js";
import { isAlive, signalProcess } from "./processes.js";
import { waitFor } from "./wait.js";

const run = promisify(execFile);

/** Ends a server that a crash of its starter left on this folder, or clears the pid file that a crash of its own left. */
export async function endStaleServer(folder: string): Promise<void> {
  const pidFile = join(folder, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid) return;
  if (!(isAlive(pid) && (await isPostgresOn(pid, folder)))) {
    // The pid may by now be some other process's, and PostgreSQL would refuse to start for its sake.
    await rm(pidFile, { force: true });
    return;
  }
  signalProcess(pid, "SIGINT");
  if (await waitFor(() => !isAlive(pid), 30_000)) return;
  throw new StackError(
    `A PostgreSQL left from an earlier start (process ${String(pid)}) does not end.`,
    `End it with \`kill -QUIT ${String(pid)}\` and start again.`,
  );
}

async function isPostgresOn(pid: number, folder: string): Promise<boolean> {
  const line = await run("ps", ["-o", "args=", "-p", String(pid)]).then(
    ({ stdout }) => stdout,
    () => readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(() => ""), // slim images have no ps
  );
  return line.includes("postgres") && line.includes(folder);
}
