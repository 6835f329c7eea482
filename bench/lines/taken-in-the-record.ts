/** Reports taken by the command alone, without HTTP: what the record itself can do. */
import { reportCompletion } from "../../record/commands/report-completion.js";
import { openDatabase } from "../../record/database.js";
import { actorOf } from "../../record/queries/actor.js";
import { freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { closedLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { CLIENTS, OFFICERS, atWork } from "../sizes.js";
import { REPORT_TEXT, confirmReports, reportableTasks } from "../stage/reports.js";

const WARM_UP = 300;

export const takenInTheRecord: Line = {
  name: "taken-in-the-record",
  title: "Reports taken, in the record",
  async run({ server, quick }) {
    const count = quick ? 700 : 3_000;
    const database = await freshDatabase(server, registerOfTasks(atWork(quick)));
    const tasks = await reportableTasks(database, WARM_UP + count, OFFICERS);
    const db = openDatabase(database.url);
    const now = new Date();
    const actors = new Map<string, Awaited<ReturnType<typeof actorOf>>>();
    for (const { username } of tasks) {
      if (actors.has(username)) continue;
      const { id } = await db.prisma.user.findUniqueOrThrow({ where: { username }, select: { id: true } });
      actors.set(username, await actorOf(db, id, now));
    }
    const report = async (index: number) => {
      const task = tasks[index];
      const actor = task && actors.get(task.username);
      if (!actor) throw new Error(`there is no task ${String(index)}`);
      await reportCompletion(db, {
        ...{ taskId: task.id, actor, now: new Date(), expectedVersion: task.version },
        ...{ text: REPORT_TEXT, evidence: [] },
        idempotency: { key: `bench-${task.id}`, requestHash: task.id },
      });
    };
    await closedLoop(CLIENTS, WARM_UP, report);
    const met = await closedLoop(CLIENTS, count, (index) => report(WARM_UP + index));
    await db.close();
    await confirmReports(database, WARM_UP + count);
    await database.drop();
    return [
      figure("reports taken", met.rate, "/s"),
      figure("answered within, p50", met.p50, "ms"),
      figure("answered within, p99", met.p99, "ms"),
    ];
  },
};
