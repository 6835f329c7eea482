/** Review cycles as pages: the list, the call, one of them with its report, its figures; and the units' reports. */
import type { Request, Response, Router } from "express";
import { instantAt } from "../../domain/day.js";
import type { Message } from "../../domain/errors.js";
import { DEADLINE_TIME } from "../../domain/lateness.js";
import { demandGeneral, holds } from "../../domain/permissions.js";
import type { CycleChanged, CycleCommand } from "../../record/change-cycle.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { cancelCycle } from "../../record/commands/cancel-cycle.js";
import { approveReview, returnReview } from "../../record/commands/decide-review.js";
import { editReviewReport } from "../../record/commands/edit-review-report.js";
import { publishReview } from "../../record/commands/publish-review.js";
import { requestReviewApproval } from "../../record/commands/request-review-approval.js";
import { saveSubmission, signSubmission, submitReport } from "../../record/commands/write-submission.js";
import { listCycles, readCycle, readFigure } from "../../record/queries/cycles.js";
import { programmeRefs } from "../../record/queries/filter-choices.js";
import { readSubmission } from "../../record/queries/submissions.js";
import { cycleLink, submissionLink } from "../../web/links.js";
import { type CyclePageView, cyclePage, figurePage } from "../../web/pages/cycle.js";
import { cyclesPage, newCyclePage } from "../../web/pages/cycles.js";
import { type SubmissionPageView, submissionPage, submissionResources } from "../../web/pages/submission.js";
import { type ButtonAct, cycleResources } from "../../web/review/act-form.js";
import { paragraphAnchor } from "../../web/review/chapters.js";
import { newCycle, paragraphText } from "../cycle-schemas.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import { asDomainError, statusOf } from "../problems.js";
import type { Visitor } from "../session.js";
import { words } from "../task-acts.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { type FormErrors, errorsOf } from "./forms.js";

export function cyclePages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/cycles", async (request, response) => {
    const actor = await personOf(services, request);
    const cycles = await listCycles(db, actor);
    const mayCall = holds(actor, "call_review");
    sendPage(response, cyclesPage(pageContext(services, request, actor), { cycles, mayCall }));
  });

  router.get("/cycles/new", async (request, response) => {
    await showNew(services, request, response, await personOf(services, request));
  });

  router.post("/cycles", async (request, response) => {
    const actor = await personOf(services, request);
    const { idempotencyKey, values } = formOf(request);
    const { outline = "", ...rest } = values;
    const headings = outline.split("\n").filter((line) => line.trim() !== "");
    const parsed = newCycle.safeParse({ ...rest, outline: headings }, { reportInput: true });
    let failed: Failure = { errors: {}, status: 422 };
    if (parsed.success) {
      const { cutOff, outline: given = [], ...call } = parsed.data;
      try {
        const { cycleId } = await callCycle(db, {
          ...call,
          actor,
          now: services.now(),
          outline: given,
          cutOffAt: instantAt(cutOff, DEADLINE_TIME),
          idempotency: claimOf(idempotencyKey, { page: "callCycle", values }),
        });
        response.redirect(303, cycleLink(cycleId));
        return;
      } catch (error) {
        failed = failureOf(error);
      }
    } else failed = { errors: errorsOf(parsed.error), status: 422 };
    await showNew(services, request, response, actor, { values, ...failed });
  });

  router.get("/cycles/:cycleId", async (request, response) => {
    await showCycle(services, request, response, await personOf(services, request));
  });

  router.get("/cycles/:cycleId/figures/:key", async (request, response) => {
    const actor = await personOf(services, request);
    const { cycleId, key } = request.params;
    const figure = await readFigure(db, actor, cycleId, key);
    sendPage(response, figurePage(pageContext(services, request, actor), figure));
  });

  router.post("/cycles/:cycleId/report", async (request, response) => {
    const actor = await personOf(services, request);
    const { cycleId } = request.params;
    await editParagraph(
      request,
      (command) => editReviewReport(db, { ...command, actor, cycleId, now: services.now() }),
      (anchor) => {
        response.redirect(303, `${cycleLink(cycleId)}#${anchor}`);
      },
      (paragraph, status) => showCycle(services, request, response, actor, { paragraph }, status),
    );
  });

  for (const [act, { resource, field }] of Object.entries(cycleResources) as [
    ButtonAct,
    (typeof cycleResources)[ButtonAct],
  ][]) {
    router.post(`/cycles/:cycleId/${resource}`, async (request: Request<{ cycleId: string }>, response) => {
      const actor = await personOf(services, request);
      const { cycleId } = request.params;
      const { idempotencyKey, version, values } = formOf(request);
      const text = field === null ? null : words.safeParse(values[field], { reportInput: true });
      let failed: Failure;
      if (text === null || text.success) {
        try {
          await cycleActs[act](db, {
            actor,
            cycleId,
            now: services.now(),
            expectedVersion: version,
            idempotency: claimOf(idempotencyKey, { page: act, cycleId, values }),
            text: text?.data ?? "",
          });
          response.redirect(303, cycleLink(cycleId));
          return;
        } catch (error) {
          failed = failureOf(error);
        }
      } else failed = { errors: { [field ?? ""]: fillIn }, status: 422 };
      const { errors, status } = failed;
      await showCycle(services, request, response, actor, { act: { act, values, errors } }, status);
    });
  }

  router.get("/submissions/:submissionId", async (request, response) => {
    await showSubmission(services, request, response, await personOf(services, request));
  });

  router.post("/submissions/:submissionId/text", async (request, response) => {
    const actor = await personOf(services, request);
    const { submissionId } = request.params;
    await editParagraph(
      request,
      (command) => saveSubmission(db, { ...command, actor, submissionId, now: services.now() }),
      (anchor) => {
        response.redirect(303, `${submissionLink(submissionId)}#${anchor}`);
      },
      (paragraph, status) => showSubmission(services, request, response, actor, { paragraph }, status),
    );
  });

  for (const act of ["sign", "submit"] as const) {
    router.post(
      `/submissions/:submissionId/${submissionResources[act]}`,
      async (request: Request<{ submissionId: string }>, response) => {
        const actor = await personOf(services, request);
        const { submissionId } = request.params;
        const { idempotencyKey, version, values } = formOf(request);
        const command = {
          actor,
          submissionId,
          now: services.now(),
          expectedVersion: version,
          idempotency: claimOf(idempotencyKey, { page: act, submissionId }),
        };
        try {
          if (act === "sign") await signSubmission(db, command);
          else services.poker.poke((await submitReport(db, command)).task);
          response.redirect(303, submissionLink(submissionId));
          return;
        } catch (error) {
          const { errors, status } = failureOf(error);
          await showSubmission(services, request, response, actor, { act: { values, errors } }, status);
        }
      },
    );
  }
}

