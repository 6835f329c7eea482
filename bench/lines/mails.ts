/** A morning's round: one digest a recipient over a province's tasks, through SMTP; and through a relay that is slow. */
import { TASK_QUEUE, workflowNames } from "../../workflows/contract.js";
import { freshDatabase } from "../database.js";
import { type Line, type Step, figure } from "../line.js";
import { openLoop } from "../load.js";
import { registerOfTasks } from "../seed/register-of-tasks.js";
import { OFFICERS } from "../sizes.js";
import { startBenchApi } from "../stage/api.js";
import { startClockwork } from "../stage/clockwork.js";
import { until } from "../stage/lagging.js";
import { writeReminders } from "../stage/notices.js";
import { openRelay } from "../stage/relay.js";
import { reportableTasks, senderOf } from "../stage/reports.js";

const SLOW_MS = 2_000;
const REPORTS = 20;
const LIMIT_MS = 180_000;

export const mails: Line = {
  name: "mails",
  title: "Mails",
  repeats: 1,
  async run(step) {
    const fast = await round(step, 0);
    const slow = await round(step, SLOW_MS);
    return [
      figure("mails of the round", fast.mails, ""),
      figure("round, from its start to the last digest composed", fast.composedMs / 1000, "s", {
        atMost: 10,
      }),
      figure("round, from its start to the last mail taken", fast.sentMs / 1000, "s"),
      figure("reports meanwhile, p99", fast.reportsP99, "ms"),
      figure("reports while the relay takes 2 s a mail, p99", slow.reportsP99, "ms"),
    ];
  },
};

interface Round {
  readonly mails: number;
  readonly composedMs: number;
  readonly sentMs: number;
  readonly reportsP99: number;
}

async function round({ server, quick, repeat }: Step, delayMs: number): Promise<Round> {
  const units = quick ? 60 : 300;
  const tasks = quick ? 2_000 : 20_000;
  const database = await freshDatabase(
    server,
    registerOfTasks({ units, tasks: tasks + 1_000, eventsPerTask: 5, mix: "at_work" }),
  );
  const relay = await openRelay(delayMs);
  const place = { databaseUrl: database.url, dataDir: server.dataDir };
  const clockwork = await startClockwork({ ...place, smtpUrl: relay.url });
  const api = await startBenchApi({ ...place, temporalAddress: clockwork.address });
  try {
    await writeReminders(database, tasks);
    const reportable = await reportableTasks(database, 600, Math.min(OFFICERS, units));
    const send = await senderOf(api, reportable);
    await clockwork.startWorker();
    const composed = async () =>
      (await count(database, "notice WHERE mail_id IS NULL AND kind = 'due_reminder'")) === 0;

    const began = performance.now();
    await clockwork.client.workflow.start(workflowNames.mailRound, {
      workflowId: "mail-round-of-the-bench",
      taskQueue: TASK_QUEUE,
      args: [{ anyDay: true }],
    });
    let next = 0;
    const reports = openLoop({ rate: REPORTS, seconds: quick ? 2 : 10, seed: repeat + 1 }, async () => {
      const task = reportable[next++];
      if (task !== undefined) await send(task);
    });
    reports.catch(() => undefined); // told of where it is waited for
    await until("every reminder is in a digest", composed, LIMIT_MS, 50);
    const composedMs = performance.now() - began;
    const digests = await count(database, "mail WHERE kind = 'digest'");
    // One more where the reviewer is told of the reports that came in meanwhile.
    if (digests < units) throw new Error(`${String(digests)} digests for ${String(units)} units`);
    const { p99 } = await reports;
    // Through the slow relay nobody waits to the end: it is there to be slow.
    if (delayMs === 0) {
      await until("every digest is sent", () => relay.taken() >= digests, LIMIT_MS, 50);
      const states = await count(database, "mail WHERE kind = 'digest' AND state NOT IN ('sent', 'sending')");
      if (states > 0) throw new Error(`${String(states)} digests were not sent`);
    }
    return { mails: digests, composedMs, sentMs: performance.now() - began, reportsP99: p99 };
  } finally {
    await api.stop();
    await clockwork.stop();
    await relay.close();
    await database.drop();
  }
}

async function count(database: Awaited<ReturnType<typeof freshDatabase>>, from: string): Promise<number> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`),
  );
  return rows[0]?.count ?? 0;
}
