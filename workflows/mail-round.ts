/** Each working morning: one digest a recipient goes out. */
import { proxyActivities, sleep } from "@temporalio/workflow";
import type { MailActivities } from "../activities/mails.js";
import type { TaskActivities } from "../activities/tasks.js";
import type { MailRoundInput } from "./contract.js";

const { countRungsDue } = proxyActivities<TaskActivities>({
  startToCloseTimeout: "2m",
  retry: { maximumInterval: "1m" },
});

const { composeDigests } = proxyActivities<MailActivities>({
  startToCloseTimeout: "2m",
  retry: { maximumInterval: "1m" },
});

const { sendWaitingMails } = proxyActivities<MailActivities>({
  startToCloseTimeout: "30m",
  heartbeatTimeout: "3m",
  retry: { maximumInterval: "1m", maximumAttempts: 10 },
});

/** The morning's rungs are carried out in seconds; after a long outage the round waits for them a quarter of an hour. */
const LOOKS = 180;

export async function mailRound({ anyDay = false }: MailRoundInput): Promise<void> {
  for (let look = 0; look < LOOKS && (await countRungsDue(Date.now())) > 0; look++) await sleep("5s");
  await composeDigests(Date.now(), anyDay);
  await sendWaitingMails(Date.now());
}
