/** The page of a target, and its three forms. */
import type { Request, Response, Router } from "express";
import type { z } from "zod";
import { correctObservation } from "../../record/commands/correct-observation.js";
import { defineTarget } from "../../record/commands/define-target.js";
import { recordObservation } from "../../record/commands/record-observation.js";
import { readTarget } from "../../record/queries/targets.js";
import { unitChoices } from "../../record/queries/unit-choices.js";
import { targetLink } from "../../web/links.js";
import { type TargetForm, targetPage } from "../../web/pages/target.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import type { Visitor } from "../session.js";
import { newObservation, observationCorrection, targetDefinition } from "../target-input.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, errorsOf, refusalOf, textsIn } from "./forms.js";

type TargetRequest = Request<{ targetId: string; observationId: string }>;

export function targetPages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/targets/:targetId", async (request, response) => {
    const actor = await personOf(services, request);
    await show(services, request as TargetRequest, response, actor);
  });

  router.post("/targets/:targetId/definition", async (request, response) => {
    const { unitIds, fields } = definitionIn(request);
    const form = { which: "definition", chosen: unitIds } as const;
    await take(services, request as unknown as TargetRequest, response, form, targetDefinition, fields, {
      done: "target-defined",
      run: (command, body) => defineTarget(db, { ...command, ...body }),
    });
  });

  router.post("/targets/:targetId/observations", async (request, response) => {
    const form = { which: "observation" } as const;
    await take(
      services,
      request as unknown as TargetRequest,
      response,
      form,
      newObservation,
      filledIn(request),
      {
        done: "figure-recorded",
        run: (command, body) => recordObservation(db, { ...command, ...body }),
      },
    );
  });

  router.post("/targets/:targetId/observations/:observationId/correction", async (request, response) => {
    const { observationId } = request.params;
    const form = { which: "correction", observationId } as const;
    await take(services, request, response, form, observationCorrection, filledIn(request), {
      done: "figure-corrected",
      run: (command, body) => correctObservation(db, { ...command, observationId, ...body }),
    });
  });
}

type Which = TargetForm extends infer Form
  ? Form extends TargetForm
    ? Omit<Form, "values" | "errors">
    : never
  : never;

interface Command {
  readonly targetId: string;
  readonly actor: Visitor;
  readonly now: Date;
  readonly expectedVersion: number | undefined;
  readonly idempotency: ReturnType<typeof claimOf>;
}

/** Takes one form: carries it out and shows the page anew, or gives the form back with what was wrong. */
async function take<S extends z.ZodObject>(
  services: Services,
  request: TargetRequest,
  response: Response,
  which: Which,
  schema: S,
  fields: Readonly<Record<string, unknown>>,
  act: {
    readonly done: Parameters<typeof leaveDone>[2];
    readonly run: (command: Command, body: z.output<S>) => Promise<unknown>;
  },
): Promise<void> {
  const actor = await personOf(services, request);
  const { targetId } = request.params;
  const { idempotencyKey, version, ...values } = textsIn(request);
  const parsed = schema.safeParse(fields, { reportInput: true });
  let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
  if (parsed.success) {
    try {
      const command = {
        targetId,
        actor,
        now: services.now(),
        expectedVersion: version !== undefined && /^\d{1,9}$/.test(version) ? Number(version) : undefined,
        idempotency: claimOf(idempotencyKey, { path: request.path, fields }),
      };
      await act.run(command, parsed.data);
      leaveDone(services, response, act.done);
      response.redirect(303, targetLink(targetId));
      return;
    } catch (error) {
      errors = refusalOf(error);
    }
  }
  const form = { ...which, values, errors: renamed(errors) } as TargetForm; // `which` has the rest
  await show(services, request, response, actor, form);
}

async function show(
  services: Services,
  request: TargetRequest,
  response: Response,
  actor: Visitor,
  form?: TargetForm,
): Promise<void> {
  const now = services.now();
  const target = await readTarget(services.db, actor, request.params.targetId, now);
  const units = target.mayDefine ? await unitChoices(services.db, now) : [];
  const notice = form === undefined ? takeDone(services, request, response) : undefined;
  const context = { ...pageContext(services, request, actor, notice), path: targetLink(target.id) };
  sendPage(
    response,
    targetPage(context, { target, units, idempotencyKey: freshKey(), form }),
    form ? 422 : 200,
  );
}

/** A field left empty is a field not given. */
function filledIn(request: Request): Record<string, string> {
  const { idempotencyKey: _key, version: _version, ...texts } = textsIn(request);
  return Object.fromEntries(Object.entries(texts).filter(([, value]) => value.trim() !== ""));
}

/** The form's fields as the schema has them: three of them are the baseline, and a day is written as people write it. */
function definitionIn(request: Request): {
  readonly unitIds: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
} {
  const { baselineYear, baselineValue, baselineSource, figureDue, horizonYear, ...rest } = filledIn(request);
  const given: unknown = (request.body as Record<string, unknown> | undefined)?.["unitIds"];
  const unitIds = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === "string");
  const baseline = { year: baselineYear, value: baselineValue, source: baselineSource };
  const [, day, month] = /^(\d{1,2})\/(\d{1,2})$/.exec(figureDue?.trim() ?? "") ?? [];
  return {
    unitIds,
    fields: {
      ...rest,
      unitIds,
      baseline: Object.values(baseline).some((one) => one !== undefined) ? baseline : null,
      horizonYear: horizonYear ?? null,
      figureRecurrence:
        figureDue === undefined
          ? null
          : day === undefined || month === undefined
            ? figureDue
            : `yearly:${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    },
  };
}

const formNames: Readonly<Record<string, string>> = {
  "baseline.year": "baselineYear",
  "baseline.value": "baselineValue",
  "baseline.source": "baselineSource",
  figureRecurrence: "figureDue",
};

function renamed(errors: FormErrors): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([name, message]) => [formNames[name] ?? name, message]),
  );
}
