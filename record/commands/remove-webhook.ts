/** A webhook hears no more; the log of its deliveries stays. */
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { refuseStale } from "../version.js";
import { webhookNotFound } from "../queries/webhooks.js";

export async function removeWebhook(
  db: Database,
  {
    actor,
    webhookId,
    now,
    expectedVersion,
  }: {
    readonly actor: Actor;
    readonly webhookId: string;
    readonly now: Date;
    /** The version the person saw; a newer one raises `stale`. */
    readonly expectedVersion?: number | undefined;
  },
): Promise<void> {
  demandGeneral(actor, "manage_webhooks");
  await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT id FROM webhook WHERE id = ${webhookId}::uuid FOR UPDATE`;
    const webhook = await tx.webhook.findFirst({
      where: { id: webhookId, removedAt: null },
      select: { version: true },
    });
    if (webhook === null) throw webhookNotFound();
    refuseStale(webhook.version, expectedVersion);
    await tx.webhook.update({
      where: { id: webhookId },
      data: { removedAt: now, removedById: actor.personId, version: webhook.version + 1 },
    });
    await tx.webhookDelivery.updateMany({
      where: { webhookId, state: "pending" },
      data: { state: "dropped", settledAt: now },
    });
  });
}
