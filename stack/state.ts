/** `.data/stack.json`: what a start has started, for a second start and for `bin/stop`. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./processes.js";

/** What `bin/start --detach` prints; null where a part of one's own is used, which has its own address. */
export interface Addresses {
  readonly url: string;
  readonly mailUrl: string | null;
  readonly temporalUrl: string | null;
  /** The owner's: an operator's. The program itself signs in with fewer rights. */
  readonly databaseUrl: string;
}

export interface Member {
  readonly name: string;
  readonly pid: number;
  /** When it started, as the system has it: a pid alone may by now be another process's. */
  readonly since: string;
}

export interface StackState {
  readonly supervisor: Member;
  readonly members: readonly Member[];
  /** Present when all is ready. */
  readonly addresses?: Addresses;
}

const fileIn = (dataDir: string) => join(dataDir, "stack.json");

export function readState(dataDir: string): StackState | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), "utf8")) as StackState;
  } catch {
    return undefined; // none, or cut off by a crash: PostgreSQL's own pid file still guards the data
  }
}

export function writeState(dataDir: string, state: StackState): void {
  mkdirSync(dataDir, { recursive: true });
  const file = fileIn(dataDir);
  writeFileSync(`${file}.tmp`, JSON.stringify(state, undefined, 2) + "\n", { mode: 0o600 }); // it holds the database's URL
  renameSync(`${file}.tmp`, file);
}

export function clearState(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

export function member(name: string, pid: number): Member {
  return { name, pid, since: startOf(pid) ?? "" };
}

/** Whether that very process still runs. */
export function stillRuns({ pid, since }: Member): boolean {
  return isAlive(pid) && startOf(pid) === since;
}

/** `undefined` where it has ended, or has and only waits for its parent to take note (a zombie). */
function startOf(pid: number): string | undefined {
  try {
    // After the command's name in brackets, which may hold anything: state is field 3, start time field 22.
    const fields =
      readFileSync(`/proc/${String(pid)}/stat`, "utf8")
        .split(") ")
        .at(-1)
        ?.split(" ") ?? [];
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return psStart(pid);
  }
}

function psStart(pid: number): string | undefined {
  if (process.platform === "linux") return undefined; // /proc has the answer: it has ended
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}
