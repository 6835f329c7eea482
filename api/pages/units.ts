/** A unit's score, its people, and the form by which somebody says that they are away. */
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { dayAt } from "../../domain/day.js";
import { quarterOf, quartersUpTo } from "../../domain/quarter.js";
import { daysOfPeriod, scoreBases, scoreFigures } from "../../domain/score.js";
import { declareAbsence } from "../../record/commands/declare-absence.js";
import { readableUnit } from "../../record/queries/readable-unit.js";
import { readScore } from "../../record/queries/score.js";
import { readUnitPeople } from "../../record/queries/unit-people.js";
import { unitLink } from "../../web/links.js";
import { scorePage } from "../../web/pages/score.js";
import { type UnitPageView, unitPage } from "../../web/pages/unit.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import { newAbsence } from "../routes/absences.js";
import type { Visitor } from "../session.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, errorsOf, refusalOf, textsIn } from "./forms.js";

/** Whatever else stands in the address is passed over, as a person may have mistyped it. */
const scoreQuery = z.object({
  period: z
    .string()
    .refine((period) => daysOfPeriod(period) !== null)
    .nullable()
    .catch(null),
  basis: z.enum(scoreBases).catch("granted"),
  figure: z.enum(scoreFigures).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});

export function unitPages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/units/:unitId", async (request, response) => {
    const actor = await personOf(services, request);
    await show(services, request, response, actor);
  });

  router.get("/units/:unitId/score", async (request, response) => {
    const actor = await personOf(services, request);
    const now = services.now();
    const { period, basis, figure, page } = scoreQuery.parse(request.query);
    const periods = periodsUpTo(dayAt(now));
    const score = await readScore(db, actor, request.params.unitId, period ?? dayAt(now).slice(0, 4), now);
    const open = figure === null ? null : { basis, figure, page };
    sendPage(response, scorePage(pageContext(services, request, actor), { score, periods, open }));
  });

  router.post("/units/:unitId/absences", async (request, response) => {
    const actor = await personOf(services, request);
    await readableUnit(db, actor, request.params.unitId);
    const { idempotencyKey, ...values } = textsIn(request);
    const parsed = newAbsence.safeParse(filledIn(values), { reportInput: true });
    let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
    if (parsed.success) {
      try {
        await declareAbsence(db, {
          ...{ actor, now: services.now() },
          idempotency: claimOf(idempotencyKey, { path: request.path, values }),
          ...parsed.data,
          personId: parsed.data.personId ?? actor.personId,
        });
        leaveDone(services, response, "absence-declared");
        response.redirect(303, `${unitLink(request.params.unitId)}#absences`);
        return;
      } catch (error) {
        errors = refusalOf(error);
      }
    }
    await show(services, request, response, actor, { values, errors });
  });
}

/** This year and the one before, and the quarters of the last twelve months, each year before its quarters. */
function periodsUpTo(today: string): string[] {
  const quarters = quartersUpTo(today, 4);
  const years = [...new Set([today.slice(0, 4), ...quarters.map((quarter) => quarter.slice(0, 4))])];
  const first = quarterOf(today).slice(0, 4);
  const before = String(Number(first) - 1);
  return [...years, ...(years.includes(before) ? [] : [before])].flatMap((year) => [
    year,
    ...quarters.filter((quarter) => quarter.startsWith(year)),
  ]);
}

async function show(
  services: Services,
  request: Request<{ unitId: string }>,
  response: Response,
  actor: Visitor,
  form?: UnitPageView["form"],
): Promise<void> {
  const { unitId } = request.params;
  const people = await readUnitPeople(services.db, actor, unitId, services.now());
  const notice = form === undefined ? takeDone(services, request, response) : undefined;
  const context = { ...pageContext(services, request, actor, notice), path: unitLink(people.unit.id) };
  sendPage(response, unitPage(context, { people, form, idempotencyKey: freshKey() }), form ? 422 : 200);
}

/** A field left empty is a field not given. */
function filledIn(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""));
}
