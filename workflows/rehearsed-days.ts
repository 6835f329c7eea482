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

/** Until there is no further morning before `untilMs`, in the server's milliseconds since 1970. */
export async function rehearsedDays(untilMs: number): Promise<void> {
  let morning = await nextRehearsedMorning(Date.now(), untilMs);
  while (morning !== null) {
    await sleep(morning.at - Date.now());
    if (morning.round) await mailRound({});
    morning = await rehearsedDay(Date.now(), untilMs);
  }
}
