/** Reports taken over HTTP as bodies send them: session, rights, schema, idempotency key, version, journal, notices. */
import { freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { closedLoop, openLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { CLIENTS, OFFICERS, atWork } from "../sizes.js";
import { startBenchApi } from "../stage/api.js";
import { confirmReports, reportableTasks, reporterOf } from "../stage/reports.js";

const WARM_UP = 300;

export const takenAtTheDoor: Line = {
  name: "taken-at-the-door",
  title: "Reports taken, at the door",
  async run({ server, quick, repeat }) {
    const count = quick ? 700 : 3_000;
    const seconds = quick ? 4 : 10;
    const size = atWork(quick);
    const database = await freshDatabase(server, registerOfTasks(size));
    const api = await startBenchApi({ databaseUrl: database.url, dataDir: server.dataDir });
    try {
      const tasks = await reportableTasks(database, size.tasks, OFFICERS);
      const { report, sent } = await reporterOf(api, tasks);
      await closedLoop(CLIENTS, WARM_UP, report);
      const most = await closedLoop(CLIENTS, count, report);
      const left = tasks.length - sent();
      const rate = Math.min(most.rate / 2, left / seconds / 1.2);
      const half = await openLoop({ rate, seconds, seed: repeat + 1 }, report);
      await confirmReports(database, sent());
      return [
        figure("reports taken", most.rate, "/s"),
        figure("answered within at that rate, p99", most.p99, "ms"),
        figure("sent at half that rate", half.rate, "/s"),
        figure("answered within at half that rate, p50", half.p50, "ms"),
        figure("answered within at half that rate, p99", half.p99, "ms", { atMost: 60 }),
      ];
    } finally {
      await api.stop();
      await database.drop();
    }
  },
};
