/** Processes that die in tests: Temporal's dev server, and the worker as production runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { anyFreePort } from "../../stack/ports.js";
import { signalProcess } from "../../stack/processes.js";
import { root } from "../../stack/root.js";
import { type TemporalDev, startTemporalDev } from "../../stack/temporal.js";
import type { World } from "../world.js";

export interface RealParts {
  /** Holds Temporal's store. */
  readonly dataDir: string;
  /** Of the worker, and of a command of the operator's. */
  readonly environment: NodeJS.ProcessEnv;
  /** Of the server that runs, or ran last. */
  temporalAddress(): string;
  startTemporal(): Promise<void>;
  killTemporal(): Promise<void>;
  startWorker(): void;
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

/** Temporal runs already, the worker does not. Mails find no relay and wait. */
export async function openRealParts(world: World): Promise<RealParts> {
  const dataDir = await mkdtemp(join(tmpdir(), "dondoc-parts-"));
  const port = await anyFreePort();
  const environment = {
    ...process.env,
    NODE_OPTIONS: "",
    DATABASE_URL: world.url,
    TEMPORAL_ADDRESS: `127.0.0.1:${String(port)}`,
    SMTP_URL: "smtp://127.0.0.1:1",
    AUTH_SECRET: "a".repeat(32),
    DATA_DIR: dataDir,
    LOG_LEVEL: "silent",
  };
  const start = async (): Promise<TemporalDev> =>
    startTemporalDev({ dataDir, port, uiPort: await anyFreePort(), ownGroup: false });
  let temporal = await start();
  let worker: ChildProcess | undefined;

  const parts: RealParts = {
    dataDir,
    environment,
    temporalAddress: () => temporal.address,
    async startTemporal() {
      temporal = await start();
    },
    async killTemporal() {
      signalProcess(temporal.pid, "SIGKILL");
      await temporal.stop();
    },
    startWorker() {
      worker = spawn(process.execPath, [join(root, "dist/worker/main.js")], {
        stdio: "ignore",
        env: environment,
      });
    },
    async killWorker() {
      if (worker === undefined || worker.exitCode !== null || worker.signalCode !== null) return;
      const child = worker;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
    async close() {
      await parts.killWorker();
      await parts.killTemporal();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return parts;
}
