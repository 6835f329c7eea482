/** A draft's page, the upload of a document, and the forms that are of the draft as a whole. */
import type { Request, Response, Router } from "express";
import { demandGeneral } from "../../domain/permissions.js";
import { correctDraftDocument } from "../../record/commands/correct-draft-document.js";
import { correctDraftTarget, dropDraftTarget } from "../../record/commands/correct-draft-target.js";
import { issueDraft } from "../../record/commands/issue-draft.js";
import { readDraft } from "../../record/queries/draft.js";
import { settleDraftDoubt, settleDraftName } from "../../record/commands/settle-draft-doubt.js";
import { draftLink, programmeLink } from "../../web/links.js";
import { newDraftPage } from "../../web/pages/new-draft.js";
import { documentBody, issuanceBody, nameBody, targetBody } from "../draft-schemas.js";
import { DOCUMENT, documentIn, importDocument, receiveDocument } from "../import-document.js";
import type { Services } from "../operation.js";
import { asDomainError, statusOf } from "../problems.js";
import type { Visitor } from "../session.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone } from "./done.js";
import { attempt, claimIn, commandIn, showDraft } from "./draft-forms.js";
import { type FormErrors, errorsOf, textsIn } from "./forms.js";

export function draftPages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/drafts/new", async (request, response) => {
    const { draft } = request.query;
    const programmeId = typeof draft === "string" ? draft : null;
    await showNewDraft(services, request, response, await personOf(services, request), { programmeId });
  });

  router.post(
    "/drafts",
    // Who may not import uploads nothing.
    async (request, response, next) => {
      response.locals["actor"] = await personOf(services, request);
      next();
    },
    receiveDocument(services, DOCUMENT),
    async (request, response) => {
      const actor = response.locals["actor"] as Visitor; // set by the handler before
      try {
        const file = documentIn(request, DOCUMENT);
        const idempotency = claimIn(request, "importProgramme", { sha256: file.sha256 });
        const imported = await importDocument(services, { actor, now: services.now(), idempotency, file });
        leaveDone(services, response, "draft-imported");
        response.redirect(303, draftLink(imported.programmeId));
      } catch (error) {
        const known = asDomainError(error);
        if (known === null || known.code === "unavailable") throw error;
        const status = statusOf[known.code];
        const errors = { [DOCUMENT]: known.text };
        await showNewDraft(services, request, response, actor, { programmeId: null, errors, status });
      }
    },
  );

  router.get("/drafts/:programmeId", async (request, response) => {
    await showDraft(services, request, response, await personOf(services, request));
  });

  router.post(
    "/drafts/:programmeId/document",
    async (request: Request<{ programmeId: string }>, response) => {
      await attempt(services, request, response, "document", async (actor) => {
        const { signedOn, ...values } = fieldsIn(request);
        const parsed = documentBody.safeParse(
          { ...values, signedOn: signedOn || null },
          { reportInput: true },
        );
        if (!parsed.success) return errorsOf(parsed.error);
        await correctDraftDocument(db, { ...commandIn(services, request, actor), document: parsed.data });
        leaveDone(services, response, "draft-saved");
        return draftLink(request.params.programmeId);
      });
    },
  );

  router.post("/drafts/:programmeId/names", async (request: Request<{ programmeId: string }>, response) => {
    const { name = "", other = "", nobody, ...values } = fieldsIn(request);
    await attempt(services, request, response, `name:${name}`, async (actor, words) => {
      const ticked = Object.keys(values).filter((key) => key.startsWith("unit."));
      const unitIds = nobody === "yes" ? [] : [...ticked.map((key) => key.slice(5)), other].filter(Boolean);
      if (nobody !== "yes" && unitIds.length === 0) return { unitIds: words((text) => text.draft.chooseOne) };
      const parsed = nameBody.safeParse({ name, unitIds }, { reportInput: true });
      if (!parsed.success) return errorsOf(parsed.error);
      await settleDraftName(db, { ...commandIn(services, request, actor), ...parsed.data });
      leaveDone(services, response, "draft-settled");
      return `${draftLink(request.params.programmeId)}#open`;
    });
  });

  router.post(
    "/drafts/:programmeId/doubts/:doubtId/settlement",
    async (request: Request<{ programmeId: string; doubtId: string }>, response) => {
      const { programmeId, doubtId } = request.params;
      const actor = await personOf(services, request);
      await settleDraftDoubt(db, { ...commandIn(services, request, actor), doubtId });
      leaveDone(services, response, "draft-settled");
      response.redirect(303, `${draftLink(programmeId)}#open`);
    },
  );

  type OfTarget = Request<{ programmeId: string; targetId: string }>;
  router.post("/drafts/:programmeId/targets/:targetId/correction", async (request: OfTarget, response) => {
    const { programmeId, targetId } = request.params;
    await attempt(services, request, response, `target:${targetId}`, async (actor) => {
      const { value = "", period, by, ...values } = fieldsIn(request);
      const number = /^-?\d+([.,]\d+)?$/.test(value.trim()) ? Number(value.trim().replace(",", ".")) : value;
      const content = { ...values, value: number, period: period || null, by: by || null };
      const parsed = targetBody.safeParse(content, { reportInput: true });
      if (!parsed.success) return errorsOf(parsed.error);
      const command = { ...commandIn(services, request, actor), targetId, content: parsed.data };
      await correctDraftTarget(db, command);
      leaveDone(services, response, "draft-saved");
      return `${draftLink(programmeId)}#targets`;
    });
  });

  for (const dropped of [true, false]) {
    router.post(
      `/drafts/:programmeId/targets/:targetId/${dropped ? "dropping" : "restoration"}`,
      async (request: OfTarget, response) => {
        const { programmeId, targetId } = request.params;
        const actor = await personOf(services, request);
        await dropDraftTarget(db, { ...commandIn(services, request, actor), targetId, dropped });
        leaveDone(services, response, dropped ? "draft-dropped" : "draft-restored");
        response.redirect(303, `${draftLink(programmeId)}#targets`);
      },
    );
  }

  router.post(
    "/drafts/:programmeId/issuance",
    async (request: Request<{ programmeId: string }>, response) => {
      await attempt(services, request, response, "issue", async (actor) => {
        const { endsOn, acknowledgement } = fieldsIn(request);
        const body = { endsOn: endsOn || undefined, acknowledgement: acknowledgement === "true" };
        const parsed = issuanceBody.safeParse(body, { reportInput: true });
        if (!parsed.success) return errorsOf(parsed.error);
        await issueDraft(db, { ...commandIn(services, request, actor), ...parsed.data });
        leaveDone(services, response, "draft-issued");
        return programmeLink(request.params.programmeId);
      });
    },
  );
}

function fieldsIn(request: Request): Record<string, string> {
  const { idempotencyKey: _key, version: _version, ...values } = textsIn(request, 20_000);
  return values;
}

export async function showNewDraft(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  {
    programmeId,
    errors,
    status = 200,
  }: { readonly programmeId: string | null; readonly errors?: FormErrors; readonly status?: number },
): Promise<void> {
  demandGeneral(actor, "import_programme");
  const draft =
    programmeId === null ? null : await readDraft(services.db, actor, programmeId, services.now());
  const view = {
    draft: draft && { id: draft.id, name: `${draft.type} ${draft.number}`.trim() },
    form: errors && { values: {}, errors },
    idempotencyKey: freshKey(),
  };
  sendPage(response, newDraftPage(pageContext(services, request, actor), view), status);
}
