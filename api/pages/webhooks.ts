/** The page of webhooks, and its three buttons. */
import type { Router } from "express";
import { demandGeneral } from "../../domain/permissions.js";
import { redeliver, sendTest } from "../../record/commands/redeliver.js";
import { removeWebhook } from "../../record/commands/remove-webhook.js";
import { listDeliveries, listWebhooks, webhookNotFound } from "../../record/queries/webhooks.js";
import { isUuid } from "../../record/task-row.js";
import { webhooksPage } from "../../web/pages/webhooks.js";
import type { Services } from "../operation.js";
import { pageContext, personOf, sendPage } from "./context.js";
import { versionIn } from "./forms.js";

const SHOWN = 20;

export function webhookPages(router: Router, services: Services): void {
  const { db, poker } = services;

  router.get("/webhooks", async (request, response) => {
    const actor = await personOf(services, request);
    const webhooks = await Promise.all(
      (await listWebhooks(db, actor)).map(async (webhook) => ({
        webhook,
        deliveries: (await listDeliveries(db, actor, webhook.id, { limit: SHOWN })).deliveries,
      })),
    );
    sendPage(response, webhooksPage(pageContext(services, request, actor), webhooks));
  });

  router.post("/webhooks/:webhookId/test", async (request, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_webhooks");
    const webhookId = idIn(request.params.webhookId);
    await sendTest(db, { actor, webhookId, now: services.now() });
    poker.wakeWebhook(webhookId);
    response.redirect(303, "/webhooks");
  });

  router.post("/webhooks/:webhookId/deliveries/:deliveryId/redelivery", async (request, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_webhooks");
    const webhookId = idIn(request.params.webhookId);
    const deliveryId = idIn(request.params.deliveryId);
    await redeliver(db, { actor, webhookId, deliveryId, now: services.now() });
    poker.wakeWebhook(webhookId);
    response.redirect(303, "/webhooks");
  });

  router.post("/webhooks/:webhookId/removal", async (request, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_webhooks");
    const webhookId = idIn(request.params.webhookId);
    const expectedVersion = versionIn(request);
    await removeWebhook(db, { actor, webhookId, now: services.now(), expectedVersion });
    response.redirect(303, "/webhooks");
  });
}

/** An address may hold anything. */
function idIn(text: string): string {
  if (isUuid(text)) return text;
  throw webhookNotFound();
}
