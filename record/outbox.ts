/** Deliveries to webhooks, written in the transaction of the event that they tell of. */
import { webhookKinds } from "../domain/webhook.js";
import { Prisma } from "../prisma/generated/client.js";
import type { Statements } from "./transaction.js";

export interface ToldEvent {
  readonly task_id: string;
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
}

/** As a column of the query that locks a task: costs no round trip of its own, and with no webhook nothing follows. */
export const anyWebhook = Prisma.sql`EXISTS (SELECT 1 FROM webhook w WHERE w.removed_at IS NULL)`;

export async function hasWebhooks(tx: Statements): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ any: boolean }[]>`SELECT ${anyWebhook} AS any`;
  return row?.any ?? false;
}

/**
 * One statement for any number of events and webhooks. It reads the tasks as this transaction leaves them, so it comes
 * after their columns are written. The body holds ids, kinds, instants and states: no names and no texts.
 */
export async function writeDeliveries(
  tx: Statements,
  events: readonly ToldEvent[],
  now: Date,
): Promise<void> {
  const told = events.filter((event) => webhookKinds.includes(event.kind));
  if (told.length === 0) return;
  const rows = JSON.stringify(told.map(({ task_id, number, kind, at }) => ({ task_id, number, kind, at })));
  await tx.$executeRaw`
    INSERT INTO webhook_delivery (id, webhook_id, task_id, kind, body, written_at, next_try_at)
    SELECT gen_random_uuid(), w.id, e.task_id, e.kind,
      jsonb_build_object(
        'id', concat(e.task_id, '-', e.number), 'kind', e.kind, 'at', e.at, 'number', e.number,
        'programmeId', t.programme_id,
        'task', jsonb_build_object('id', t.id, 'section', t.section, 'period', t.period, 'state', t.state,
          'version', t.version, 'leadUnitId', t.lead_unit_id)),
      ${now}, ${now}
    FROM jsonb_to_recordset(${rows}::jsonb) AS e (task_id uuid, number int, kind text, at text)
    JOIN task t ON t.id = e.task_id
    JOIN webhook w ON w.removed_at IS NULL AND e.kind = ANY(w.kinds) AND (w.unit_id IS NULL OR ${concerns})
    ORDER BY t.position, e.number`;
}

/** Whether the webhook's unit, or one below it, leads or co-ordinates the task: what that unit may see. */
const concerns = Prisma.sql`EXISTS (
  WITH RECURSIVE above AS (
    SELECT u.id, u.parent_id FROM unit u
    WHERE u.id = t.lead_unit_id
      OR u.id IN (SELECT tu.unit_id FROM task_unit tu WHERE tu.task_id = t.id AND tu.role = 'coordinating')
    UNION
    SELECT p.id, p.parent_id FROM unit p JOIN above a ON p.id = a.parent_id
  )
  SELECT 1 FROM above WHERE above.id = w.unit_id)`;
