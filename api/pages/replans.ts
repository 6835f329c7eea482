/** What one change of the calendar, or of a programme's ladder, has moved. */
import type { Router } from "express";
import { z } from "zod";
import { readReplan } from "../../record/queries/replans.js";
import { replanPage } from "../../web/pages/replan.js";
import type { Services } from "../operation.js";
import { pageContext, personOf, sendPage } from "./context.js";

const SHOWN = 100;

const query = z.object({ cursor: z.uuid().optional().catch(undefined) });

export function replanPages(router: Router, services: Services): void {
  router.get("/replans/:number", async (request, response) => {
    const actor = await personOf(services, request);
    const { number } = request.params;
    const { cursor } = query.parse(request.query);
    const asked = /^\d{1,9}$/.test(number) ? Number(number) : 0;
    const replan = await readReplan(services.db, actor, asked, { cursor, limit: SHOWN });
    sendPage(response, replanPage(pageContext(services, request, actor), replan));
  });
}
