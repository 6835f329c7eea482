/** Temporal's dev server: one process with its page, its store a file in the data folder, on the loopback address. */
import { mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { join, resolve } from "node:path";
import { type LookUp, findBinary } from "./binaries.js";
import { TEMPORAL_CLI } from "./binary-spec.js";
import { StackError } from "./errors.js";
import { type PartOptions, type Running, endOfLog, startChild } from "./processes.js";
import { waitFor } from "./wait.js";

export interface TemporalOptions extends PartOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly uiPort: number;
  readonly lookUp?: LookUp;
}

export interface TemporalDev extends Running {
  /** host:port */
  readonly address: string;
  readonly uiUrl: string;
}

const HOST = "127.0.0.1";
/**
 * Custom search attributes as "name=Type"; the server refuses a workflow that sets one which is not registered.
 * None are used so far.
 */
const SEARCH_ATTRIBUTES: readonly string[] = [];

/** @throws StackError */
export async function startTemporalDev(options: TemporalOptions): Promise<TemporalDev> {
  const dataDir = resolve(options.dataDir);
  await mkdir(dataDir, { recursive: true });
  const child = await startChild({
    command: await findBinary(TEMPORAL_CLI, options.lookUp),
    args: [
      ...["server", "start-dev", "--ip", HOST, "--port", String(options.port)],
      ...["--ui-ip", HOST, "--ui-port", String(options.uiPort)],
      ...["--db-filename", join(dataDir, "temporal.db")],
      // Ten times the starts a second (19 against 90 to 200): a start need not wait for the disk, the record can
      // rebuild every workflow.
      ...["--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=NORMAL"],
      ...["--log-level", "warn", "--log-format", "json"],
      ...SEARCH_ATTRIBUTES.flatMap((attribute) => ["--search-attribute", attribute]),
    ],
    logFile: join(dataDir, "logs", "temporal.log"),
    ownGroup: options.ownGroup,
  });
  const uiUrl = `http://${HOST}:${String(options.uiPort)}`;
  const ready = await waitFor(
    async () => {
      if (!child.isRunning()) return "ended";
      return (await accepts(options.port)) && (await answers(uiUrl)) ? "ready" : undefined;
    },
    60_000,
    options.signal,
  );
  if (ready !== "ready") {
    await child.stop();
    throw new StackError(
      `Temporal's dev server did not start. ${await endOfLog(child)}`,
      "Where its store is damaged, remove temporal.db* from the data folder: the workflows are rebuilt from the record.",
    );
  }
  return {
    address: `${HOST}:${String(options.port)}`,
    uiUrl,
    pid: child.pid,
    logFile: child.logFile,
    said: child.said,
    ended: child.ended,
    stop: () => child.stop("SIGTERM"),
  };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ port, host: HOST });
    socket.once("connect", () => {
      socket.destroy();
      settle(true);
    });
    socket.once("error", () => {
      settle(false);
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(`${url}/api/v1/namespaces/default`, {
    signal: AbortSignal.timeout(2_000),
  }).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ?? false;
}
