/** The commands of bin/ as a person calls them, on a data folder of the test's own. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { root } from "../../stack/root.js";
import {
  type Addresses,
  type Member,
  type StackState,
  member,
  readState,
  stillRuns,
} from "../../stack/state.js";

export interface Login {
  readonly username: string;
  readonly password: string;
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** Starts `bin/<command>` with the environment of a person's terminal, not with that of jest. */
export function launch(dataDir: string, command: "start" | "stop", ...args: string[]): ChildProcess {
  const { PATH, HOME, LANG, TEMPORAL_CLI, XDG_CACHE_HOME, CHECKPOINT_DISABLE } = process.env;
  const env = { PATH, HOME, LANG, TEMPORAL_CLI, XDG_CACHE_HOME, CHECKPOINT_DISABLE, DATA_DIR: dataDir };
  return spawn(join(root, "bin", command), args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** To its end. */
export async function run(dataDir: string, command: "start" | "stop", ...args: string[]): Promise<Outcome> {
  const from = performance.now();
  const child = launch(dataDir, command, ...args);
  if (child.stdout === null || child.stderr === null) throw new Error("launch gives pipes");
  const code = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr, seconds: (performance.now() - from) / 1000 };
}

/** The addresses of `bin/start --detach`: one line of JSON, and nothing else on stdout. */
export function addressesIn({
  code,
  stdout,
  stderr,
}: Outcome): Addresses & { mailUrl: string; temporalUrl: string } {
  const [line = "", rest] = stdout.split("\n");
  if (code !== 0 || rest !== "")
    throw new Error(`bin/start ended with ${String(code)}:\n${stdout}\n${stderr}`);
  const { url, mailUrl, temporalUrl, databaseUrl } = JSON.parse(line) as Addresses;
  if (mailUrl === null || temporalUrl === null) throw new Error(`parts of one's own are in use: ${line}`);
  return { url, mailUrl, temporalUrl, databaseUrl };
}

export function stateOf(dataDir: string): StackState {
  const state = readState(dataDir);
  if (state === undefined) throw new Error(`nothing runs in ${dataDir}`);
  return state;
}

export interface Process extends Member {
  readonly rssMb: number;
}

/** Every process of a running stack: its parts, and the processes that they have started in turn. */
export function processesOf(state: StackState): Process[] {
  const names = new Map([state.supervisor, ...state.members].map(({ pid, name }) => [pid, name]));
  const all = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number, rssKb: number]);
  // Parents first: each round takes in the children of those that are known.
  for (let known = 0; known < names.size;) {
    known = names.size;
    for (const [pid, parent] of all) {
      const name = names.get(parent);
      if (name !== undefined && !names.has(pid)) names.set(pid, `${name}'s child`);
    }
  }
  return all.flatMap(([pid, , rssKb]) => {
    const name = names.get(pid);
    return name === undefined ? [] : [{ ...member(name, pid), rssMb: Math.round(rssKb / 1024) }];
  });
}

/** The account that the first start has made. */
export async function loginOf(dataDir: string, username: string): Promise<Login> {
  const { logins } = JSON.parse(await readFile(join(dataDir, "logins.json"), "utf8")) as { logins: Login[] };
  const login = logins.find((each) => each.username === username);
  if (login === undefined) throw new Error(`logins.json has nobody called ${username}`);
  return login;
}

/** Of these, those that still run: nobody is to be left. */
export const running = (members: readonly Member[]): string[] =>
  members.filter(stillRuns).map(({ name, pid }) => `${name} (${String(pid)})`);

export const portsOf = (addresses: object): number[] =>
  Object.values(addresses).map((url) => Number(new URL(url as string).port)); // all are addresses

/** By name, in megabytes. What PostgreSQL's processes share is counted in each of them. */
export function rssOf(processes: readonly Process[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { name, rssMb } of processes) sums[name] = (sums[name] ?? 0) + rssMb;
  return sums;
}

/** What a process has said so far, on either stream. */
export function listen(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (said += text));
  return () => said;
}