const fillIn: Message = { vi: "Hãy điền mục này.", en: "Fill this in." };

/** What each button does; `text` is what it asked for. */
const cycleActs: Readonly<
  Record<
    ButtonAct,
    (db: Services["db"], command: CycleCommand & { readonly text: string }) => Promise<CycleChanged>
  >
> = {
  request_approval: (db, command) => requestReviewApproval(db, command),
  approve_report: (db, command) => approveReview(db, command),
  return_report: (db, { text, ...command }) => returnReview(db, { ...command, remarks: text }),
  publish_report: (db, command) => publishReview(db, command),
  cancel_cycle: (db, { text, ...command }) => cancelCycle(db, { ...command, reason: text }),
};

/** A form as a browser sends it, whole: a paragraph may be long. */
function formOf(request: Request): {
  readonly idempotencyKey: string | undefined;
  readonly version: number | undefined;
  readonly values: Record<string, string>;
} {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    // Browsers end lines as HTTP does.
    if (typeof one === "string") values[name] = one.replace(/\r\n/g, "\n");
  }
  const { idempotencyKey, version = "", ...rest } = values;
  return { idempotencyKey, version: /^\d{1,9}$/.test(version) ? Number(version) : undefined, values: rest };
}

interface Failure {
  readonly errors: FormErrors;
  readonly status: number;
}

/** What a command refused and a person can mend on the page; what they cannot goes on to the page of problems. */
function failureOf(error: unknown): Failure {
  const known = asDomainError(error);
  if (known === null || !["invalid_input", "conflict", "stale"].includes(known.code)) throw error;
  const { field } = known.detail;
  return { errors: { [typeof field === "string" ? field : ""]: known.text }, status: statusOf[known.code] };
}

/** One paragraph, of whichever report: saved, or given back with what was typed. */
async function editParagraph(
  request: Request,
  save: (command: {
    readonly expectedVersion: number | undefined;
    readonly idempotency: ReturnType<typeof claimOf>;
    readonly paragraphs: readonly { readonly id: string; readonly text: string }[];
  }) => Promise<unknown>,
  done: (anchor: string) => void,
  again: (failed: NonNullable<CyclePageView["paragraph"]>, status: number) => Promise<void>,
): Promise<void> {
  const { idempotencyKey, version, values } = formOf(request);
  const { id = "", text = "" } = values;
  const parsed = paragraphText.safeParse(text, { reportInput: true });
  let failed: Failure;
  if (parsed.success) {
    try {
      await save({
        expectedVersion: version,
        idempotency: claimOf(idempotencyKey, { page: request.path, values }),
        paragraphs: [{ id, text: parsed.data }],
      });
      done(paragraphAnchor(encodeURIComponent(id)));
      return;
    } catch (error) {
      failed = failureOf(error);
    }
  } else failed = { errors: errorsOf(parsed.error), status: 422 };
  await again({ id, values, errors: failed.errors }, failed.status);
}

async function showNew(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  form?: Failure & { readonly values: Record<string, string> },
): Promise<void> {
  demandGeneral(actor, "call_review");
  const programmes = await programmeRefs(services.db, actor);
  const html = newCyclePage(pageContext(services, request, actor), {
    programmes,
    idempotencyKey: freshKey(),
    form,
  });
  sendPage(response, html, form?.status ?? 200);
}

async function showCycle(
  services: Services,
  request: Request<{ cycleId: string }>,
  response: Response,
  actor: Visitor,
  failed: Pick<CyclePageView, "paragraph" | "act"> = {},
  status = 200,
): Promise<void> {
  const cycle = await readCycle(services.db, actor, request.params.cycleId, services.now());
  const context = pageContext(services, request, actor);
  sendPage(response, cyclePage(context, { cycle, idempotencyKey: freshKey(), ...failed }), status);
}

async function showSubmission(
  services: Services,
  request: Request<{ submissionId: string }>,
  response: Response,
  actor: Visitor,
  failed: Pick<SubmissionPageView, "paragraph" | "act"> = {},
  status = 200,
): Promise<void> {
  const { submissionId } = request.params;
  const submission = await readSubmission(services.db, actor, submissionId, services.now());
  const context = pageContext(services, request, actor);
  sendPage(response, submissionPage(context, { submission, idempotencyKey: freshKey(), ...failed }), status);
}
