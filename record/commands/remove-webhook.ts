/** A webhook hears no more; the log of its deliveries stays. */
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { webhookNotFound } from "../queries/webhooks.js";

export async function removeWebhook(
  db: Database,
  { actor, webhookId, now }: { readonly actor: Actor; readonly webhookId: string; readonly now: Date },
): Promise<void> {
  demandGeneral(actor, "manage_webhooks");
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id: webhookId, removedAt: null },
      data: { removedAt: now, removedById: actor.personId },
    });
    if (count === 0) throw webhookNotFound();
    await tx.webhookDelivery.updateMany({
      where: { webhookId, state: "pending" },
      data: { state: "dropped", settledAt: now },
    });
  });
}
