/** One webhook's deliveries: sends what is due, waits for the next try, ends when nothing is left. Holds no facts. */
import {
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
  workflowInfo,
} from "@temporalio/workflow";
import type { WebhookActivities } from "../activities/webhooks.js";
import { DELIVERY_DUE, type WebhookDeliveryInput } from "./contract.js";

const { deliverDue } = proxyActivities<WebhookActivities>({
  // It sends for a few minutes at the most, then reports; a vanished worker is noticed by its silence.
  startToCloseTimeout: "10m",
  heartbeatTimeout: "1m",
  retry: { initialInterval: "1s", maximumInterval: "1m" },
});

export const deliveryDue = defineSignal(DELIVERY_DUE);

export async function webhookDelivery({ webhookId }: WebhookDeliveryInput): Promise<void> {
  let calls = 0;
  setHandler(deliveryDue, () => {
    calls++;
  });
  for (;;) {
    const heard = calls;
    const nextTryAt = await deliverDue(webhookId, Date.now());
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof webhookDelivery>({ webhookId });
    // What is written after this answer is found by the sweep, which starts the workflow again.
    if (nextTryAt === null && calls === heard) return;
    if (nextTryAt !== null) await condition(() => calls !== heard, Math.max(0, nextTryAt - Date.now()));
  }
}
