/** Rungs of one morning, each carried out on time and once: spread as the ladder spreads them, and many in one second. */
import { freshDatabase } from "../database.js";
import { type Figure, type Line, type Step, figure } from "../line.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { startClockwork } from "../stage/clockwork.js";
import { countLagging, until } from "../stage/lagging.js";
import { countCarried, dueRungs, rungsCarriedOut } from "../stage/rungs.js";

const LIMIT_MS = 600_000;

export const onTime: Line = {
  name: "on-time",
  title: "Rungs on time",
  repeats: 1,
  async run(step) {
    const { quick } = step;
    // The ladder spreads a morning over half an hour; here it has three minutes, so that it is ten times as dense.
    const morning = await morningOf(step, quick ? 500 : 10_000, quick ? 10_000 : 180_000);
    const second = await morningOf(step, quick ? 200 : 2_000, 0);
    return [
      ...figuresOf("spread", morning),
      figure("spread, lateness p99", morning.p99 / 1000, "s", { atMost: 60 }),
      ...figuresOf("in one second", second),
      // Twice Temporal with the state in the workflow, as `bench/peers` measured it.
      figure("in one second, carried out", second.carriedOut / (second.last / 1000), "/s", { atLeast: 90 }),
      figure("in one second, lateness of the last", second.last / 1000, "s"),
    ];
  },
};

type Morning = Awaited<ReturnType<typeof rungsCarriedOut>> & { readonly count: number };

function figuresOf(name: string, { count, carriedOut, twice, p50 }: Morning): Figure[] {
  return [
    figure(`${name}, rungs`, count, ""),
    figure(`${name}, missing`, count - carriedOut, "", { atMost: 0 }),
    figure(`${name}, twice`, twice, "", { atMost: 0 }),
    figure(`${name}, lateness p50`, p50 / 1000, "s"),
  ];
}

/** `count` rungs from the instant on at which every workflow stands, spread over `spreadMs`. */
async function morningOf({ server, quick, say }: Step, count: number, spreadMs: number): Promise<Morning> {
  const size = { units: 60, tasks: quick ? 2_000 : 10_000, eventsPerTask: 5, mix: "at_work" } as const;
  const database = await freshDatabase(server, registerOfTasks(size));
  const clockwork = await startClockwork({ databaseUrl: database.url, dataDir: server.dataDir });
  try {
    // Longer than the slowest server takes to start so many workflows.
    const from = new Date(Date.now() + 20_000 + count * 25);
    const rungs = { count, from, spreadMs };
    await dueRungs(database, rungs);
    await clockwork.startWorker();
    await until("every workflow stands", async () => (await countLagging(database)) === 0, LIMIT_MS);
    if (from.getTime() < Date.now()) throw new Error("the workflows stood only when their rungs had come");
    say(`${String(count)} workflows wait for their rungs`);
    await until(
      "every rung is carried out",
      async () => (await countCarried(database)) >= count,
      LIMIT_MS,
      1_000,
    );
    return { ...(await rungsCarriedOut(database, rungs)), count };
  } finally {
    await clockwork.stop();
    await database.drop();
  }
}
