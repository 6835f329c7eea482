/** The process that stays: starts all parts, keeps them running, and ends them in order. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { StackError } from "../stack/errors.js";
import { root } from "../stack/root.js";
import { type Addresses, type Member, clearState, member, writeState } from "../stack/state.js";
import { Supervisor } from "../stack/supervisor.js";
import { bringUp } from "../stack/up.js";
import { readLogins } from "./logins.js";
import { printAddresses } from "./start-print.js";

export interface StartOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly empty: boolean;
}

/** Settles never by itself: ends the process, by a signal or because the start has failed. */
export async function runSupervised(
  options: StartOptions,
  say: (line: string) => void,
  onReady: (addresses: Addresses) => Promise<void> | void = (addresses) =>
    printAddresses(addresses, options.dataDir),
): Promise<void> {
  const { dataDir } = options;
  const self = member("bin/start", process.pid);
  let members: readonly Member[] = [];
  let addresses: Addresses | undefined;
  const save = () => {
    writeState(dataDir, { supervisor: self, members, ...(addresses ? { addresses } : {}) });
  };
  save();

  const supervisor = new Supervisor({
    say,
    onChange: (running) => {
      members = [...running].map(([name, { pid }]) => member(name, pid));
      save();
    },
  });
  const end = async (code: number) => {
    await supervisor.stop();
    clearState(dataDir);
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (supervisor.isStopping()) say("still ending; please wait");
      else void end(0);
    });
  }

  try {
    addresses = await bringUp(supervisor, {
      ...options,
      env: process.env,
      say,
      seed: (env) => seed(options, env, say, supervisor.signal),
    });
    save();
    await onReady(addresses);
  } catch (error) {
    if (supervisor.isStopping()) return; // it failed because a signal is ending it
    say(error instanceof StackError ? error.message : String(error instanceof Error ? error.stack : error));
    say("the start has failed; ending what was started");
    await end(1);
  }
}

/** At the first start alone: from then on the record is the users'. */
async function seed(
  { dataDir, empty }: StartOptions,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const kept = await readLogins(dataDir);
  if (kept) {
    if (kept.example && empty) say("--empty counts at the first start alone; going on with what is there");
    return;
  }
  say(empty ? "creating the units and accounts" : "importing the example programme");
  const child = spawn(
    process.execPath,
    ["--enable-source-maps", join(root, "dist/bin/seed.js"), ...(empty ? ["--empty"] : [])],
    { env, stdio: ["ignore", "ignore", "pipe"], signal },
  );
  const closed = once(child, "close") as Promise<[number | null]>;
  for await (const line of createInterface({ input: child.stderr })) say(line);
  const [code] = await closed;
  if (code !== 0) {
    throw new StackError(
      `The record could not be filled (exit code ${String(code)}); the lines above say why.`,
      `To begin anew: bin/stop, then remove ${dataDir}.`,
    );
  }
}
