/** A tracking workbook: uploaded and shown, held for a day, written when it is confirmed. */
import type { Request, Response, Router } from "express";
import { draftLink } from "../../web/links.js";
import { textOf } from "../../web/text/catalogue.js";
import { workbookPage } from "../../web/pages/workbook.js";
import { WORKBOOK, documentIn, receiveDocument } from "../import-document.js";
import { takeWorkbook } from "../import-workbook.js";
import type { ReceivedFile } from "../incoming.js";
import type { Services } from "../operation.js";
import { asDomainError, statusOf } from "../problems.js";
import type { Visitor } from "../session.js";
import { readSignedValue, signedValue } from "../signed-value.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone } from "./done.js";
import { claimIn } from "./draft-forms.js";
import { showNewDraft } from "./drafts.js";
import { type FormErrors, textIn } from "./forms.js";

const PURPOSE = "workbook";
/** As long as the incoming folder keeps what nobody has fetched. */
const HELD_MS = 24 * 3_600_000;

/** What the preview's form remembers of the uploaded file. */
interface Held {
  /** In the incoming folder. */
  readonly file: string;
  readonly fileName: string;
  readonly programmeId: string | null;
  readonly personId: string;
}

export function workbookPages(router: Router, services: Services): void {
  router.post(
    "/drafts/workbook",
    // Who may not import uploads nothing.
    async (request, response, next) => {
      response.locals["actor"] = await personOf(services, request);
      next();
    },
    receiveDocument(services, WORKBOOK),
    async (request, response) => {
      const actor = response.locals["actor"] as Visitor; // set by the handler before
      await attempt(services, request, response, actor, textIn(request, "draft") || null, async () => {
        const file = documentIn(request, WORKBOOK);
        await preview(services, request, response, actor, file);
        return null;
      });
    },
  );

  router.post("/drafts/workbook/confirmation", async (request, response) => {
    const actor = await personOf(services, request);
    const now = services.now();
    const held = heldIn(services, textIn(request, "token"), actor, now);
    await attempt(services, request, response, actor, held?.programmeId ?? null, async () => {
      const file = held && (await services.evidence.waiting(held.file));
      if (held === null || file === null) return gone;
      const written = await takeWorkbook(services, {
        ...{ actor, now, file, fileName: held.fileName, programmeId: held.programmeId, dryRun: false },
        includeHidden: textIn(request, "includeHidden") === "true",
        idempotency: claimIn(request, "importWorkbook", { sha256: file.sha256 }),
      });
      await services.evidence.discard([file]);
      leaveDone(services, response, "draft-rows");
      response.redirect(303, draftLink(written.programmeId ?? ""));
      return null;
    });
  });
}

const gone: FormErrors = {
  [WORKBOOK]: { vi: textOf("vi").draft.workbook.gone, en: textOf("en").draft.workbook.gone },
};

/** The file stays in the incoming folder where it can be confirmed. */
async function preview(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  file: ReceivedFile,
): Promise<void> {
  const now = services.now();
  const programmeId = textIn(request, "draft") || null;
  const call = { actor, now, file, fileName: file.originalname, programmeId };
  let keep = false;
  try {
    const view = await takeWorkbook(services, { ...call, includeHidden: false, dryRun: true });
    keep = !view.errors.some((each) => each.grave) && view.added + view.hidden > 0;
    const held: Held = {
      ...{ file: file.filename, fileName: file.originalname.slice(0, 200), programmeId },
      personId: actor.personId,
    };
    const until = new Date(now.getTime() + HELD_MS);
    const token = keep ? signedValue(services.auth.secret, PURPOSE, JSON.stringify(held), until) : null;
    const page = { preview: view, token, idempotencyKey: freshKey() };
    sendPage(response, workbookPage(pageContext(services, request, actor), page));
  } finally {
    if (!keep) await services.evidence.discard([file]);
  }
}

function heldIn(services: Services, token: string, actor: Visitor, now: Date): Held | null {
  const value = readSignedValue(services.auth.secret, PURPOSE, token, now);
  if (value === null) return null;
  const held = JSON.parse(value) as Held; // signed by us
  return held.personId === actor.personId ? held : null;
}

/** `act` gives what is wrong with the form; what it refuses comes back there too. */
async function attempt(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  programmeId: string | null,
  act: () => Promise<FormErrors | null>,
): Promise<void> {
  let errors: FormErrors | null;
  let status = 422;
  try {
    errors = await act();
  } catch (error) {
    const known = asDomainError(error);
    if (known === null || ["unavailable", "not_found", "not_allowed"].includes(known.code)) throw error;
    errors = { [WORKBOOK]: known.text };
    status = statusOf[known.code];
  }
  if (errors !== null)
    await showNewDraft(services, request, response, actor, { programmeId, errors, status });
}
