/** Each working morning: one digest a recipient goes out. */
import { patched, proxyActivities, proxyLocalActivities, sleep } from "@temporalio/workflow";
import type { MailActivities } from "../activities/mails.js";
import type { TaskActivities } from "../activities/tasks.js";
import type { MailRoundInput } from "./contract.js";

const options = { startToCloseTimeout: "2m", retry: { maximumInterval: "1m" } } as const;
/** Of the record alone, in seconds: no trip to the server and back for each. */
const near = proxyLocalActivities<TaskActivities & MailActivities>(options);
/** As a round did that was begun before. */
const far = proxyActivities<TaskActivities & MailActivities>(options);

const { sendWaitingMails } = proxyActivities<MailActivities>({
  startToCloseTimeout: "30m",
  heartbeatTimeout: "3m",
  retry: { maximumInterval: "1m", maximumAttempts: 10 },
});

/** The morning's rungs are carried out in seconds; after a long outage the round waits for them a quarter of an hour. */
const LOOKS = 180;

export async function mailRound({ anyDay = false }: MailRoundInput): Promise<void> {
  const record = patched("near-activities") ? near : far;
  for (let look = 0; look < LOOKS && (await record.countRungsDue(Date.now())) > 0; look++) await sleep("5s");
  await record.composeDigests(Date.now(), anyDay);
  await sendWaitingMails(Date.now());
}
