/**
 * A short life of each workflow, of which the history is saved in `test/histories/` and replayed. A new workflow adds its
 * story here; `RECORD_HISTORIES=new bin/test --selectProjects workflows --testPathPatterns histories` saves what is not
 * there yet, `RECORD_HISTORIES=all` every one anew.
 */
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import type { ProcessKind } from "../../domain/process.js";
import { calendarAt } from "../../record/calendar.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { prepareSuccession } from "../../record/commands/prepare-succession.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { signSuccession } from "../../record/commands/sign-succession.js";
import { subscribeWebhook } from "../../record/commands/subscribe-webhook.js";
import { waitFor } from "../../stack/wait.js";
import { processId, webhookDeliveryId, workflowNames } from "../../workflows/contract.js";
import { endedReview, halfYear } from "../record/reviews.js";
import { wantedTask } from "../world.js";
import type { Clockwork } from "./clockwork.js";

/** Lives it in a fresh world, and gives the workflow's id. */
type Story = (clock: Clockwork) => Promise<string>;

/** A rehearsal's days are never under way while the program is upgraded. */
export type Storied = Exclude<keyof typeof workflowNames, "rehearsedDays">;

export const stories: Readonly<Record<Storied, Story>> = {
  /** Two reminders, a report that a signal does not tell of, and a confirmation that ends it. */
  async assignedTask(clock) {
    const { world } = clock;
    const now = await clock.now();
    const calendar = await calendarAt(world.db, now);
    const dueOn = calendar.addWorkingDays(dayAt(now), 12);
    const taskId = await world.acceptedTask(now, { dueOn });
    await clock.sweep();
    await clock.passTo(instantAt(calendar.addWorkingDays(dueOn, -5), "07:31"));
    const reported = {
      taskId,
      actor: world.actor("longmy"),
      now: await clock.now(),
      text: "Xong.",
      evidence: [],
    };
    await reportCompletion(world.db, reported);
    await clock.passTo(instantAt(calendar.addWorkingDays(dueOn, -1), "07:31"));
    await confirmCompletion(world.db, {
      taskId,
      actor: world.actor("advising"),
      now: await clock.now(),
      remarks: null,
    });
    await clock.sweep();
    await hasEnded(clock, taskId, "task");
    return processId("task", taskId);
  },

  /** A period is opened, the looks for the end, and the end. */
  async programme(clock) {
    const { world } = clock;
    const now = await clock.now();
    const wanted = [wantedTask({ recurrence: "monthly", coordinating: [] })];
    const { programmeId, taskIds } = await world.issue(now, wanted);
    await clock.sweep();
    await clock.passTo(instantAt(addDays(dayAt(now), 40), "12:00"));
    const later = await clock.now();
    const drop = { actor: world.actor("office"), now: later, reason: "Đã tổng kết" };
    const tasks = await world.db.prisma.task.findMany({ where: { programmeId }, select: { id: true } });
    for (const { id } of tasks) await cancelTask(world.db, { taskId: id, ...drop });
    await endedReview(world, programmeId, later);
    await clock.passTo(instantAt(addDays(dayAt(later), 45), "12:00"));
    await hasEnded(clock, programmeId, "programme");
    if (taskIds.length !== 1) throw new Error("one series was wanted");
    return processId("programme", programmeId);
  },

  /** Called at once, frozen at its cut-off; the reports' due date passes, and it waits for the approval. */
  async reviewCycle(clock) {
    const { world } = clock;
    const now = await clock.now();
    const cutOff = addDays(dayAt(now), 10);
    const { programmeId } = await world.issue(now, [wantedTask({ dueOn: addDays(cutOff, 60) })]);
    const { cycleId } = await callCycle(world.db, {
      ...{ ...halfYear, programmeId, actor: world.actor("advising"), now },
      ...{ cutOffAt: instantAt(cutOff, "17:00"), dueOn: addDays(cutOff, 7) },
    });
    await clock.sweep();
    await clock.passTo(instantAt(addDays(cutOff, 14), "12:00"));
    const row = async () => world.db.prisma.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } });
    const consolidated = await waitFor(async () => (await row()).state === "consolidating", 20_000);
    if (consolidated !== true) throw new Error("the review still collects");
    return processId("cycle", cycleId);
  },

  /** A renaming, prepared and signed, carried out on its day. */
  async succession(clock) {
    const { world } = clock;
    const now = await clock.now();
    const effectiveOn = addDays(dayAt(now), 20);
    await world.acceptedTask(now, { dueOn: addDays(effectiveOn, 60) });
    const { successionId } = await prepareSuccession(world.db, {
      ...{ actor: world.actor("office"), now, kind: "renamed", effectiveOn, basis: "Quyết định" },
      ...{ predecessorIds: [world.unitId("longmy")], successorIds: [], choices: [] },
      newSuccessors: [{ code: "longmy-moi", name: "Đảng ủy xã Long Mỹ", shortName: "Long Mỹ" }],
    });
    await signSuccession(world.db, {
      ...{ successionId, now, expectedVersion: 1 },
      actor: world.actor("committee"),
    });
    await clock.sweep();
    await clock.passTo(instantAt(addDays(effectiveOn, 1), "12:00"));
    await hasEnded(clock, successionId, "succession");
    return processId("succession", successionId);
  },

  async callCycles(clock) {
    const now = await clock.now();
    await clock.world.acceptedTask(now, { dueOn: addDays(dayAt(now), 60) });
    await clock.callCycles("history");
    return "call-cycles-history";
  },

  async sweep(clock) {
    const now = await clock.now();
    await clock.world.acceptedTask(now, { dueOn: addDays(dayAt(now), 60) });
    await clock.execute(workflowNames.sweep, "sweep", []);
    return "sweep";
  },

  /** A morning on which somebody is reminded. */
  async mailRound(clock) {
    const { world } = clock;
    const now = await clock.now();
    const calendar = await calendarAt(world.db, now);
    const { taskIds } = await world.issue(now, [wantedTask({ dueOn: addDays(dayAt(now), 60) })]);
    await clock.sweep();
    const day = calendar.addWorkingDays(dayAt(now), 3);
    await clock.passMorning(day);
    await acceptTask(world.db, {
      taskId: taskIds[0] ?? "",
      actor: world.actor("longmy"),
      now: await clock.now(),
    });
    return `mail-round-${day}`;
  },

  async sealJournal(clock) {
    const now = await clock.now();
    await clock.world.acceptedTask(now, { dueOn: addDays(dayAt(now), 60) });
    await clock.runNight("history");
    return "seal-history";
  },

  /** A receiver that is not there: a try, and the wait for the next one. */
  async webhookDelivery(clock) {
    const { world } = clock;
    const now = await clock.now();
    const { id } = await subscribeWebhook(world.db, {
      ...{ actor: world.actor("office"), now, unitId: null, allowPrivate: true },
      ...{ url: "http://127.0.0.1:9/", kinds: ["task_accepted"] },
    });
    await world.acceptedTask(now, { dueOn: addDays(dayAt(now), 60) });
    await clock.passTo(new Date(now.getTime() + 120_000));
    await clock.sweepWebhooks();
    const tried = () => world.db.prisma.webhookDelivery.count({ where: { attempts: { gt: 0 } } });
    if ((await waitFor(async () => (await tried()) > 0, 20_000)) !== true)
      throw new Error("nothing was tried");
    return webhookDeliveryId(id);
  },
};

async function hasEnded(clock: Clockwork, id: string, kind: ProcessKind): Promise<void> {
  const ended = await waitFor(async () => (await clock.workflowOf(id, kind)) === "completed", 20_000);
  if (ended !== true) throw new Error(`the workflow of the ${kind} goes on`);
}
