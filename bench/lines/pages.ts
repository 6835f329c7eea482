/** What an office waits for: pages over a province's years, each beside its own query at the API; quiet, and while reports come in. */
import { performance } from "node:perf_hooks";
import { freshDatabase } from "../database.js";
import { type Figure, type Line, type Step, figure } from "../line.js";
import { type Measured, closedLoop, openLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { OFFICERS, years } from "../sizes.js";
import { type Api, startBenchApi } from "../stage/api.js";
import { type Question, questionsOf } from "../stage/questions.js";
import { memoryDuring } from "../stage/memory.js";
import { reportableTasks, senderOf } from "../stage/reports.js";

/** Reports a second meanwhile. */
const REPORTS = 100;
const PAGE_MS = 100;
const QUERY_MS = 50;

export const pages: Line = {
  name: "pages",
  title: "Pages",
  async run(step) {
    const { server, quick } = step;
    const database = await freshDatabase(server, registerOfTasks(years(quick)));
    const api = await startBenchApi({ databaseUrl: database.url, dataDir: server.dataDir });
    try {
      const { questions, exporting } = await questionsOf(api, database);
      const rounds = quick ? 3 : 15;
      await ask(api, questions, 2);
      const quiet = await ask(api, questions, rounds);
      const loaded = await underReports(step, api, () => ask(api, questions, rounds), database);
      const taken = await takeFile(api, exporting);
      return [
        ...figuresOf(questions, quiet, "quiet"),
        ...figuresOf(questions, loaded, "with reports"),
        ...taken,
      ];
    } finally {
      await api.stop();
      await database.drop();
    }
  },
};

/** All of them in turn, so many times, one person at a time. */
async function ask(api: Api, questions: readonly Question[], rounds: number): Promise<Measured[]> {
  const answered: Measured[] = [];
  for (const { path, cookie } of questions) {
    answered.push(
      await closedLoop(1, rounds, async () => {
        const answer = await api.request("GET", path, { cookie, headers: { "accept-encoding": "gzip" } });
        if (answer.status !== 200) throw new Error(`${path} gave ${String(answer.status)}: ${answer.body}`);
      }),
    );
  }
  return answered;
}

async function underReports<T>(
  { quick, repeat }: Step,
  api: Api,
  work: () => Promise<T>,
  database: Parameters<typeof reportableTasks>[0],
): Promise<T> {
  const tasks = await reportableTasks(database, quick ? 1_000 : 15_000, quick ? OFFICERS : 300);
  const officers = new Set([...new Set(tasks.map(({ username }) => username))].slice(0, OFFICERS));
  const mine = tasks.filter(({ username }) => officers.has(username));
  const send = await senderOf(api, mine);
  const state = { done: false, next: 0 };
  const reporting = (async () => {
    // A second's reports at a time, until the pages were asked for or no task is left.
    for (let second = 0; !state.done && state.next + 2 * REPORTS < mine.length; second++) {
      await openLoop({ rate: REPORTS, seconds: 1, seed: repeat * 1_000 + second + 1 }, async () => {
        const task = mine[state.next++];
        if (task !== undefined) await send(task);
      });
    }
  })();
  try {
    return await work();
  } finally {
    state.done = true;
    await reporting;
  }
}

function figuresOf(questions: readonly Question[], met: readonly Measured[], when: string): Figure[] {
  return questions.flatMap(({ name, kind }, index) => {
    const { p50, p99 } = met[index] ?? { p50: NaN, p99: NaN };
    return [
      figure(`${name}, ${kind}, ${when}, p50`, p50, "ms"),
      figure(`${name}, ${kind}, ${when}, p99`, p99, "ms", { atMost: kind === "page" ? PAGE_MS : QUERY_MS }),
    ];
  });
}

/** The register's rows as a file, and what the api's memory did meanwhile. */
async function takeFile(api: Api, { path, cookie }: { path: string; cookie: string }): Promise<Figure[]> {
  const began = performance.now();
  const { result, grown } = await memoryDuring(api.pid, () => api.request("GET", path, { cookie }));
  if (result.status !== 200) throw new Error(`the export gave ${String(result.status)}: ${result.body}`);
  const rows = result.body.trimEnd().split("\n").length - 1;
  return [
    figure("export, rows", rows, ""),
    figure("export, until the last byte", performance.now() - began, "ms"),
    figure("export, memory that the api took for it", grown, "MB"),
  ];
}
