/** Each minute: workflows that lag behind the record are told, mails and events that wait are sent. The one mechanism of repair. */
import { proxyActivities } from "@temporalio/workflow";
import type { MailActivities } from "../activities/mails.js";
import type { ProcessActivities } from "../activities/processes.js";
import type { WebhookActivities } from "../activities/webhooks.js";

const { signalLagging } = proxyActivities<ProcessActivities>({
  startToCloseTimeout: "10m",
  heartbeatTimeout: "1m",
  retry: { maximumAttempts: 3 },
});

const { sendWaitingMails } = proxyActivities<MailActivities>({
  startToCloseTimeout: "10m",
  heartbeatTimeout: "3m",
  retry: { maximumAttempts: 3 },
});

const { signalDueWebhooks } = proxyActivities<WebhookActivities>({
  startToCloseTimeout: "1m",
  retry: { maximumAttempts: 3 },
});

export async function sweep(): Promise<void> {
  // Side by side: a slow relay delays no workflow, and one failure does not stop the other.
  const ends = await Promise.allSettled([
    signalLagging(),
    sendWaitingMails(Date.now()),
    signalDueWebhooks(Date.now()),
  ]);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}
