/** Which webhooks have something to send, and when one has next. */
import { heads } from "../commands/claim-deliveries.js";
import type { Database } from "../database.js";

export async function dueWebhooks(db: Database, now: Date): Promise<string[]> {
  const rows = await db.sql.$queryRaw<{ id: string }[]>`
    SELECT w.id FROM webhook w
    WHERE w.removed_at IS NULL AND (w.rests_until IS NULL OR w.rests_until <= ${now})
      AND EXISTS (
        SELECT 1 FROM webhook_delivery d
        WHERE d.webhook_id = w.id AND d.state = 'pending' AND d.next_try_at <= ${now})`;
  return rows.map((row) => row.id);
}

/** null: nothing is left to send. */
export async function nextDeliveryAt(db: Database, webhookId: string): Promise<Date | null> {
  const [row] = await db.sql.$queryRaw<{ at: Date | null }[]>`
    SELECT min(greatest(d.next_try_at, w.rests_until)) AS at FROM ${heads} AND d.webhook_id = ${webhookId}::uuid`;
  return row?.at ?? null;
}
