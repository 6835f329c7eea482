/** A rehearsal: the real workflows and the real record over years of time, against bodies whose behaviour is drawn. */
import type { Client } from "@temporalio/client";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import { DefaultLogger, Runtime, Worker, makeTelemetryFilterString } from "@temporalio/worker";
import { mailActivities } from "../activities/mails.js";
import { cycleActivities } from "../activities/cycles.js";
import { programmeActivities } from "../activities/programmes.js";
import { signalProcess } from "../activities/processes.js";
import type { RehearsalActivities } from "../activities/rehearsal.js";
import type { Relay } from "../activities/smtp.js";
import { successionActivities } from "../activities/successions.js";
import { taskActivities } from "../activities/tasks.js";
import { type Day, addDays, dayAt, instantAt } from "../domain/day.js";
import { RUNG_TIME } from "../domain/ladder.js";
import { processKinds } from "../domain/process.js";
import type { RehearsalReport } from "../domain/rehearsal.js";
import { calendarAt } from "../record/calendar.js";
import { markConducted } from "../record/commands/mark-conducted.js";
import type { Reorganisation } from "../record/commands/prepare-successions.js";
import type { Database } from "../record/database.js";
import { lagging } from "../record/queries/lagging.js";
import { TASK_QUEUE, workflowNames } from "../workflows/contract.js";
import { bodiesOf } from "./bodies.js";
import { type RehearsalClock, clockFrom } from "./clock.js";
import { drawFrom } from "./draw.js";
import { nextMorning } from "./mornings.js";
import { openPostbox } from "./postbox.js";
import { reorganisationOf } from "./reorganisation.js";
import { reportOf } from "./report.js";
import { reviewsOf } from "./reviews.js";
import type { Scenario } from "./scenario.js";
import { type StageFiles, setStage } from "./stage.js";

export interface Rehearsal {
  readonly scenario: Scenario;
  readonly seed: number;
  /** The last day. */
  readonly until: Day;
  readonly files: StageFiles;
  /** Units that pass on while the programme runs. */
  readonly reorganisation: Reorganisation;
  /** The time-skipping server's executable. */
  readonly serverPath: string;
  readonly workflowBundle: string;
  /** Hears of each month that has passed, `2025-03`. */
  readonly passed?: (month: string) => void;
}

/** The mail round holds at half past seven; a few seconds later, all rungs of the morning have come. */
const AFTER_RUNG_MS = 5_000;

/** After the mail round. No workflow wakes in between, so the server's clock is not moved for it. */
const OFFICES_OPEN_MS = 2 * 3_600_000;

let installed = false;

