/** Child processes: output to a log file, ended by their own group, never by name. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, fstatSync, mkdirSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Identity } from "./postgres-user.js";

/** Common to all parts of the stack. */
export interface PartOptions {
  /** See `ChildOptions.ownGroup`. Tests pass false, so that an interrupted run takes its servers along. */
  readonly ownGroup?: boolean | undefined;
  /** Gives up a start that is under way. */
  readonly signal?: AbortSignal | undefined;
}

export interface ChildOptions {
  readonly command: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Output is appended to it. */
  readonly logFile: string;
  readonly identity?: Identity | undefined;
  /** In a process group of its own, so that Ctrl-C in the terminal does not reach it before its turn. Default: true. */
  readonly ownGroup?: boolean | undefined;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What runs under this process's care. */
export interface Running {
  readonly pid: number;
  readonly logFile: string;
  /** What it has written to its log so far, without earlier runs. */
  readonly said: () => Promise<string>;
  /** Settles when the process has ended; never rejects. */
  readonly ended: Promise<Ending>;
  /** Asks it to end, and kills it where it does not. Settles when it has ended. */
  readonly stop: () => Promise<void>;
}

export interface Child extends Running {
  readonly isRunning: () => boolean;
  /** Asks by `signal`, and kills after `graceMs` (default 10 s). */
  readonly stop: (signal?: NodeJS.Signals, graceMs?: number) => Promise<void>;
}

/** Rejects where the command cannot be run at all. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { command, args = [], env = process.env, logFile, identity, ownGroup = true } = options;
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "a");
  const logStart = fstatSync(log).size;
  let child: ChildProcess;
  try {
    child = spawn(command, args, {
      env,
      stdio: ["ignore", log, log],
      detached: ownGroup,
      ...(identity ? { uid: identity.uid, gid: identity.gid } : {}),
    });
  } finally {
    closeSync(log);
  }
  const ended = new Promise<Ending>((resolve) => {
    child.once("exit", (code, signal) => {
      resolve({ code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", reject);
  });
  const pid = child.pid as number; // set once "spawn" was emitted

  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const stop = async (signal: NodeJS.Signals = "SIGTERM", graceMs = 10_000) => {
    if (!isRunning()) return;
    const send = (each: NodeJS.Signals) => {
      signalProcess(ownGroup ? -pid : pid, each);
    };
    send(signal);
    const timer = setTimeout(() => {
      send("SIGKILL");
    }, graceMs);
    await ended;
    clearTimeout(timer);
  };
  const said = async () => (await readFile(logFile)).subarray(logStart).toString("utf8");
  return { pid, logFile, said, ended, isRunning, stop };
}

/** A negative pid means the group. A process that is gone is no error. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it lives, and is not ours
  }
}

/** The log's name and its last lines, for a message about a process that failed. */
export async function endOfLog(part: Running, lines = 20): Promise<string> {
  const text = await part.said().catch(() => "");
  return `Its log (${part.logFile}) ends:\n${text.trimEnd().split("\n").slice(-lines).join("\n")}`;
}
