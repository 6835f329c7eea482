/** The worker dies at load: how soon the first rung comes after its return, and what the bodies notice. */
import { setTimeout as pause } from "node:timers/promises";
import { freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { openLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { OFFICERS, atWork } from "../sizes.js";
import { startBenchApi } from "../stage/api.js";
import { startClockwork } from "../stage/clockwork.js";
import { countLagging, until } from "../stage/lagging.js";
import { countCarried, dueRungs, rungsCarriedOut } from "../stage/rungs.js";
import { openRelay } from "../stage/relay.js";
import { confirmReports, reportableTasks, senderOf } from "../stage/reports.js";

const REPORTS = 40;
const LIMIT_MS = 240_000;

export const afterAKill: Line = {
  name: "after-a-kill",
  title: "After a kill",
  repeats: 1,
  async run({ server, quick, repeat }) {
    const rungs = quick ? 150 : 1_500;
    const spreadMs = quick ? 8_000 : 25_000;
    const database = await freshDatabase(server, registerOfTasks(atWork(quick)));
    const relay = await openRelay();
    const place = { databaseUrl: database.url, dataDir: server.dataDir };
    const clockwork = await startClockwork({ ...place, smtpUrl: relay.url });
    const api = await startBenchApi({ ...place, temporalAddress: clockwork.address });
    try {
      const reportable = await reportableTasks(database, 1_200, OFFICERS);
      const send = await senderOf(api, reportable);
      let next = 0;
      const reports = (seconds: number) =>
        openLoop({ rate: REPORTS, seconds, seed: repeat + 1 }, async () => {
          const task = reportable[next++];
          if (task !== undefined) await send(task);
        });
      const carried = () => countCarried(database);
      const from = new Date(Date.now() + (quick ? 6_000 : 25_000));
      await dueRungs(database, { count: rungs, from, spreadMs });
      const first = await clockwork.startWorker();
      await until("every workflow stands", async () => (await countLagging(database)) === 0, LIMIT_MS);
      await until("rungs are being carried out", async () => (await carried()) > 20, LIMIT_MS, 50);
      const quiet = await reports(quick ? 2 : 5);
      const underKill = reports(quick ? 3 : 10);
      await first.kill();
      await pause(1_000);
      const before = await carried();
      await clockwork.startWorker();
      const returned = performance.now();
      await until("the first rung after the return", async () => (await carried()) > before, LIMIT_MS, 20);
      const firstRungMs = performance.now() - returned;
      const met = await underKill;
      await until("every rung is carried out", async () => (await carried()) >= rungs, LIMIT_MS);
      await pause(500);
      const after = await rungsCarriedOut(database, { count: rungs, from, spreadMs });
      await confirmReports(database, Math.min(next, reportable.length));
      return [
        figure("first rung after the worker's return", firstRungMs / 1000, "s", { atMost: 3 }),
        figure("rungs missing", rungs - after.carriedOut, "", { atMost: 0 }),
        figure("rungs twice", after.twice, "", { atMost: 0 }),
        figure("reports before, p99", quiet.p99, "ms"),
        figure("reports while it was away and came back, p99", met.p99, "ms"),
      ];
    } finally {
      await api.stop();
      await clockwork.stop();
      await relay.close();
      await database.drop();
    }
  },
};
