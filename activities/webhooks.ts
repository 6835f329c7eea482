/** Events out: a webhook's due deliveries are sent, and workflows are told where something waits. */
import { heartbeat } from "@temporalio/activity";
import type { Client } from "@temporalio/client";
import { claimDeliveries } from "../record/commands/claim-deliveries.js";
import { settleDelivery } from "../record/commands/settle-delivery.js";
import type { Database } from "../record/database.js";
import { dueWebhooks, nextDeliveryAt } from "../record/queries/due-webhooks.js";
import { webhookSecret } from "../record/webhook-secret.js";
import { webhookDeliverySignal, workflowNames } from "../workflows/contract.js";
import type { WebhookSender } from "./webhook-sender.js";

/** `now` is the workflow's own, in milliseconds since 1970. */
export interface WebhookActivities {
  /** When the next try is due, or null where nothing is left. */
  deliverDue(webhookId: string, now: number): Promise<number | null>;
  /** Starts or wakes the workflow of every webhook that has something due; returns how many. */
  signalDueWebhooks(now: number): Promise<number>;
}

/** Sent at once, each of another task. */
const AT_ONCE = 8;
/** Then the workflow is told, so that its history shows that something goes on. */
const REPORT_AFTER_MS = 5 * 60_000;

export function webhookActivities(
  db: Database,
  client: Client,
  sender: WebhookSender,
  authSecret: string,
): WebhookActivities {
  return {
    async deliverDue(webhookId, startedAt) {
      const secret = webhookSecret(authSecret, webhookId);
      // Receivers' answers take real time, which passes from the workflow's instant on.
      const began = performance.now();
      const passed = () => performance.now() - began;
      const now = () => new Date(startedAt + passed());
      while (passed() < REPORT_AFTER_MS) {
        const claimed = await claimDeliveries(db, webhookId, now(), AT_ONCE);
        if (claimed.length === 0) break;
        await Promise.all(
          claimed.map(async (delivery) => {
            const outcome = await sender.send(delivery, secret, now());
            await settleDelivery(db, webhookId, delivery, outcome, now());
          }),
        );
        heartbeat(claimed.length);
      }
      return (await nextDeliveryAt(db, webhookId))?.getTime() ?? null;
    },

    async signalDueWebhooks(now) {
      const due = await dueWebhooks(db, new Date(now));
      await Promise.all(due.map((webhookId) => signalWebhook(client, webhookId)));
      return due.length;
    },
  };
}

async function signalWebhook(client: Client, webhookId: string): Promise<void> {
  await client.workflow.signalWithStart(workflowNames.webhookDelivery, webhookDeliverySignal(webhookId));
}
