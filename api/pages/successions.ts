/** The pages of successions: list and preparation, dry run, one of them with its signature. */
import type { Request, Response, Router } from "express";
import { holds } from "../../domain/permissions.js";
import { type PrepareSuccession, prepareSuccession } from "../../record/commands/prepare-succession.js";
import { signSuccession, withdrawSuccession } from "../../record/commands/sign-succession.js";
import { listSuccessions, previewSuccession, readSuccession } from "../../record/queries/successions.js";
import { unitChoices } from "../../record/queries/unit-choices.js";
import { successionLink } from "../../web/links.js";
import { successionPage } from "../../web/pages/succession.js";
import { successionPreviewPage, successionsPage } from "../../web/pages/successions.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import type { Visitor } from "../session.js";
import { newSuccession } from "../succession-schemas.js";
import { cleanText } from "../text.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, errorsOf, refusalOf, textIn, textsIn } from "./forms.js";

export function successionPages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/successions", async (request, response) => {
    await showList(services, request, response, await personOf(services, request));
  });

  router.post("/successions/preview", async (request, response) => {
    await takeForm(services, request, response, async (command) => {
      await showPreview(services, request, response, command);
    });
  });

  router.post("/successions", async (request, response) => {
    await takeForm(services, request, response, async (command) => {
      const key = textIn(request, "idempotencyKey");
      const idempotency = claimOf(key, { path: request.path, ...command, actor: null, now: null });
      try {
        const { successionId } = await prepareSuccession(db, { ...command, idempotency });
        leaveDone(services, response, "succession-prepared");
        response.redirect(303, successionLink(successionId));
      } catch (error) {
        const errors = refusalOf(error);
        // A choice that is missing is made where the choices stand.
        if (errors["choices"] === undefined) throw error;
        await showPreview(services, request, response, command, errors);
      }
    });
  });

  router.get("/successions/:successionId", async (request, response) => {
    await showOne(services, request, response, await personOf(services, request));
  });

  router.post("/successions/:successionId/signature", async (request, response) => {
    const actor = await personOf(services, request);
    await signSuccession(db, commandOf(services, request, actor));
    leaveDone(services, response, "succession-signed");
    response.redirect(303, successionLink(request.params.successionId));
  });

  router.post("/successions/:successionId/withdrawal", async (request, response) => {
    const actor = await personOf(services, request);
    const reason = cleanText(textIn(request, "reason")).trim();
    if (reason === "") {
      const missing = { vi: "Hãy điền mục này.", en: "Fill this in." };
      await showOne(services, request, response, actor, { values: {}, errors: { reason: missing } });
      return;
    }
    await withdrawSuccession(db, { ...commandOf(services, request, actor), reason });
    leaveDone(services, response, "succession-withdrawn");
    response.redirect(303, successionLink(request.params.successionId));
  });
}

function commandOf(services: Services, request: Request<{ successionId: string }>, actor: Visitor) {
  const version = textIn(request, "version");
  return {
    actor,
    now: services.now(),
    successionId: request.params.successionId,
    expectedVersion: /^\d{1,9}$/.test(version) ? Number(version) : undefined,
    idempotency: claimOf(textIn(request, "idempotencyKey"), { path: request.path }),
  };
}

/** Reads the form; what is wrong with it, or refused by `act`, is said beside it. */
async function takeForm(
  services: Services,
  request: Request,
  response: Response,
  act: (command: PrepareSuccession) => Promise<void>,
): Promise<void> {
  const actor = await personOf(services, request);
  const { values, ...form } = formIn(request);
  const parsed = newSuccession.safeParse(form, { reportInput: true });
  let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
  if (parsed.success) {
    try {
      await act({ actor, now: services.now(), ...parsed.data });
      return;
    } catch (error) {
      errors = refusalOf(error);
    }
  }
  await showList(services, request, response, actor, {
    values,
    errors: renamed(errors),
    chosen: { predecessorIds: form.predecessorIds, successorIds: form.successorIds },
  });
}

/** The form's fields as the schema has them; of a new unit the one that can be given here. */
function formIn(request: Request) {
  const values = textsIn(request);
  const fresh = {
    code: values["code"] ?? "",
    name: values["name"] ?? "",
    shortName: values["shortName"] ?? "",
  };
  const given = Object.values(fresh).some((one) => one.trim() !== "");
  return {
    values,
    kind: values["kind"],
    effectiveOn: values["effectiveOn"],
    basis: values["basis"],
    predecessorIds: manyIn(request, "predecessorIds"),
    successorIds: manyIn(request, "successorIds"),
    newSuccessors: given ? [fresh] : [],
    choices: Object.entries(values).flatMap(([name, unitId]) =>
      name.startsWith("choice-") && unitId !== "" ? [{ taskId: name.slice("choice-".length), unitId }] : [],
    ),
  };
}

function manyIn(request: Request, name: string): string[] {
  const given: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return (Array.isArray(given) ? given : [given]).filter((one) => typeof one === "string");
}

function renamed(errors: FormErrors): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [
      name === "newSuccessors" ? "code" : name.replace(/^newSuccessors\.\d+\./, ""),
      message,
    ]),
  );
}

async function showList(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  form?: Parameters<typeof successionsPage>[1]["form"],
): Promise<void> {
  const successions = await listSuccessions(services.db, actor);
  const mayPrepare = holds(actor, "prepare_succession");
  const units = mayPrepare ? await unitChoices(services.db, services.now()) : [];
  const context = pageContext(
    services,
    request,
    actor,
    form === undefined ? takeDone(services, request, response) : undefined,
  );
  sendPage(response, successionsPage(context, { successions, mayPrepare, units, form }), form ? 422 : 200);
}

async function showPreview(
  services: Services,
  request: Request,
  response: Response,
  command: PrepareSuccession,
  errors?: FormErrors,
): Promise<void> {
  const preview = await previewSuccession(services.db, { ...command, choices: [] });
  const all = await unitChoices(services.db, services.now());
  // Of a split the task goes to one of the successors; else to any unit that stays.
  const units = all.filter(({ id }) =>
    command.kind === "split" ? command.successorIds.includes(id) : !command.predecessorIds.includes(id),
  );
  const names = ["kind", "effectiveOn", "basis", "code", "name", "shortName"];
  const values = textsIn(request);
  const view = {
    preview,
    units,
    fields: [
      ...names.map((name) => [name, values[name] ?? ""] as const),
      ...command.predecessorIds.map((id) => ["predecessorIds", id] as const),
      ...command.successorIds.map((id) => ["successorIds", id] as const),
    ],
    chosen: new Map(command.choices.map(({ taskId, unitId }) => [taskId, unitId])),
    idempotencyKey: freshKey(),
    form: errors && { values: {}, errors },
  };
  const context = pageContext(services, request, await personOf(services, request));
  sendPage(response, successionPreviewPage(context, view), errors ? 422 : 200);
}

async function showOne(
  services: Services,
  request: Request<{ successionId: string }>,
  response: Response,
  actor: Visitor,
  form?: { values: Record<string, string>; errors: FormErrors },
): Promise<void> {
  const succession = await readSuccession(services.db, actor, request.params.successionId);
  const notice = form === undefined ? takeDone(services, request, response) : undefined;
  const context = { ...pageContext(services, request, actor, notice), path: successionLink(succession.id) };
  const html = successionPage(context, { succession, idempotencyKey: freshKey(), form });
  sendPage(response, html, form ? 422 : 200);
}
