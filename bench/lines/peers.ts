/**
 * Other engines under one contract (bench/peers/README.md), on the same PostgreSQL in the same session: what the
 * program's own figures are worth. Their packages are installed only here.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { findOnPath } from "../../stack/binaries.js";
import { root } from "../../stack/root.js";
import type { Server } from "../database.js";
import { type Figure, type Line, type Step, figure } from "../line.js";
import { startClockwork } from "../stage/clockwork.js";

const FOLDER = join(root, "bench", "peers");

export const peers: readonly Line[] = [
  peer("dbos", "DBOS", (step) => node(step, "dbos/main.js")),
  peer("pg-boss", "pg-boss (a queue without processes: a ceiling)", (step) => node(step, "pg-boss/main.js")),
  peer("operaton", "Operaton", operaton),
  peer("restate", "Restate", restate),
  peer("temporal", "Temporal with the state in the workflow", temporal),
];

/** What the contract says of one repeat. */
interface Outcome {
  readonly open: number;
  readonly report: number;
  readonly p99: number;
  readonly fire: number;
  readonly bytesPerTask: number;
  readonly duplicates: number;
  readonly missing: number;
}

function peer(name: string, title: string, run: (step: Step) => Promise<Outcome | null>): Line {
  return {
    name: `peer-${name}`,
    title: `Peer: ${title}`,
    async run(step) {
      await install(step);
      await output(process.execPath, ["contract/fresh.js"], environment(step));
      const outcome = await run(step);
      return outcome === null ? [] : figuresOf(outcome);
    },
  };
}

function figuresOf(outcome: Outcome): Figure[] {
  return [
    figure("tasks opened", outcome.open, "/s"),
    figure("reports acknowledged", outcome.report, "/s"),
    figure("reports acknowledged, p99", outcome.p99, "ms"),
    figure("timers of one second fired", outcome.fire, "/s"),
    figure("an open task", outcome.bytesPerTask, "bytes"),
    figure("fired twice or not at all", outcome.duplicates + outcome.missing, ""),
  ];
}

async function install({ say }: Step): Promise<void> {
  if (existsSync(join(FOLDER, "node_modules", ".package-lock.json"))) return;
  say("installing the peers' own packages into bench/peers");
  await output("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], process.env);
}

async function node(step: Step, file: string, more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return outcomeIn(await output(process.execPath, [file], { ...environment(step), ...more }));
}

async function operaton(step: Step): Promise<Outcome | null> {
  const java = await findOnPath("java");
  const mvn = await findOnPath("mvn");
  if (java === undefined || mvn === undefined) {
    step.say("Operaton needs java and mvn on PATH; it is left out");
    return null;
  }
  const folder = join(FOLDER, "operaton");
  if (!existsSync(join(folder, "target", "operaton-1.jar"))) {
    step.say("building Operaton's contract with Maven");
    await output(mvn, ["-q", "-f", folder, "package"], process.env);
  }
  const classes = ["operaton-1.jar", "dependency/*"].map((part) => join(folder, "target", part)).join(":");
  return outcomeIn(await output(java, ["-Xmx1g", "-cp", classes, "peers.Main"], environment(step)));
}

/** Its server is under the Business Source License: measured where npm has a build for the platform, never shipped. */
async function restate(step: Step): Promise<Outcome | null> {
  const server = `@restatedev/restate-server-${process.platform}-${process.arch}`;
  if (!existsSync(join(FOLDER, "node_modules", server))) {
    step.say(`npm has no ${server}; Restate is left out`);
    return null;
  }
  const base = await mkdtemp(join(step.server.dataDir, "restate-"));
  return node(step, "restate/main.js", { RESTATE_BASE: base });
}

async function temporal(step: Step): Promise<Outcome> {
  const clockwork = await startClockwork({ databaseUrl: step.server.adminUrl, dataDir: step.server.dataDir });
  try {
    return await node(step, "temporal/main.js", {
      TEMPORAL_ADDRESS: clockwork.address,
      TEMPORAL_PID: String(clockwork.temporalPid),
      LEAD_MS: "30000",
    });
  } finally {
    await clockwork.stop();
  }
}

function environment({ server, quick }: Step): NodeJS.ProcessEnv {
  return { ...process.env, ...placeOf(server), ...(quick ? { N: "300", WARM: "50" } : {}) };
}

function placeOf({ adminUrl }: Server): NodeJS.ProcessEnv {
  const { port, username, password } = new URL(adminUrl);
  return {
    PEERS_SERVER_URL: adminUrl,
    PGPORT: port,
    PGUSER: username,
    PGPASSWORD: decodeURIComponent(password),
  };
}

function outcomeIn(text: string): Outcome {
  const line = text.split("\n").findLast((each) => each.startsWith("{"));
  if (line === undefined) throw new Error(`the peer said no figures:\n${text.slice(-2_000)}`);
  return JSON.parse(line) as Outcome; // what `contract.js` writes
}

/** What a command writes; rejects with the end of what it said where it fails. */
function output(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: FOLDER, env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    let complained = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complained += text));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${command} ended with ${String(code)}:\n${complained.slice(-2_000)}`));
    });
  });
}
