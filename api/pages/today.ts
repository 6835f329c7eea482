/** A unit's first page. */
import type { Router } from "express";
import { readToday } from "../../record/queries/today.js";
import { todayPage } from "../../web/pages/today.js";
import type { Services } from "../operation.js";
import { pageContext, personOf, sendPage } from "./context.js";

export function todayPages(router: Router, services: Services): void {
  router.get("/today", async (request, response) => {
    const actor = await personOf(services, request);
    const today = await readToday(services.db, actor, services.now());
    sendPage(response, todayPage(pageContext(services, request, actor), today));
  });
}
