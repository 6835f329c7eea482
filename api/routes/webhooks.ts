/** Webhooks: who else is told of events, the log of what was told, and sending it again. */
import { z } from "zod";
import { webhookKinds } from "../../domain/webhook.js";
import { redeliver, sendTest } from "../../record/commands/redeliver.js";
import { removeWebhook } from "../../record/commands/remove-webhook.js";
import { subscribeWebhook } from "../../record/commands/subscribe-webhook.js";
import { listDeliveries, listWebhooks } from "../../record/queries/webhooks.js";
import { type Operation, operation } from "../operation.js";
import { unitRef, version } from "../schemas.js";

const instant = z.iso.datetime();
const webhookParams = z.object({ webhookId: z.uuid() });
const states = ["pending", "delivered", "failed", "dropped"] as const;
const kind = z.enum([...webhookKinds]);

const webhookShape = {
  id: z.uuid(),
  url: z.string(),
  kinds: z.array(z.string()),
  unit: unitRef.nullable().meta({ description: "null: events of all tasks" }),
  createdAt: instant,
  restsUntil: instant
    .nullable()
    .meta({ description: "Its receiver does not answer; nothing is sent before" }),
  version,
  pending: z.int(),
  failed: z.int(),
  lastDeliveredAt: instant.nullable(),
};
const webhook = z.object(webhookShape).meta({ id: "Webhook" });
const delivery = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    taskId: z.uuid().nullable(),
    state: z.enum(states),
    attempts: z.int(),
    responseStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    writtenAt: instant,
    nextTryAt: instant.nullable(),
    settledAt: instant.nullable(),
    redeliveryOf: z.uuid().nullable(),
    body: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "WebhookDelivery" });
const deliveryWritten = z.object({ deliveryId: z.uuid() }).meta({ id: "WebhookDeliveryWritten" });

export const webhookOperations: readonly Operation[] = [
  operation({
    method: "post",
    path: "/webhooks",
    id: "subscribeWebhook",
    tag: "webhooks",
    summary: "Have an address told of events; the answer alone has the secret that signs them",
    body: z.strictObject({
      url: z.string().min(1).max(2_000).meta({ format: "uri", example: "https://example.vn/hooks/dondoc" }),
      kinds: z.array(kind).min(1).max(webhookKinds.length),
      unitId: z
        .uuid()
        .optional()
        .meta({ description: "Only of tasks that this unit, or one below it, has part in" }),
    }),
    status: 201,
    answer: z.object({ ...webhookShape, secret: z.string() }).meta({ id: "WebhookSubscribed" }),
    problems: ["invalid_input", "not_allowed", "conflict"],
    handle: async ({ db, webhooks }, { actor, now, idempotency }, { body }) => {
      const subscribed = await subscribeWebhook(db, {
        actor,
        now,
        idempotency,
        url: body.url,
        kinds: body.kinds,
        unitId: body.unitId ?? null,
        allowPrivate: webhooks.allowPrivate,
      });
      return { ...subscribed, secret: webhooks.secretOf(subscribed.id) };
    },
  }),
  operation({
    method: "get",
    path: "/webhooks",
    id: "listWebhooks",
    tag: "webhooks",
    summary: "The webhooks in force",
    status: 200,
    answer: z.object({ webhooks: z.array(webhook) }),
    problems: ["not_allowed"],
    handle: async ({ db }, { actor }) => ({ webhooks: await listWebhooks(db, actor) }),
  }),
  operation({
    method: "delete",
    path: "/webhooks/{webhookId}",
    id: "removeWebhook",
    tag: "webhooks",
    summary: "Tell it nothing more; what waits is dropped, the log stays",
    params: webhookParams,
    version: "required",
    status: 204,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now, expectedVersion }, { params }) =>
      removeWebhook(db, { actor, now, expectedVersion, webhookId: params.webhookId }),
  }),
  operation({
    method: "get",
    path: "/webhooks/{webhookId}/deliveries",
    id: "listDeliveries",
    tag: "webhooks",
    summary: "What was told, the latest first",
    params: webhookParams,
    query: z.strictObject({
      state: z.enum(states).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200,
    answer: z.object({ deliveries: z.array(delivery), nextCursor: z.string().nullable() }),
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor }, { params, query }) => listDeliveries(db, actor, params.webhookId, query),
  }),
  operation({
    method: "post",
    path: "/webhooks/{webhookId}/deliveries/{deliveryId}/redelivery",
    id: "redeliver",
    tag: "webhooks",
    summary: "Send one again, with the same body",
    params: z.object({ webhookId: z.uuid(), deliveryId: z.uuid() }),
    status: 201,
    answer: deliveryWritten,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: async ({ db, poker }, { actor, now, idempotency }, { params }) => {
      const deliveryId = await redeliver(db, { actor, now, ...params, idempotency });
      poker.wakeWebhook(params.webhookId);
      return { deliveryId };
    },
  }),
  operation({
    method: "post",
    path: "/webhooks/{webhookId}/test",
    id: "testWebhook",
    tag: "webhooks",
    summary: "Send a test",
    params: webhookParams,
    status: 201,
    answer: deliveryWritten,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: async ({ db, poker }, { actor, now, idempotency }, { params }) => {
      const deliveryId = await sendTest(db, { actor, now, webhookId: params.webhookId, idempotency });
      poker.wakeWebhook(params.webhookId);
      return { deliveryId };
    },
  }),
];
