/**
 * A rehearsal's days, in place of the schedules, which the time-skipping server lacks: each working morning the mail round
 * as in production, then the bodies' acts, after which the waiting is told as the sweep tells it.
 */
import { executeChild, proxyActivities, proxyLocalActivities, sleep } from "@temporalio/workflow";
import type { RehearsalActivities } from "../activities/rehearsal.js";
import { mailRound } from "./mail-round.js";

const options = { startToCloseTimeout: "5m", retry: { maximumAttempts: 1 } } as const;
const { nextRehearsedMorning } = proxyLocalActivities<RehearsalActivities>(options);
// It sends mails, which tells Temporal of its progress: only an ordinary activity may.
const { playBodies } = proxyActivities<RehearsalActivities>(options);

/** Between the mail round and the opening of the offices. */
const MORNING = "2h";

/** Until there is no further morning before `untilMs`, in the server's milliseconds since 1970. */
export async function rehearsedDays(untilMs: number): Promise<void> {
  for (;;) {
    const morning = await nextRehearsedMorning(Date.now(), untilMs);
    if (morning === null) return;
    await sleep(morning - Date.now());
    await executeChild(mailRound, { args: [{}] });
    await sleep(MORNING);
    await playBodies(Date.now());
  }
}
