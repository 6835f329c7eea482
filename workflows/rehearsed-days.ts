/**
 * A rehearsal's days, in place of the schedules, which the time-skipping server lacks: each working morning the mail round
 * as in production, then the bodies' acts, after which the waiting is told as the sweep tells it.
 */
import { proxyActivities, sleep } from "@temporalio/workflow";
import type { RehearsalActivities } from "../activities/rehearsal.js";
import { mailRound } from "./mail-round.js";

const { nextRehearsedMorning, rehearsedDay } = proxyActivities<RehearsalActivities>({
  startToCloseTimeout: "5m",
  retry: { maximumAttempts: 1 },
});

/** Between the mail round and the opening of the offices. */
const MORNING_MS = 2 * 3_600_000;

/** Until there is no further morning before `untilMs`, in the server's milliseconds since 1970. */
export async function rehearsedDays(untilMs: number): Promise<void> {
  let morning = await nextRehearsedMorning(Date.now(), untilMs);
  while (morning !== null) {
    if (morning.round) {
      await sleep(morning.at - Date.now());
      await mailRound({});
    }
    await sleep(morning.at + MORNING_MS - Date.now());
    morning = await rehearsedDay(Date.now(), untilMs);
  }
}
