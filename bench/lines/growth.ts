/** How the record's figures grow with the register: the same asked at a thousand, ten thousand and a hundred thousand tasks. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { composeDigests } from "../../record/commands/compose-digests.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { openDatabase } from "../../record/database.js";
import { actorOf } from "../../record/queries/actor.js";
import { readOverview } from "../../record/queries/overview.js";
import { search } from "../../record/queries/search.js";
import { readTask } from "../../record/queries/task.js";
import { listTasks } from "../../record/queries/tasks.js";
import { root } from "../../stack/root.js";
import { type Server, freshDatabase } from "../database.js";
import { type Line, figure } from "../line.js";
import { closedLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { years } from "../sizes.js";
import { type Curve, drawGrowth } from "../growth-picture.js";
import { linearithmic, slopeOf } from "../slope.js";
import { writeReminders } from "../stage/notices.js";
import { REPORT_TEXT, reportableTasks } from "../stage/reports.js";

export const growth: Line = {
  name: "growth",
  title: "Growth with the register",
  repeats: 1,
  async run({ server, quick, say }) {
    const sizes = quick ? [1_000, 5_000] : [1_000, 10_000, 100_000];
    const met = new Map<string, { size: number; value: number }[]>();
    for (const size of sizes) {
      say(`${String(size)} tasks`);
      for (const [name, value] of Object.entries(await askedAt(server, size, quick))) {
        met.set(name, [...(met.get(name) ?? []), { size, value }]);
      }
    }
    const curves: Curve[] = [...met].map(([name, points]) => ({ name, points, slope: slopeOf(points) }));
    if (!quick) await writeFile(join(root, "docs", "growth.svg"), drawGrowth(curves));
    const most = linearithmic(sizes[0] ?? 1, sizes.at(-1) ?? 1);
    return curves.flatMap(({ name, points, slope }) => [
      ...points.map(({ size, value }) => figure(`${name}, ${String(size)} tasks`, value, "ms")),
      figure(`${name}, power of the size`, slope.exponent, "", { atMost: Math.round(most * 100) / 100 }),
    ]);
  },
};

/** Median milliseconds of each. */
async function askedAt(server: Server, tasks: number, quick: boolean): Promise<Record<string, number>> {
  const database = await freshDatabase(server, registerOfTasks({ ...years(quick), tasks }));
  const db = openDatabase(database.url);
  try {
    const now = new Date();
    const userOf = async (username: string) => {
      const { id } = await db.prisma.user.findUniqueOrThrow({ where: { username }, select: { id: true } });
      return actorOf(db, id, now);
    };
    const office = await userOf("tonghop");
    const reportable = await reportableTasks(database, 60, 30);
    const times = quick ? 3 : 12;
    const median = async (work: (index: number) => Promise<unknown>) => {
      await work(0);
      return (await closedLoop(1, times, (index) => work(index + 1))).p50;
    };
    const report = async (index: number) => {
      const task = reportable[index];
      if (task === undefined) throw new Error("there are no more tasks to report on");
      const actor = await userOf(task.username);
      await reportCompletion(db, { taskId: task.id, actor, now, text: REPORT_TEXT, evidence: [] });
    };
    const one = reportable.at(-1)?.id ?? "";
    const asked = {
      "a report taken": await median(report),
      overview: await median(() => readOverview(db, office, now)),
      "a page of the register": await median(() => listTasks(db, office, { scope: "all", limit: 50 }, now)),
      search: await median(() => search(db, office, { words: "phong chong thien tai", limit: 10 }, now)),
      "a task": await median(() => readTask(db, office, one, now)),
    };
    await writeReminders(database, tasks);
    const composed = await closedLoop(1, 1, () => composeDigests(db, { now, anyDay: true }));
    return { ...asked, "a round's digests composed": composed.max };
  } finally {
    await db.close();
    await database.drop();
  }
}
