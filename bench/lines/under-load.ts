/** Reports while the rest of the program is busy: the sweep starts thousands of workflows, and a mail round goes out. */
import { workflowNames, TASK_QUEUE } from "../../workflows/contract.js";
import { freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { closedLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { CLIENTS, OFFICERS, atWork } from "../sizes.js";
import { startBenchApi } from "../stage/api.js";
import { startClockwork } from "../stage/clockwork.js";
import { countLagging, leaveToSweep } from "../stage/lagging.js";
import { writeReminders } from "../stage/notices.js";
import { openRelay } from "../stage/relay.js";
import { confirmReports, reportableTasks, reporterOf } from "../stage/reports.js";

const WARM_UP = 200;
const WANTED_SHARE = 0.7;

export const underLoad: Line = {
  name: "under-load",
  title: "Reports taken, under load of others",
  async run({ server, quick }) {
    const count = quick ? 300 : 2_000;
    const lagging = quick ? 500 : 10_000;
    const size = { ...atWork(quick), tasks: quick ? 4_000 : 20_000 };
    const database = await freshDatabase(server, registerOfTasks(size));
    const relay = await openRelay();
    const clockwork = await startClockwork({
      ...{ databaseUrl: database.url, dataDir: server.dataDir, smtpUrl: relay.url },
    });
    const api = await startBenchApi({
      ...{ databaseUrl: database.url, dataDir: server.dataDir, temporalAddress: clockwork.address },
    });
    try {
      const tasks = await reportableTasks(database, WARM_UP + 2 * count, OFFICERS);
      const { report, sent } = await reporterOf(api, tasks);
      await closedLoop(CLIENTS, WARM_UP, report);
      const quiet = await closedLoop(CLIENTS, count, report);

      await leaveToSweep(database, lagging);
      await writeReminders(database, quick ? 500 : 5_000);
      await clockwork.startWorker(); // its first act is a sweep
      await clockwork.client.workflow.start(workflowNames.mailRound, {
        workflowId: "mail-round-of-the-bench",
        taskQueue: TASK_QUEUE,
        args: [{ anyDay: true }],
      });
      const before = await countLagging(database);
      const began = performance.now();
      const loaded = await closedLoop(CLIENTS, count, report);
      const told = before - (await countLagging(database)) + count;
      const started = told / ((performance.now() - began) / 1000);
      await confirmReports(database, sent());
      return [
        figure("reports taken, quiet", quiet.rate, "/s"),
        figure("reports taken, under load", loaded.rate, "/s"),
        figure("answered within under load, p99", loaded.p99, "ms"),
        figure("share of the quiet rate", loaded.rate / quiet.rate, "", { atLeast: WANTED_SHARE }),
        figure("workflows told meanwhile", started, "/s"),
        figure("mails taken meanwhile", relay.taken(), ""),
      ];
    } finally {
      await api.stop();
      await clockwork.stop();
      await relay.close();
      await database.drop();
    }
  },
};
