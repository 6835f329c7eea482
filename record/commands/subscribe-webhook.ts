/** The office has another system told of events. */
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { isPlainLoopback } from "../../domain/webhook.js";
import type { Database, Transaction } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import type { WebhookView } from "../queries/webhook-view.js";

export interface SubscribeWebhook extends Claimed {
  readonly actor: Actor;
  readonly url: string;
  readonly kinds: readonly string[];
  /** null: of all tasks. */
  readonly unitId: string | null;
  /** Whether it may lie in one's own network. */
  readonly allowPrivate: boolean;
}

/** The new webhook; its instant is ISO 8601. */
export type WebhookSubscribed = Omit<WebhookView, "createdAt"> & { readonly createdAt: string };

/** Each webhook is asked after at every change of a task. */
const MOST_WEBHOOKS = 50;

/** Raises `not_allowed`, `invalid_input`, `conflict`. */
export async function subscribeWebhook(db: Database, command: SubscribeWebhook): Promise<WebhookSubscribed> {
  const { actor, now, unitId } = command;
  const kinds = [...new Set(command.kinds)];
  demandGeneral(actor, "manage_webhooks");
  const url = targetOf(command.url, command.allowPrivate);
  return once(db, command, async (tx) => {
    await inLine(tx);
    if ((await tx.webhook.count({ where: { removedAt: null } })) >= MOST_WEBHOOKS) throw tooMany();
    const unit =
      unitId === null ? null : await tx.unit.findUnique({ where: { id: unitId }, select: unitSelect });
    if (unit === null && unitId !== null) throw noSuchUnit();
    const id = uuidv7();
    await tx.webhook.create({
      data: { id, url, kinds, unitId, createdById: actor.personId, createdAt: now },
    });
    return {
      id,
      url,
      kinds,
      unit,
      createdAt: now.toISOString(),
      restsUntil: null,
      version: 1,
      pending: 0,
      failed: 0,
      lastDeliveredAt: null,
    };
  });
}

const unitSelect = { id: true, code: true, name: true, shortName: true } as const;

/** One at a time, so that their number is right. */
async function inLine(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('subscribe-webhook'))`;
}

/** The names behind it are judged when it is sent to; here only what is plain from the address itself. */
function targetOf(text: string, allowPrivate: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const fits =
    url !== null &&
    (url.protocol === "https:" || (allowPrivate && isPlainLoopback(url))) &&
    url.username === "" &&
    url.password === "" &&
    url.hash === "";
  if (fits) return url.href;
  throw new DomainError(
    "invalid_input",
    {
      vi: "Địa chỉ nhận phải có dạng https://máy-chủ/đường-dẫn, không kèm tên đăng nhập, mật khẩu hay dấu #.",
      en: "The address must have the form https://host/path, without a user name, a password or a #.",
    },
    { field: "url" },
  );
}

function noSuchUnit(): DomainError {
  return new DomainError(
    "invalid_input",
    { vi: "Không có đơn vị này. Hãy chọn lại đơn vị.", en: "There is no such unit. Choose another." },
    { field: "unitId" },
  );
}

function tooMany(): DomainError {
  return new DomainError("conflict", {
    vi: `Đã có ${String(MOST_WEBHOOKS)} địa chỉ nhận. Hãy gỡ bớt địa chỉ không còn dùng.`,
    en: `There are ${String(MOST_WEBHOOKS)} webhooks already. Remove those that are not used any more.`,
  });
}
