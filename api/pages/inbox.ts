/** The inbox of decisions. */
import type { Router } from "express";
import { z } from "zod";
import { readInbox } from "../../record/queries/inbox.js";
import { inboxKinds } from "../../record/queries/inbox-view.js";
import { inboxPage } from "../../web/pages/inbox.js";
import type { Services } from "../operation.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { takeDone } from "./done.js";

/** Of each kind; and where one is asked for alone. */
const SHOWN = 10;
const WHOLE = 200;

const query = z.object({ kind: z.enum(inboxKinds).nullable().catch(null) });

export function inboxPages(router: Router, services: Services): void {
  router.get("/inbox", async (request, response) => {
    const actor = await personOf(services, request);
    const { kind } = query.parse(request.query);
    const filter = kind === null ? { limit: SHOWN } : { kind, limit: WHOLE };
    const inbox = await readInbox(services.db, actor, filter, services.now());
    const context = pageContext(services, request, actor, takeDone(services, request, response));
    sendPage(response, inboxPage(context, { inbox, kind, freshKey }));
  });
}
