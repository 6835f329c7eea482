/** Deliveries that a person asks for: one sent again, or a test. */
import { v7 as uuidv7 } from "uuid";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { WEBHOOK_TEST } from "../../domain/webhook.js";
import { insertRows } from "../bulk.js";
import type { Database, Transaction } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import { deliveryNotFound, webhookNotFound } from "../queries/webhooks.js";

interface DeliveryCommand extends Claimed {
  readonly actor: Actor;
  readonly webhookId: string;
}

/**
 * The same body under a new delivery's id; the log keeps both. The receiver knows the event by `id` in the body.
 * Returns the new delivery's id.
 */
export function redeliver(
  db: Database,
  command: DeliveryCommand & { readonly deliveryId: string },
): Promise<string> {
  return writeOne(db, command, async (tx) => {
    const known = await tx.webhookDelivery.findFirst({
      where: { id: command.deliveryId, webhookId: command.webhookId },
      select: { taskId: true, kind: true, body: true },
    });
    if (known === null) throw deliveryNotFound();
    return {
      task_id: known.taskId,
      kind: known.kind,
      body: known.body as Record<string, unknown>, // written by us alone, always an object
      redelivery_of_id: command.deliveryId,
    };
  });
}

export function sendTest(db: Database, command: DeliveryCommand): Promise<string> {
  return writeOne(db, command, () =>
    Promise.resolve({
      task_id: null,
      kind: WEBHOOK_TEST,
      body: { id: uuidv7(), kind: WEBHOOK_TEST, at: command.now.toISOString() },
      redelivery_of_id: null,
    }),
  );
}

interface Written {
  readonly task_id: string | null;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly redelivery_of_id: string | null;
}

async function writeOne(
  db: Database,
  command: DeliveryCommand,
  make: (tx: Transaction) => Promise<Written>,
): Promise<string> {
  const { actor, webhookId, now } = command;
  demandGeneral(actor, "manage_webhooks");
  const { deliveryId } = await once(db, command, async (tx) => {
    // A person does not wait for its rest to end.
    const { count } = await tx.webhook.updateMany({
      where: { id: webhookId, removedAt: null },
      data: { restsUntil: null },
    });
    if (count === 0) throw webhookNotFound();
    const id = uuidv7();
    await insertRows(tx, "webhook_delivery", [
      { id, webhook_id: webhookId, ...(await make(tx)), ...fresh(now) },
    ]);
    return { deliveryId: id };
  });
  return deliveryId;
}

/** `insertRows` names its columns: the others take their defaults. */
function fresh(now: Date) {
  return { written_at: now, next_try_at: now };
}
