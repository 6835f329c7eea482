/** Temporal's dev server with the stack's settings, and real worker processes over the step's database. */
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { Client, Connection } from "@temporalio/client";
import { startWorker } from "../../stack/application.js";
import { anyFreePort } from "../../stack/ports.js";
import type { Running } from "../../stack/processes.js";
import { startTemporalDev } from "../../stack/temporal.js";
import { programEnvironment } from "./environment.js";

export interface Clockwork {
  readonly address: string;
  readonly client: Client;
  /** The file that Temporal keeps its store in. */
  readonly store: string;
  readonly temporalPid: number;
  startWorker(): Promise<WorkerProcess>;
  /** Ends workers and server. */
  stop(): Promise<void>;
}

export interface WorkerProcess {
  readonly pid: number;
  stop(): Promise<void>;
  /** By SIGKILL: it can finish nothing. */
  kill(): Promise<void>;
}

export interface ClockworkOptions {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly smtpUrl?: string;
}

export async function startClockwork(options: ClockworkOptions): Promise<Clockwork> {
  const dataDir = await mkdtemp(join(options.dataDir, "clockwork-"));
  const temporal = await startDev(dataDir);
  const { address } = temporal;
  const connection = await Connection.connect({ address });
  const workers: Running[] = [];
  return {
    address,
    client: new Client({ connection }),
    store: join(dataDir, "temporal.db"),
    temporalPid: temporal.pid,
    async startWorker() {
      const env = programEnvironment({ ...options, dataDir, temporalAddress: address });
      const worker = await startWorker({
        name: "worker",
        dataDir: join(dataDir, String(workers.length)),
        // It says that it is ready at this level.
        env: { ...env, LOG_LEVEL: "info" },
        ownGroup: false,
      });
      workers.push(worker);
      return {
        pid: worker.pid,
        stop: worker.stop,
        kill: async () => {
          process.kill(worker.pid, "SIGKILL");
          await worker.ended;
        },
      };
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await connection.close();
      await temporal.stop();
    },
  };
}

async function startDev(dataDir: string) {
  const port = await anyFreePort();
  return startTemporalDev({ dataDir, port, uiPort: await anyFreePort(), ownGroup: false });
}
