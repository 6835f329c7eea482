/** Webhooks with their counts, and the log of one's deliveries. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import type { DeliveryState, DeliveryView, WebhookView } from "./webhook-view.js";

export async function listWebhooks(db: Database, actor: Actor): Promise<WebhookView[]> {
  demandGeneral(actor, "manage_webhooks");
  const rows = await db.prisma.webhook.findMany({
    where: { removedAt: null },
    orderBy: { id: "asc" },
    include: { unit: { select: { id: true, code: true, name: true, shortName: true } } },
  });
  const counts = await db.prisma.webhookDelivery.groupBy({
    by: ["webhookId", "state"],
    where: { webhookId: { in: rows.map((row) => row.id) } },
    _count: true,
    _max: { settledAt: true },
  });
  const of = (id: string, state: DeliveryState) =>
    counts.find((count) => count.webhookId === id && count.state === state);
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    kinds: row.kinds,
    unit: row.unit,
    createdAt: row.createdAt,
    restsUntil: row.restsUntil,
    version: row.version,
    pending: of(row.id, "pending")?._count ?? 0,
    failed: of(row.id, "failed")?._count ?? 0,
    lastDeliveredAt: of(row.id, "delivered")?._max.settledAt ?? null,
  }));
}

export interface DeliveryPage {
  readonly deliveries: readonly DeliveryView[];
  readonly nextCursor: string | null;
}

/** The latest first; that of a webhook that was removed too. */
export async function listDeliveries(
  db: Database,
  actor: Actor,
  webhookId: string,
  {
    state,
    cursor,
    limit,
  }: {
    readonly state?: DeliveryState | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<DeliveryPage> {
  demandGeneral(actor, "manage_webhooks");
  if ((await db.prisma.webhook.count({ where: { id: webhookId } })) === 0) throw webhookNotFound();
  const rows = await db.prisma.webhookDelivery.findMany({
    where: {
      webhookId,
      ...(state === undefined ? {} : { state }),
      ...(cursor === undefined ? {} : { position: { lt: positionOf(cursor) } }),
    },
    orderBy: { position: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    deliveries: page.map((row) => ({
      id: row.id,
      kind: row.kind,
      taskId: row.taskId,
      state: row.state,
      attempts: row.attempts,
      responseStatus: row.responseStatus,
      lastError: row.lastError,
      writtenAt: row.writtenAt,
      nextTryAt: row.state === "pending" ? row.nextTryAt : null,
      settledAt: row.settledAt,
      redeliveryOf: row.redeliveryOfId,
      body: row.body as Record<string, unknown>, // written by us alone, always an object
    })),
    nextCursor: rows.length > limit ? (page.at(-1)?.position.toString() ?? null) : null,
  };
}

function positionOf(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw new DomainError(
    "invalid_input",
    {
      vi: "Trang này không còn. Hãy xem lại từ đầu danh sách.",
      en: "There is no such page. Begin at the first.",
    },
    { field: "cursor" },
  );
}

export function webhookNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có địa chỉ nhận này, hoặc đã được gỡ. Hãy tải lại danh sách.",
    en: "There is no such webhook, or it was removed. Load the list again.",
  });
}

export function deliveryNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không có lần gửi này. Hãy tải lại danh sách.",
    en: "There is no such delivery. Load the list again.",
  });
}
