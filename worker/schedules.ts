/**
 * The schedules: the sweep each minute, the mail round each morning at the hour of the rungs, the calls of reviews
 * before it, the journal's seal each night; in Việt Nam's time.
 */
import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type ScheduleOptions,
} from "@temporalio/client";
import { RUNG_TIME } from "../domain/ladder.js";
import { TASK_QUEUE, scheduleIds, workflowNames } from "../workflows/contract.js";

const [hour, minute] = RUNG_TIME.split(":").map(Number) as [number, number]; // "07:30"

const schedules: readonly ScheduleOptions[] = [
  {
    scheduleId: scheduleIds.sweep,
    spec: { intervals: [{ every: "1m" }] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: "1m" },
    action: {
      type: "startWorkflow",
      workflowType: workflowNames.sweep,
      workflowId: scheduleIds.sweep,
      taskQueue: TASK_QUEUE,
      args: [],
      workflowExecutionTimeout: "15m",
    },
  },
  {
    scheduleId: scheduleIds.mailRound,
    // Every day; the round itself asks the calendar whether it is a working day.
    spec: { calendars: [{ hour, minute }], timezone: "Asia/Ho_Chi_Minh" },
    // After a night's outage the morning's round is still held, once.
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: "12h" },
    action: {
      type: "startWorkflow",
      workflowType: workflowNames.mailRound,
      workflowId: scheduleIds.mailRound,
      taskQueue: TASK_QUEUE,
      args: [{}],
    },
  },
  {
    scheduleId: scheduleIds.callCycles,
    // Every day: the rules of the programmes know which days count. A day that was missed is made up by the next.
    spec: { calendars: [{ hour: 6, minute: 0 }], timezone: "Asia/Ho_Chi_Minh" },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: "12h" },
    action: {
      type: "startWorkflow",
      workflowType: workflowNames.callCycles,
      workflowId: scheduleIds.callCycles,
      taskQueue: TASK_QUEUE,
      args: [],
    },
  },
  {
    scheduleId: scheduleIds.sealJournal,
    spec: { calendars: [{ hour: 0, minute: 10 }], timezone: "Asia/Ho_Chi_Minh" },
    // A night that was missed is sealed as soon as may be; the day's seal is made once, whoever asks.
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ONE, catchupWindow: "1d" },
    action: {
      type: "startWorkflow",
      workflowType: workflowNames.sealJournal,
      workflowId: scheduleIds.sealJournal,
      taskQueue: TASK_QUEUE,
      args: [],
    },
  },
];

/** Creates the schedules, or brings those of an earlier version up to date. */
export async function keepSchedules(client: Client): Promise<void> {
  for (const schedule of schedules) {
    try {
      await client.schedule.create(schedule);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule.getHandle(schedule.scheduleId).update((known) => ({ ...known, ...schedule }));
    }
  }
  // What waited while no worker ran does not wait for the next minute.
  await client.schedule.getHandle(scheduleIds.sweep).trigger();
}