/** `db` is a scratch record, migrated and empty. */
export async function rehearse(db: Database, rehearsal: Rehearsal): Promise<RehearsalReport> {
  if (!installed)
    Runtime.install({
      logger: new DefaultLogger("ERROR"),
      telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: "ERROR", other: "ERROR" }) } },
    });
  installed = true;
  const began = performance.now();
  const { scenario, until } = rehearsal;
  await setStage(db, scenario, rehearsal.files);
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: "existing-path", path: rehearsal.serverPath } },
  });
  try {
    const clock = clockFrom(instantAt(scenario.issuedOn, "09:00"), await env.currentTimeMs());
    let now = clock.instantOf(await env.currentTimeMs());
    const postbox = openPostbox(() => now);
    const draw = drawFrom(rehearsal.seed);
    const players = [
      bodiesOf(db, scenario, draw),
      reviewsOf(db, scenario, draw),
      reorganisationOf(db, rehearsal.reorganisation),
    ];
    let acts = 0;
    let mornings = 0;
    let rounds = 0;
    async function nextRehearsedMorning(serverMs: number, untilMs: number) {
      const at = clock.instantOf(serverMs);
      const morningOf = (day: Day) => instantAt(day, RUNG_TIME);
      const from = at < morningOf(dayAt(at)) ? dayAt(at) : addDays(dayAt(at), 1);
      const last = addDays(dayAt(clock.instantOf(untilMs)), -1);
      const morning = await nextMorning(db, players, await calendarAt(db, at), from, last);
      if (morning === null) return null;
      const { day, round } = morning;
      mornings += 1;
      if (round) rounds += 1;
      if (day.slice(0, 7) !== dayAt(now).slice(0, 7)) rehearsal.passed?.(dayAt(now).slice(0, 7));
      now = new Date(morningOf(day).getTime() + AFTER_RUNG_MS);
      return { at: clock.serverMsOf(now), round };
    }
    const days: RehearsalActivities = {
      nextRehearsedMorning,
      async rehearsedDay(roundMs, untilMs) {
        const serverMs = roundMs + OFFICES_OPEN_MS;
        now = clock.instantOf(serverMs);
        const calendar = await calendarAt(db, now);
        for (const player of players) acts += await player.play(now, calendar);
        // What the sweep of the next minute does.
        await tellLagging(db, env.client, clock);
        await production.sendWaitingMails(serverMs);
        return nextRehearsedMorning(serverMs, untilMs);
      },
    };
    const production = inRehearsalTime(db, clock, postbox.relay);
    const worker = await Worker.create({
      connection: env.nativeConnection,
      taskQueue: TASK_QUEUE,
      workflowBundle: { codePath: rehearsal.workflowBundle },
      activities: { ...production, ...days },
      maxCachedWorkflows: 2_000,
    });
    const running = worker.run();
    try {
      await tellLagging(db, env.client, clock);
      // Waiting for one result alone: each further one would set the server's clock free to run on.
      const untilMs = clock.serverMsOf(instantAt(addDays(until, 1), "00:00"));
      for (
        let year = scenario.issuedOn.slice(0, 4);
        year <= until.slice(0, 4);
        year = String(Number(year) + 1)
      ) {
        const yearEnds = clock.serverMsOf(instantAt(`${String(Number(year) + 1)}-01-01`, "00:00"));
        await env.client.workflow.execute(workflowNames.rehearsedDays, {
          workflowId: `rehearsed-days-${year}`,
          taskQueue: TASK_QUEUE,
          args: [Math.min(yearEnds, untilMs)],
        });
      }
    } finally {
      worker.shutdown();
      await running;
    }
    return await reportOf(db, postbox.mails, {
      seed: rehearsal.seed,
      from: scenario.issuedOn,
      until,
      seconds: Math.round((performance.now() - began) / 100) / 10,
      acts,
      mornings,
      rounds,
    });
  } finally {
    await env.teardown();
  }
}

/** Production's activities, told the rehearsal's time. */
function inRehearsalTime(db: Database, clock: RehearsalClock, relay: Relay) {
  const tasks = taskActivities(db);
  const programmes = programmeActivities(db);
  const cycles = cycleActivities(db);
  const successions = successionActivities(db);
  const mails = mailActivities(db, relay, {
    publicUrl: "https://dondoc.invalid",
    contact: "0293 000 000",
    secret: "a rehearsal's, of which nobody is sent a link",
  });
  const at = (serverMs: number) => clock.instantOf(serverMs).getTime();
  return {
    conductTask: async (taskId: string, now: number) => clock.plan(await tasks.conductTask(taskId, at(now))),
    conductProgramme: async (programmeId: string, now: number) =>
      clock.plan(await programmes.conductProgramme(programmeId, at(now))),
    conductCycle: async (cycleId: string, now: number) =>
      clock.plan(await cycles.conductCycle(cycleId, at(now))),
    conductSuccession: async (successionId: string, now: number) =>
      clock.plan(await successions.conductSuccession(successionId, at(now))),
    countRungsDue: (now: number) => tasks.countRungsDue(at(now)),
    composeDigests: (now: number, anyDay: boolean) => mails.composeDigests(at(now), anyDay),
    sendWaitingMails: (now: number) => mails.sendWaitingMails(at(now)),
  };
}

/** As the sweep does, with plans in the server's time. */
async function tellLagging(db: Database, client: Client, clock: RehearsalClock): Promise<void> {
  for (const kind of processKinds) {
    const behind = await lagging(db, kind, 10_000);
    if (behind.length === 0) continue;
    await Promise.all(behind.map((planned) => signalProcess(client, kind, clock.planned(planned))));
    await markConducted(db, kind, behind);
  }
}
