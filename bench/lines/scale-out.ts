/** Two api and two worker processes beside one of each: nothing happens twice, and nothing becomes slower. */
import { freshDatabase } from "../database.js";
import { type Line, type Step, figure } from "../line.js";
import { closedLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { CLIENTS, OFFICERS, atWork } from "../sizes.js";
import { type Api, startBenchApi } from "../stage/api.js";
import { startClockwork } from "../stage/clockwork.js";
import { countLagging, until } from "../stage/lagging.js";
import { confirmReports, reportableTasks, senderOf } from "../stage/reports.js";
import { countCarried, dueRungs, rungsCarriedOut } from "../stage/rungs.js";

const WARM_UP = 200;
const LIMIT_MS = 300_000;

export const scaleOut: Line = {
  name: "scale-out",
  title: "Two api and two worker processes",
  repeats: 1,
  async run(step) {
    const one = await withProcesses(step, 1);
    const two = await withProcesses(step, 2);
    return [
      figure("reports taken, one api", one.reports, "/s"),
      figure("reports taken, two", two.reports, "/s"),
      figure("workflows under way, one worker", one.underWay, "/s"),
      figure("workflows under way, two", two.underWay, "/s"),
      figure("two against one", two.underWay / one.underWay, "", { atLeast: 0.9 }),
      figure("rungs in one second, one worker", one.rungs, "/s"),
      figure("rungs in one second, two", two.rungs, "/s"),
      figure("two against one, rungs", two.rungs / one.rungs, "", { atLeast: 0.9 }),
      figure("rungs missing", one.missing + two.missing, "", { atMost: 0 }),
      figure("rungs twice", one.twice + two.twice, "", { atMost: 0 }),
    ];
  },
};

async function withProcesses({ server, quick }: Step, processes: number) {
  const count = quick ? 200 : 1_200;
  const rungs = quick ? 60 : 600;
  const database = await freshDatabase(server, registerOfTasks(atWork(quick)));
  const place = { databaseUrl: database.url, dataDir: server.dataDir };
  const clockwork = await startClockwork(place);
  const apis: Api[] = [];
  try {
    for (let n = 0; n < processes; n++) {
      apis.push(await startBenchApi({ ...place, temporalAddress: clockwork.address }));
    }
    const tasks = await reportableTasks(database, WARM_UP + count, OFFICERS);
    const [first] = apis;
    if (first === undefined) throw new Error("no api was started");
    const send = await senderOf(first, tasks);
    const report = async (index: number) => {
      const task = tasks[index];
      const api = apis[index % processes];
      if (task === undefined || api === undefined) throw new Error("there are no more tasks to report on");
      await send(task, api);
    };
    await closedLoop(CLIENTS, WARM_UP, report);
    const met = await closedLoop(CLIENTS, count, (index) => report(WARM_UP + index));
    await confirmReports(database, WARM_UP + count);

    for (let n = 0; n < processes; n++) await clockwork.startWorker();
    const from = new Date(Date.now() + 6_000 + rungs * 25);
    await dueRungs(database, { count: rungs, from, spreadMs: 0 });
    await clockwork.client.schedule.getHandle("sweep").trigger();
    await until("the sweep began", async () => (await countLagging(database)) < rungs, LIMIT_MS, 20);
    const left = await countLagging(database);
    const tookMs = await until(
      "every workflow stands",
      async () => (await countLagging(database)) === 0,
      LIMIT_MS,
      50,
    );
    if (from.getTime() < Date.now()) throw new Error("the workflows stood only when their rungs had come");
    await until(
      "every rung is carried out",
      async () => (await countCarried(database)) >= rungs,
      LIMIT_MS,
      500,
    );
    const carried = await rungsCarriedOut(database, { count: rungs, from, spreadMs: 0 });
    return {
      reports: met.rate,
      underWay: (left / Math.max(1, tookMs)) * 1000,
      rungs: carried.carriedOut / (carried.last / 1000),
      missing: rungs - carried.carriedOut,
      twice: carried.twice,
    };
  } finally {
    await Promise.all(apis.map((api) => api.stop()));
    await clockwork.stop();
    await database.drop();
  }
}
