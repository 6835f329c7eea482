/** Deliveries that are due are taken for sending under a lease: per task one at a time, in the order of its journal. */
import { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";

/** More than a receiver may take to answer; after it another sender may try. */
const LEASE_MS = 60_000;

export interface ClaimedDelivery {
  readonly id: string;
  readonly url: string;
  readonly kind: string;
  /** As it is sent and signed. */
  readonly body: string;
  readonly attempts: number;
}

/** Waiting, and no earlier event of the same task still waits. */
export const heads = Prisma.sql`
  webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
  WHERE w.removed_at IS NULL AND d.state = 'pending' AND NOT EXISTS (
    SELECT 1 FROM webhook_delivery e
    WHERE e.webhook_id = d.webhook_id AND e.task_id = d.task_id AND e.state = 'pending' AND e.position < d.position)`;

export async function claimDeliveries(
  db: Database,
  webhookId: string,
  now: Date,
  limit: number,
): Promise<ClaimedDelivery[]> {
  const rows = await db.sql.$queryRaw<
    {
      id: string;
      url: string;
      kind: string;
      body: string;
      attempts: number;
      written_at: Date;
      position: bigint;
    }[]
  >`
    UPDATE webhook_delivery u SET attempts = u.attempts + 1, next_try_at = ${new Date(now.getTime() + LEASE_MS)}
    FROM webhook o
    WHERE o.id = u.webhook_id AND u.id IN (
      SELECT d.id FROM ${heads}
        AND d.webhook_id = ${webhookId}::uuid AND d.next_try_at <= ${now}
        AND (w.rests_until IS NULL OR w.rests_until <= ${now})
      ORDER BY d.position LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED)
    RETURNING u.id, o.url, u.kind, u.body::text AS body, u.attempts, u.position`;
  rows.sort((a, b) => (a.position < b.position ? -1 : 1));
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    kind: row.kind,
    body: row.body,
    attempts: row.attempts,
  }));
}
