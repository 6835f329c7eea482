/** The pages of rehearsals that were kept: the list, and one as a time line. */
import type { Router } from "express";
import { listRehearsals, readRehearsal } from "../../record/queries/rehearsals.js";
import { rehearsalPage } from "../../web/pages/rehearsal.js";
import { rehearsalsPage } from "../../web/pages/rehearsals.js";
import type { Services } from "../operation.js";
import { pageContext, personOf, sendPage } from "./context.js";

export function rehearsalPages(router: Router, services: Services): void {
  router.get("/rehearsals", async (request, response) => {
    const actor = await personOf(services, request);
    const rehearsals = await listRehearsals(services.db, actor);
    sendPage(response, rehearsalsPage(pageContext(services, request, actor), rehearsals));
  });

  router.get("/rehearsals/:rehearsalId", async (request, response) => {
    const actor = await personOf(services, request);
    const rehearsal = await readRehearsal(services.db, actor, request.params.rehearsalId);
    sendPage(response, rehearsalPage(pageContext(services, request, actor), rehearsal));
  });
}
