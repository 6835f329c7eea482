/** How the forms of a draft are taken: carried out and led on, or shown again with what was typed and what is wrong. */
import type { Request, Response } from "express";
import type { Message } from "../../domain/errors.js";
import { unitChoices } from "../../record/queries/unit-choices.js";
import { draftCorrections, readDraft } from "../../record/queries/draft.js";
import type { DraftForm } from "../../web/draft/part.js";
import { draftPage } from "../../web/pages/draft.js";
import { type Text, textOf } from "../../web/text/catalogue.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import { asDomainError, statusOf } from "../problems.js";
import type { Visitor } from "../session.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { takeDone } from "./done.js";
import { type FormErrors, textIn, textsIn, versionIn } from "./forms.js";

type OfDraft = Request<{ programmeId: string }>;

/** `act` gives where to go on, or what is wrong with the form. */
export async function attempt(
  services: Services,
  request: OfDraft,
  response: Response,
  of: string,
  act: (actor: Visitor, words: (pick: (text: Text) => string) => Message) => Promise<string | FormErrors>,
  task?: string,
): Promise<void> {
  const actor = await personOf(services, request);
  const words = (pick: (text: Text) => string) => ({ vi: pick(textOf("vi")), en: pick(textOf("en")) });
  let errors: FormErrors = {};
  let status = 422;
  try {
    const outcome = await act(actor, words);
    if (typeof outcome === "string") {
      response.redirect(303, outcome);
      return;
    }
    errors = outcome;
  } catch (error) {
    const known = asDomainError(error);
    if (known === null || !["invalid_input", "conflict", "stale"].includes(known.code)) throw error;
    status = statusOf[known.code];
    const { field } = known.detail;
    // What the other one wrote is shown beside the form.
    if (known.code !== "stale" || task === undefined)
      errors = { [typeof field === "string" ? field : ""]: known.text };
  }
  const values = textsIn(request, 20_000);
  const form = { of, values, errors, stale: status === statusOf.stale };
  await showDraft(services, request, response, actor, { form, status, task });
}

export async function showDraft(
  services: Services,
  request: OfDraft,
  response: Response,
  actor: Visitor,
  {
    form,
    status = 200,
    task,
  }: {
    readonly form?: DraftForm;
    readonly status?: number;
    /** To be edited; by default what the address says. */
    readonly task?: string | undefined;
  } = {},
): Promise<void> {
  const { db } = services;
  const { programmeId } = request.params;
  const asked = textOfQuery(request, "task");
  const page = Number(/^\d{1,4}$/.exec(textOfQuery(request, "page") ?? "")?.[0] ?? 0);
  const editing = task ?? (request.query["edit"] === undefined ? undefined : asked);
  const draft = await readDraft(db, actor, programmeId, services.now(), {
    page,
    task: editing ?? asked,
    closely: editing !== undefined,
  });
  const edited = draft.state === "draft" ? draft.tasks.find((each) => each.id === editing) : undefined;
  const view = {
    draft,
    edited:
      edited === undefined
        ? null
        : { task: edited, corrections: await draftCorrections(db, actor, programmeId, edited.id) },
    units: await unitChoices(db, services.now()),
    form,
    idempotencyKey: freshKey(),
  };
  const notice = form === undefined ? takeDone(services, request, response) : undefined;
  sendPage(response, draftPage(pageContext(services, request, actor, notice), view), status);
}

function textOfQuery(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === "string" ? value : undefined;
}

/** What each command of a draft begins with. */
export function commandIn(services: Services, request: OfDraft, actor: Visitor) {
  const { idempotencyKey: _key, ...asked } = textsIn(request, 20_000);
  return {
    actor,
    now: services.now(),
    programmeId: request.params.programmeId,
    expectedVersion: versionIn(request),
    idempotency: claimIn(request, request.path, asked),
  };
}

export function claimIn(request: Request, door: string, asked: unknown) {
  return claimOf(textIn(request, "idempotencyKey"), { door, asked });
}
