/** The page of a programme's ladder: shown, tried out, put in force, taken back. */
import type { Request, Response, Router } from "express";
import { MOST_RULES } from "../../domain/check-policy.js";
import { dayAt } from "../../domain/day.js";
import type { Message } from "../../domain/errors.js";
import { demandGeneral, holds } from "../../domain/permissions.js";
import { audiences } from "../../domain/policy.js";
import { quartersUpTo } from "../../domain/quarter.js";
import { changePolicy } from "../../record/commands/change-policy.js";
import { readPolicy } from "../../record/queries/policy.js";
import { previewPolicy } from "../../record/queries/policy-preview.js";
import type { PolicyPreview } from "../../record/queries/policy-view.js";
import { listReplans } from "../../record/queries/replans.js";
import { policyLink } from "../../web/links.js";
import { FREE_ROWS, policyPage } from "../../web/pages/policy.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import { asDomainError } from "../problems.js";
import type { Visitor } from "../session.js";
import { policyContent, policyOf, quarter as quarterText } from "../time-schemas.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, errorsOf, refusalOf, textsIn, versionIn } from "./forms.js";

const QUARTERS = 5;
const counts = ["after", "thenWorkingDays", "afterExplained", "repeatEvery"] as const;

type OfProgramme = Request<{ programmeId: string }>;

export function policyPages(router: Router, services: Services): void {
  router.get("/programmes/:programmeId/policy", async (request, response) => {
    await show(services, request, response, await personOf(services, request));
  });

  router.post("/programmes/:programmeId/policy", async (request: OfProgramme, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_policy");
    const { do: what } = textsIn(request);
    if (what === "default") await toDefault(services, request, response, actor);
    else await edited(services, request, response, actor, what === "save");
  });
}

async function toDefault(
  services: Services,
  request: OfProgramme,
  response: Response,
  actor: Visitor,
): Promise<void> {
  const { programmeId } = request.params;
  const expectedVersion = versionIn(request);
  const idempotency = claimOf(textsIn(request)["idempotencyKey"], {
    form: "policy",
    programmeId,
    policy: null,
  });
  const command = { actor, now: services.now(), programmeId, expectedVersion, idempotency, policy: null };
  await changePolicy(services.db, command);
  leaveDone(services, response, "policy");
  response.redirect(303, policyLink(programmeId));
}

/** With `save` it is put in force, else tried out; either way what was typed stays. */
async function edited(
  services: Services,
  request: OfProgramme,
  response: Response,
  actor: Visitor,
  save: boolean,
): Promise<void> {
  const { programmeId } = request.params;
  const now = services.now();
  const { version: _version, idempotencyKey, do: _do, ...values } = textsIn(request);
  const { content, rowOf } = policyIn(values);
  const parsed = policyContent.safeParse(content, { reportInput: true });
  if (!parsed.success) {
    const errors = placed(errorsOf(parsed.error), rowOf);
    await show(services, request, response, actor, { values, errors });
    return;
  }
  const policy = policyOf(parsed.data);
  try {
    if (save) {
      const expectedVersion = versionIn(request);
      const idempotency = claimOf(idempotencyKey, { form: "policy", programmeId, policy, expectedVersion });
      await changePolicy(services.db, { actor, now, programmeId, policy, expectedVersion, idempotency });
      leaveDone(services, response, "policy");
      response.redirect(303, policyLink(programmeId));
      return;
    }
    const asked = quarterText.safeParse(values["quarter"]);
    const quarter = asked.success ? asked.data : undefined;
    const preview = await previewPolicy(services.db, { actor, now, programmeId, policy, quarter });
    await show(services, request, response, actor, { values, errors: {}, preview });
  } catch (error) {
    const errors = placed(everyRefusal(error), rowOf);
    await show(services, request, response, actor, { values, errors });
  }
}

/** The form's rows as a policy; `rowOf` says which row a rule stands in. */
function policyIn(values: Readonly<Record<string, string>>) {
  const rowOf: number[] = [];
  const rules: Record<string, unknown>[] = [];
  const rows = rowsIn(values);
  for (let row = 0; row < rows; row++) {
    const value = (field: string) => (values[`r${String(row)}.${field}`] ?? "").trim();
    const [situation, kind] = value("what").split(":");
    if (kind === undefined || value("remove") === "yes") continue;
    rowOf.push(row);
    rules.push({
      situation,
      kind,
      ...(value("calendarDays") === "yes" ? { calendarDays: true } : {}),
      ...Object.fromEntries(
        counts.flatMap((count) => (value(count) === "" ? [] : [[count, numberIn(value(count))]])),
      ),
      audiences: audiences.filter((audience) => value(`to.${audience}`) === "yes"),
    });
  }
  const days = (values["explanationWorkingDays"] ?? "").trim();
  return { content: { rules, explanationWorkingDays: days === "" ? undefined : numberIn(days) }, rowOf };
}

/** What is no number stays a text, and is refused as one. A minus may be a dash. */
function numberIn(text: string): number | string {
  const plain = text.replace(/^[−–]/, "-");
  return /^-?\d{1,4}$/.test(plain) ? Number(plain) : text;
}

function rowsIn(values: Readonly<Record<string, string>>): number {
  const rows = Number(values["rows"]);
  return Number.isInteger(rows) && rows > 0 ? Math.min(rows, MOST_RULES + FREE_ROWS) : 0;
}

/** `rules.3.after` as the field of its row. */
function placed(errors: FormErrors, rowOf: readonly number[]): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([field, message]) => {
      const [, rule, name] = /^rules\.(\d+)\.(\w+)/.exec(field) ?? [];
      if (rule === undefined || name === undefined) return [field === "rules" ? "" : field, message];
      const shown = name === "kind" || name === "situation" ? "what" : name;
      return [`r${String(rowOf[Number(rule)] ?? 0)}.${shown}`, message];
    }),
  );
}

/** Every fault of the policy at its field; what is no matter of the form goes on. Many fields were filled in: none is lost. */
function everyRefusal(error: unknown): FormErrors {
  const known = asDomainError(error);
  if (known?.code === "stale") return { "": known.text };
  const listed = known?.detail["errors"];
  if (!Array.isArray(listed)) return refusalOf(error);
  const errors: FormErrors = {};
  for (const { field, message } of listed as readonly { field: string; message: Message }[])
    // written by the command
    errors[field] ??= message;
  return errors;
}

interface Shown {
  readonly values: Record<string, string>;
  readonly errors: FormErrors;
  readonly preview?: PolicyPreview;
}

async function show(
  services: Services,
  request: OfProgramme,
  response: Response,
  actor: Visitor,
  form?: Shown,
): Promise<void> {
  const { db } = services;
  const { programmeId } = request.params;
  const policy = await readPolicy(db, actor, programmeId);
  const failed = form !== undefined && Object.keys(form.errors).length > 0;
  const notice = form === undefined ? takeDone(services, request, response) : undefined;
  const html = policyPage(pageContext(services, request, actor, notice), {
    policy,
    mayChange: holds(actor, "manage_policy"),
    replans: await listReplans(db, actor, programmeId),
    quarters: quartersUpTo(dayAt(services.now()), QUARTERS),
    form,
    rows: form === undefined ? policy.policy.rules.length + FREE_ROWS : rowsIn(form.values),
    preview: form?.preview,
    idempotencyKey: freshKey(),
  });
  sendPage(response, html, failed ? 422 : 200);
}
