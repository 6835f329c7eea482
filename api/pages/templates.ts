/** The page of templates: what is in force, another one, and back to an earlier one. */
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { documentKinds } from "../../document/write/documents.js";
import { forms } from "../../document/write/letterhead.js";
import { type Message, DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import { setTemplate } from "../../record/commands/set-template.js";
import { listTemplates } from "../../record/queries/templates.js";
import { type TemplatesView, templatesPage } from "../../web/pages/templates.js";
import { claimOf, filesOf } from "../idempotency-claim.js";
import type { ReceivedFile } from "../incoming.js";
import type { Services } from "../operation.js";
import { asDomainError, statusOf } from "../problems.js";
import { receiveTemplate, templatePlaces, uploadTemplate } from "../routes/templates.js";
import type { Visitor } from "../session.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { textIn, versionIn } from "./forms.js";

const place = z.object({ kind: z.enum(documentKinds), form: z.enum(forms) });

export function templatePages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/templates", async (request, response) => {
    const actor = await personOf(services, request);
    await show(services, request, response, actor);
  });

  router.post(
    "/templates/:kind/:form",
    // Who may not set one uploads nothing.
    async (request, response, next) => {
      const actor = await personOf(services, request);
      demandGeneral(actor, "manage_templates");
      placeIn(request);
      response.locals["actor"] = actor;
      next();
    },
    receiveTemplate(services),
    async (request, response) => {
      const actor = response.locals["actor"] as Visitor; // set by the handler before
      const { kind, form } = placeIn(request);
      const files = filesOf(request) as readonly ReceivedFile[]; // through `receiveTemplate`
      const asked = { page: "uploadTemplate", kind, form, files: files.map(({ sha256 }) => sha256) };
      try {
        await uploadTemplate(services, files, {
          ...{ actor, now: services.now(), kind, form, expectedVersion: versionIn(request) },
          idempotency: claimOf(textIn(request, "idempotencyKey"), asked),
        });
      } catch (error) {
        await refused(services, request, response, actor, { kind, form }, error);
        return;
      }
      leaveDone(services, response, "templateUploaded");
      response.redirect(303, "/templates");
    },
  );

  router.post("/templates/:kind/:form/restoration", async (request, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_templates");
    const { kind, form } = placeIn(request);
    const number = Number(/^\d{1,6}$/.exec(textIn(request, "number"))?.[0] ?? "NaN");
    try {
      if (Number.isNaN(number)) throw noNumber();
      await setTemplate(db, {
        ...{ actor, now: services.now(), kind, form, expectedVersion: versionIn(request) },
        idempotency: claimOf(textIn(request, "idempotencyKey"), {
          page: "restoreTemplate",
          kind,
          form,
          number,
        }),
        to: { restore: number },
      });
    } catch (error) {
      await refused(services, request, response, actor, { kind, form }, error);
      return;
    }
    leaveDone(services, response, "templateRestored");
    response.redirect(303, "/templates");
  });
}

function placeIn(request: Request) {
  const parsed = place.safeParse(request.params);
  if (parsed.success) return parsed.data;
  throw new DomainError("not_found", {
    vi: "Không có loại văn bản hoặc thể thức này. Hãy mở lại trang mẫu văn bản.",
    en: "There is no such kind of document or form. Open the page of templates again.",
  });
}

function noNumber(): DomainError {
  return new DomainError("invalid_input", {
    vi: "Hãy chọn một bản mẫu.",
    en: "Choose a version.",
  });
}

/** Every flaw of a template, or what else was refused, beside its form. */
async function refused(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  at: { readonly kind: string; readonly form: string },
  error: unknown,
): Promise<void> {
  const known = asDomainError(error);
  if (known === null || ["not_allowed", "not_found", "unavailable"].includes(known.code)) throw error;
  const { flaws } = known.detail;
  const messages = Array.isArray(flaws)
    ? (flaws as { message: Message }[]).map(({ message }) => message) // of `refusal`
    : [known.text];
  await show(services, request, response, actor, { ...at, flaws: messages }, statusOf[known.code]);
}

async function show(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  refused?: TemplatesView["refused"],
  status = 200,
): Promise<void> {
  const templates = await listTemplates(services.db, actor, templatePlaces);
  const context = pageContext(services, request, actor, takeDone(services, request, response));
  sendPage(response, templatesPage(context, { templates, idempotencyKey: freshKey(), refused }), status);
}
