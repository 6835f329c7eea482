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
    // The ladder spreads a morning over half an hour; here it has two minutes, so that it is fifteen times as dense.
    const morning = await morningOf(step, quick ? 150 : 10_000, quick ? 3_000 : 120_000);
    const second = await morningOf(step, quick ? 100 : 2_000, 0);
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

/** Milliseconds that a workflow is given to be told; a slower machine is given more. */
const TOLD_MS = 9;
const TRIES = 4;

/** `count` rungs from an instant on at which every workflow stands, spread over `spreadMs`. */
async function morningOf(step: Step, count: number, spreadMs: number): Promise<Morning> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const morning = await tryMorning(step, {
      count,
      spreadMs,
      roomMs: (6_000 + count * TOLD_MS) * 2 ** attempt,
    });
    if (morning !== null) return morning;
    step.say("the workflows stood only when their rungs had come; once more, with twice the time before");
  }
  throw new Error("the workflows could not be told before their rungs came");
}

interface Wish {
  readonly count: number;
  readonly spreadMs: number;
  /** From now to the first rung. */
  readonly roomMs: number;
}

/** null: the first rungs came before every workflow was told. */
async function tryMorning({ server, quick, say }: Step, wish: Wish): Promise<Morning | null> {
  const { count, spreadMs, roomMs } = wish;
  const size = { units: 60, tasks: quick ? 2_000 : 10_000, eventsPerTask: 5, mix: "at_work" } as const;
  const database = await freshDatabase(server, registerOfTasks(size));
  const clockwork = await startClockwork({ databaseUrl: database.url, dataDir: server.dataDir });
  try {
    const from = new Date(Date.now() + roomMs);
    const rungs = { count, from, spreadMs };
    await dueRungs(database, rungs);
    await clockwork.startWorker();
    await until(
      "every workflow stands",
      async () => Date.now() > from.getTime() || (await countLagging(database)) === 0,
      LIMIT_MS,
    );
    if (Date.now() > from.getTime()) return null;
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
