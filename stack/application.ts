/** The program's own processes, api and worker: started from `dist/`, and ready when they say so. */
import { join } from "node:path";
import { StackError } from "./errors.js";
import { type Child, type PartOptions, type Running, endOfLog, startChild } from "./processes.js";
import { root } from "./root.js";
import { waitFor } from "./wait.js";

export interface ApplicationOptions extends PartOptions {
  readonly name: "api" | "worker";
  readonly dataDir: string;
  /** The whole environment, with what config.ts reads. */
  readonly env: NodeJS.ProcessEnv;
}

const READY_MS = 60_000;
/** More than the worker's own grace for the activities in hand. */
const STOP_MS = 20_000;

/** @throws StackError */
export async function startApi(options: ApplicationOptions, url: string): Promise<Running> {
  const child = await launch(options);
  return whenReady(child, options, async () => {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    return answer?.ok ?? false;
  });
}

/** @throws StackError */
export async function startWorker(options: ApplicationOptions): Promise<Running> {
  const child = await launch(options);
  return whenReady(child, options, async () => SAYS_READY.test(await child.said()));
}

/** A line "ready", or the log's JSON with a message that ends in it. */
const SAYS_READY = /^(?:.*\bready|.*"msg":"[^"]*\bready".*)$/m;

function launch(options: ApplicationOptions): Promise<Child> {
  return startChild({
    command: process.execPath,
    args: ["--enable-source-maps", join(root, "dist", options.name, "main.js")],
    env: options.env,
    logFile: join(options.dataDir, "logs", `${options.name}.log`),
  });
}

async function whenReady(
  child: Child,
  { name, signal }: ApplicationOptions,
  ask: () => Promise<boolean>,
): Promise<Running> {
  const answer = await waitFor(
    async () => {
      if (!child.isRunning()) return "ended";
      return (await ask()) ? "ready" : undefined;
    },
    READY_MS,
    signal,
  );
  const stop = () => child.stop("SIGTERM", STOP_MS);
  if (answer === "ready") return { ...child, stop };
  await stop();
  throw new StackError(
    `${name} ${answer ? "ended" : "was not ready within a minute"}. ${await endOfLog(child)}`,
    "The lines above say why.",
  );
}
