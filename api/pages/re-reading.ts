/** A draft's document read again: what differs, and what a person takes of it. */
import type { Request, Response, Router } from "express";
import { draftLink } from "../../web/links.js";
import { reReadingPage } from "../../web/pages/re-reading.js";
import type { Services } from "../operation.js";
import { asDomainError, statusOf } from "../problems.js";
import { acceptReReading, previewReReading } from "../re-read.js";
import type { Visitor } from "../session.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone } from "./done.js";
import { commandIn } from "./draft-forms.js";
import { type FormErrors, textsIn } from "./forms.js";

type OfDraft = Request<{ programmeId: string }>;

export function reReadingPages(router: Router, services: Services): void {
  router.get("/drafts/:programmeId/re-reading", async (request, response) => {
    await show(services, request, response, await personOf(services, request));
  });

  router.post("/drafts/:programmeId/re-reading", async (request: OfDraft, response) => {
    const actor = await personOf(services, request);
    const accept = Object.keys(textsIn(request))
      .filter((name) => name.startsWith("accept."))
      .map((name) => name.slice("accept.".length));
    try {
      await acceptReReading(services, { ...commandIn(services, request, actor), accept });
      leaveDone(services, response, "draft-reread");
      response.redirect(303, draftLink(request.params.programmeId));
    } catch (error) {
      const known = asDomainError(error);
      if (known === null || !["invalid_input", "stale"].includes(known.code)) throw error;
      await show(services, request, response, actor, { "": known.text }, statusOf[known.code]);
    }
  });
}

async function show(
  services: Services,
  request: OfDraft,
  response: Response,
  actor: Visitor,
  errors?: FormErrors,
  status = 200,
): Promise<void> {
  const { programmeId } = request.params;
  const view = {
    programmeId,
    reading: await previewReReading(services, actor, programmeId),
    form: errors && { values: {}, errors },
    idempotencyKey: freshKey(),
  };
  sendPage(response, reReadingPage(pageContext(services, request, actor), view), status);
}
