/** What became of a delivery that was taken for sending. */
import { nextTry, tooOldFor } from "../../domain/webhook.js";
import type { Database } from "../database.js";
import type { ClaimedDelivery } from "./claim-deliveries.js";

export type DeliveryOutcome =
  | { readonly kind: "delivered"; readonly status: number }
  /** An answer that is not 2xx: this task's events wait, the others go on. */
  | { readonly kind: "refused"; readonly status: number; readonly error: string }
  /** No answer: the whole webhook rests, so that a dead receiver costs one try and not one for each event. */
  | { readonly kind: "unreachable"; readonly error: string };

/** As much as the log keeps of what a receiver said. */
const MOST_ERROR = 500;

export async function settleDelivery(
  db: Database,
  webhookId: string,
  delivery: ClaimedDelivery,
  outcome: DeliveryOutcome,
  now: Date,
): Promise<void> {
  const next = outcome.kind === "delivered" ? null : nextTry(delivery.attempts, now);
  const settled = next === null;
  const restsUntil = outcome.kind === "unreachable" ? next : null;
  await db.prisma.$transaction([
    // Only while it is still ours to settle: its webhook may have been removed meanwhile.
    db.prisma.webhookDelivery.updateMany({
      where: { id: delivery.id, state: "pending" },
      data: {
        state: outcome.kind === "delivered" ? "delivered" : settled ? "failed" : "pending",
        responseStatus: outcome.kind === "unreachable" ? null : outcome.status,
        lastError: outcome.kind === "delivered" ? null : outcome.error.slice(0, MOST_ERROR),
        settledAt: settled ? now : null,
        ...(settled ? {} : { nextTryAt: next }),
      },
    }),
    db.prisma.webhook.updateMany({ where: { id: webhookId }, data: { restsUntil } }),
    // A receiver that was dead for three days is not to be tried for three more with each event of that time.
    ...(outcome.kind === "unreachable" && settled ? [giveUpOld(db, webhookId, outcome.error, now)] : []),
  ]);
}

function giveUpOld(db: Database, webhookId: string, error: string, now: Date) {
  return db.prisma.webhookDelivery.updateMany({
    where: { webhookId, state: "pending", writtenAt: { lt: tooOldFor(now) } },
    data: { state: "failed", lastError: error.slice(0, MOST_ERROR), settledAt: now },
  });
}
