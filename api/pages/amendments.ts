/** The office's form for what a later document does to an issued programme. */
import type { Request, Response, Router } from "express";
import type { Message } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import { amendProgramme, notIssued } from "../../record/commands/amend-programme.js";
import { readProgramme } from "../../record/queries/programmes.js";
import { readTask } from "../../record/queries/task.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { unitChoices } from "../../record/queries/unit-choices.js";
import { programmeLink } from "../../web/links.js";
import { COORDINATING_PLACES, amendmentPage } from "../../web/pages/amendment.js";
import { amendmentBody, amendmentOf } from "../amendment.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import { asDomainError } from "../problems.js";
import type { Visitor } from "../session.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone } from "./done.js";
import { type FormErrors, errorsOf, textsIn } from "./forms.js";

/** As many as the API takes in one text. */
const MOST_CHARACTERS = 20_000;

type Texts = Readonly<Record<string, string>>;

export function amendmentPages(router: Router, services: Services): void {
  router.get("/programmes/:programmeId/amendment", async (request, response) => {
    await show(services, request, response, await personOf(services, request));
  });

  router.post("/programmes/:programmeId/amendment", async (request, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "amend_programme");
    const { programmeId } = request.params;
    const task = await taskIn(services, request, actor);
    const { idempotencyKey, version, ...values } = textsIn(request, MOST_CHARACTERS);
    const parsed = amendmentBody.safeParse(bodyOf(values, task), { reportInput: true });
    let errors: FormErrors;
    if (parsed.success) {
      try {
        await amendProgramme(services.db, {
          ...amendmentOf(parsed.data),
          actor,
          now: services.now(),
          programmeId,
          idempotency: claimOf(idempotencyKey, { door: "amendProgramme", programmeId, input: parsed.data }),
          expectedVersion: /^\d{1,9}$/.test(version ?? "") ? Number(version) : undefined,
        });
        leaveDone(services, response, "amended");
        response.redirect(303, programmeLink(programmeId));
        return;
      } catch (error) {
        errors = refused(error);
      }
    } else errors = errorsOf(parsed.error);
    await show(services, request, response, actor, { values, errors: onForm(errors) });
  });
}

async function show(
  services: Services,
  request: Request<{ programmeId: string }>,
  response: Response,
  actor: Visitor,
  form?: { readonly values: Texts; readonly errors: FormErrors },
): Promise<void> {
  demandGeneral(actor, "amend_programme");
  const now = services.now();
  const programme = await readProgramme(services.db, actor, request.params.programmeId, now);
  if (!programme.mayAmend) throw notIssued(programme.state);
  const [task, units] = await Promise.all([taskIn(services, request, actor), unitChoices(services.db, now)]);
  const view = { programme, task, units, form, idempotencyKey: freshKey() };
  sendPage(response, amendmentPage(pageContext(services, request, actor), view), form ? 422 : 200);
}

/** The task that the address names. */
async function taskIn(services: Services, request: Request, actor: Visitor): Promise<TaskDetail | null> {
  const { task } = request.query;
  return typeof task === "string" ? readTask(services.db, actor, task, services.now()) : null;
}

/** The form's fields as the API has them; of a change what stands there already is left out. */
function bodyOf(values: Texts, task: TaskDetail | null): unknown {
  const given = Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.replaceAll("\r\n", "\n").trim()] as const)
      .filter(([, value]) => value !== ""),
  );
  const { number, signedOn, kindOfChange, reason, ...content } = given;
  const document = { number, signedOn };
  if (task === null) {
    const places = Array.from({ length: COORDINATING_PLACES }, (_, place) => `coordinating${String(place)}`);
    const coordinatingUnitIds = places.flatMap((name) => content[name] ?? []);
    const fields = Object.fromEntries(Object.entries(content).filter(([name]) => !places.includes(name)));
    return { ...document, add: [{ ...fields, coordinatingUnitIds }] };
  }
  if (kindOfChange === "drop") return { ...document, drop: [{ taskId: task.id, reason }] };
  const { text, product, dueOn, recurrence } = content;
  const change = {
    taskId: task.id,
    text: text === task.text ? undefined : text,
    product: product === task.product ? undefined : product,
    dueOn: dueOn === task.dueOn ? undefined : dueOn,
    recurrence,
  };
  return { ...document, change: [change] };
}

/** Every fault that the command names; what is no matter of the form goes on to the page of problems. */
function refused(error: unknown): FormErrors {
  const known = asDomainError(error);
  if (known === null || !["invalid_input", "conflict", "stale"].includes(known.code)) throw error;
  const { errors, field } = known.detail;
  if (!Array.isArray(errors)) return { [typeof field === "string" ? field : ""]: known.text };
  return Object.fromEntries(
    (errors as { field: string; message: Message }[]).map((each) => [each.field, each.message]),
  );
}

/** `add.0.text` is the form's `text`. */
function onForm(errors: FormErrors): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => [
      field
        .replace(/^(?:add|change|drop)\.\d+\./, "")
        .replace(/^coordinatingUnitIds\.\d+$/, "coordinatingUnitIds"),
      message,
    ]),
  );
}
