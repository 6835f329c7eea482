/** What an open task costs: bytes in the record and in Temporal, memory of the processes, and what they do at rest. */
import { stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { type BenchDatabase, freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { startBenchApi } from "../stage/api.js";
import { startClockwork } from "../stage/clockwork.js";
import { countLagging, leaveToSweep, until } from "../stage/lagging.js";
import { memoryOf } from "../stage/memory.js";
import { processorTime } from "../stage/processor.js";

const LIMIT_MS = 600_000;

export const cost: Line = {
  name: "cost",
  title: "Cost",
  repeats: 1,
  async run({ server, quick, say }) {
    const tasks = quick ? 500 : 10_000;
    // Bytes and caches are known from fewer; all the tasks are open in the record.
    const told = quick ? 200 : 3_000;
    const seconds = quick ? 4 : 20;
    const empty = await freshDatabase(server);
    const before = await sizeOf(empty);
    await empty.drop();
    const database = await freshDatabase(
      server,
      registerOfTasks({ units: 60, tasks, eventsPerTask: 5, mix: "at_work" }),
    );
    const place = { databaseUrl: database.url, dataDir: server.dataDir };
    const clockwork = await startClockwork(place);
    const api = await startBenchApi({ ...place, temporalAddress: clockwork.address });
    try {
      const { store } = clockwork;
      const worker = await clockwork.startWorker();
      await pause(2_000);
      const storeBefore = await bytesOf(store);
      await leaveToSweep(database, told);
      await clockwork.client.schedule.getHandle("sweep").trigger();
      await until("every workflow stands", async () => (await countLagging(database)) === 0, LIMIT_MS);
      // Timers are set a moment after the start was acknowledged.
      await pause(quick ? 3_000 : 10_000);
      const storeAfter = await bytesOf(store);
      say("every workflow stands; looking at the processes at rest");
      const pids = { api: api.pid, worker: worker.pid };
      const used = {
        api: await processorTime(pids.api),
        worker: await processorTime(pids.worker),
      };
      await pause(seconds * 1000);
      const atRest = async (name: "api" | "worker") =>
        (((await processorTime(pids[name])) - used[name]) / seconds) * 100;
      return [
        figure("open tasks", tasks, ""),
        figure("record, a task with five events", (await sizeOf(database)) / tasks - before / tasks, "bytes"),
        figure("Temporal's store, a task", (storeAfter - storeBefore) / told / 1000, "kB", { atMost: 15 }),
        figure("api, memory", await memoryOf(pids.api), "MB", { atMost: 150 }),
        figure("worker, memory", await memoryOf(pids.worker), "MB", { atMost: 400 }),
        figure("Temporal, memory", await memoryOf(clockwork.temporalPid), "MB"),
        figure("api at rest, of a core", await atRest("api"), "%", { atMost: 2 }),
        figure("worker at rest, of a core", await atRest("worker"), "%", { atMost: 2 }),
      ];
    } finally {
      await api.stop();
      await clockwork.stop();
      await database.drop();
    }
  },
};

async function sizeOf(database: BenchDatabase): Promise<number> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<{ size: string }>("SELECT pg_database_size(current_database()) AS size"),
  );
  return Number(rows[0]?.size);
}

/** The store's file and what is still in its log. */
async function bytesOf(store: string): Promise<number> {
  const sizes = await Promise.all(
    [store, `${store}-wal`].map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0, // no log at the moment
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
