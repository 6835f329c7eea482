/** The list of programmes, and one of them. */
import type { Router } from "express";
import { listProgrammes, readProgramme } from "../../record/queries/programmes.js";
import { programmePage } from "../../web/pages/programme.js";
import { programmesPage } from "../../web/pages/programmes.js";
import type { Services } from "../operation.js";
import { takeDone } from "./done.js";
import { pageContext, personOf, sendPage } from "./context.js";

export function programmePages(router: Router, services: Services): void {
  router.get("/programmes", async (request, response) => {
    const actor = await personOf(services, request);
    const programmes = await listProgrammes(services.db, actor, services.now());
    sendPage(response, programmesPage(pageContext(services, request, actor), programmes));
  });

  router.get("/programmes/:programmeId", async (request, response) => {
    const actor = await personOf(services, request);
    const programme = await readProgramme(services.db, actor, request.params.programmeId, services.now());
    const notice = takeDone(services, request, response);
    sendPage(response, programmePage(pageContext(services, request, actor, notice), programme));
  });
}
