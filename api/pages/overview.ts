/** The Standing Committee's overview. */
import type { Router } from "express";
import { readOverview } from "../../record/queries/overview.js";
import { overviewPage } from "../../web/pages/overview.js";
import type { Services } from "../operation.js";
import { pageContext, personOf, sendPage } from "./context.js";

export function overviewPages(router: Router, services: Services): void {
  router.get("/overview", async (request, response) => {
    const actor = await personOf(services, request);
    const overview = await readOverview(services.db, actor, services.now());
    sendPage(response, overviewPage(pageContext(services, request, actor), overview));
  });
}
