/** A world whose time is Temporal's time-skipping server: the real worker, the real record, mails captured. */
import { Client } from "@temporalio/client";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import { Runtime, Worker, DefaultLogger } from "@temporalio/worker";
import { cycleActivities } from "../../activities/cycles.js";
import { journalActivities } from "../../activities/journal.js";
import { mailActivities } from "../../activities/mails.js";
import type { Relay } from "../../activities/smtp.js";
import { processActivities, signalProcess } from "../../activities/processes.js";
import { programmeActivities } from "../../activities/programmes.js";
import { successionActivities } from "../../activities/successions.js";
import { taskActivities } from "../../activities/tasks.js";
import { openWebhookSender } from "../../activities/webhook-sender.js";
import { webhookActivities } from "../../activities/webhooks.js";
import { type Day, addDays, instantAt } from "../../domain/day.js";
import { RUNG_TIME } from "../../domain/ladder.js";
import { type ProcessKind, processKinds } from "../../domain/process.js";
import { lagging } from "../../record/queries/lagging.js";
import { markConducted } from "../../record/commands/mark-conducted.js";
import { timeSkippingServerPath } from "../../stack/binaries.js";
import { tableOf } from "../../record/process-tables.js";
import { waitFor } from "../../stack/wait.js";
import { TASK_QUEUE, processId, workflowNames } from "../../workflows/contract.js";
import { type World, freshWorld } from "../world.js";

export interface SentMail {
  readonly at: Date;
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
}

export interface Clockwork {
  readonly world: World;
  readonly mails: readonly SentMail[];
  now(): Promise<Date>;
  /** Tells every lagging workflow, as the sweep does. */
  sweep(): Promise<void>;
  /** Starts the workflow of each webhook that has something due, as the sweep does. */
  sweepWebhooks(): Promise<void>;
  /** Stops the worker, lets another take its place. */
  restartWorker(): Promise<void>;
  /** Lets time pass to the instant; what falls due on the way is carried out. */
  passTo(instant: Date): Promise<void>;
  /** To just after the mail round of the day, which is held. */
  passMorning(day: Day): Promise<void>;
  /** One run of a workflow, to its end. */
  execute(workflow: string, workflowId: string, args: readonly unknown[]): Promise<void>;
  /** The night's seal of the journal, under an id of the test's own. */
  runNight(id: string): Promise<void>;
  /** "running", or how the workflow of a task, or of another process, ended. */
  workflowOf(id: string, kind?: ProcessKind): Promise<string>;
  /** The history of a workflow, as its server has it. */
  historyOf(workflowId: string): Promise<unknown>;
  /** The morning's calls of reviews, under an id of the test's own. Gives the cycles called. */
  callCycles(id: string): Promise<number>;
  close(): Promise<void>;
}

export const AUTH_SECRET = "a secret of the clockwork, of forty signs.";

let installed = false;

/** `cached: false` where a worker is stopped: the time-skipping server leaves what was sent to its own queue there. */
export async function startClockwork({
  cached = true,
  sealsFile = "/dev/null",
}: { readonly cached?: boolean; readonly sealsFile?: string } = {}): Promise<Clockwork> {
  if (!installed) Runtime.install({ logger: new DefaultLogger("ERROR") });
  installed = true;
  const bundle = process.env["TEST_WORKFLOW_BUNDLE"];
  if (bundle === undefined) throw new Error("no workflow bundle: run `bin/test`, which builds it");
  const world = await freshWorld();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: "existing-path", path: await timeSkippingServerPath() } },
  });
  const mails: SentMail[] = [];
  let at = new Date(0);
  const relay: Relay = {
    send: (to, messageId, message) => {
      mails.push({ at, to, messageId, subject: message.subject, text: message.text });
      return Promise.resolve({ kind: "sent", subject: message.subject });
    },
    close: () => undefined,
  };
  const webhooks = webhookActivities(
    world.db,
    env.client,
    // Receivers of tests are on this machine.
    openWebhookSender({ allowPrivate: true }),
    AUTH_SECRET,
  );
  async function startWorker() {
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { codePath: bundle ?? "" }, // looked at above
      activities: {
        ...taskActivities(world.db),
        ...programmeActivities(world.db),
        ...cycleActivities(world.db),
        ...successionActivities(world.db),
        ...processActivities(world.db, env.client),
        ...journalActivities(world.db, sealsFile),
        ...mailActivities(world.db, relay, {
          publicUrl: "https://dondoc.example",
          contact: "0293 000 000",
          secret: AUTH_SECRET,
        }),
        ...webhooks,
      },
      maxConcurrentWorkflowTaskExecutions: 10,
      ...(cached ? {} : { maxCachedWorkflows: 0 }),
    });
    const running = worker.run();
    return async () => {
      worker.shutdown();
      await running;
    };
  }
  let stopWorker = await startWorker();
  const now = async () => new Date(await env.currentTimeMs());
  // Waiting for a result through the environment's own client would set the clock free to run on.
  const client = new Client({ connection: env.connection });

  const execute: Clockwork["execute"] = async (workflow, workflowId, args) => {
    await client.workflow.execute(workflow, { workflowId, taskQueue: TASK_QUEUE, args: [...args] });
  };

  const passTo: Clockwork["passTo"] = async (instant) => {
    const left = instant.getTime() - (await now()).getTime();
    if (left > 0) await env.sleep(left);
    at = await now();
    await rungsCarriedOut(world, instant);
  };
  return {
    world,
    mails,
    now,
    async sweep() {
      for (const kind of processKinds) {
        const behind = await lagging(world.db, kind, 1_000);
        for (const planned of behind) await signalProcess(env.client, kind, planned);
        await markConducted(world.db, kind, behind);
      }
    },
    async sweepWebhooks() {
      await webhooks.signalDueWebhooks((await now()).getTime());
    },
    async restartWorker() {
      await stopWorker();
      stopWorker = await startWorker();
    },
    passTo,
    execute,
    async passMorning(day) {
      // The mail of an escalation that comes with the very stroke of the round rests for some seconds.
      await passTo(new Date(instantAt(day, RUNG_TIME).getTime() + 30_000));
      await execute(workflowNames.mailRound, `mail-round-${day}`, [{}]);
    },
    runNight: (id) => execute(workflowNames.sealJournal, `seal-${id}`, []),
    callCycles: (id) =>
      client.workflow.execute<() => Promise<number>>(workflowNames.callCycles, {
        workflowId: `call-cycles-${id}`,
        taskQueue: TASK_QUEUE,
        args: [],
      }),
    async workflowOf(id, kind = "task") {
      const description = await env.client.workflow.getHandle(processId(kind, id)).describe();
      return description.status.name.toLowerCase();
    },
    historyOf: (workflowId) => env.client.workflow.getHandle(workflowId).fetchHistory(),
    async close() {
      await stopWorker();
      await env.teardown();
      await world.close();
    },
  };
}

/** The clock stands while a local activity runs, but the test must not look before it has ended. */
async function rungsCarriedOut(world: World, instant: Date): Promise<void> {
  const coming = async (kind: ProcessKind) => {
    const rows = await world.db.prisma.$queryRaw<unknown[]>`
      SELECT id FROM ${tableOf(kind)} WHERE next_rung_at <= ${instant} AND awaited_rung_at IS NOT NULL`;
    return rows.length;
  };
  const done = await waitFor(
    async () => (await Promise.all(processKinds.map(coming))).every((count) => count === 0),
    20_000,
  );
  if (done === undefined) throw new Error("a rung that has come was not carried out");
}

/** Each day from `from` to `to`, both included. */
export function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
