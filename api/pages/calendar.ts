/** The page of the working calendar, and its forms. */
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { readCalendarSheet } from "../../document/read/calendar-sheet.js";
import { FIRST_YEAR, LAST_YEAR, yearOf } from "../../domain/calendar-entry.js";
import { dayAt } from "../../domain/day.js";
import { demandGeneral, holds } from "../../domain/permissions.js";
import { changeCalendarDay } from "../../record/commands/change-calendar-day.js";
import { declareCalendarDay } from "../../record/commands/declare-calendar-day.js";
import { importCalendarYear } from "../../record/commands/import-calendar-year.js";
import { removeCalendarDay } from "../../record/commands/remove-calendar-day.js";
import { calendarDayNotFound, readCalendarYear } from "../../record/queries/calendar-days.js";
import { listReplans } from "../../record/queries/replans.js";
import { calendarLink } from "../../web/links.js";
import { calendarPage, type CalendarView } from "../../web/pages/calendar.js";
import { calendarDayPage } from "../../web/pages/calendar-day.js";
import { calendarImportPage } from "../../web/pages/calendar-import.js";
import { claimOf } from "../idempotency-claim.js";
import type { Services } from "../operation.js";
import type { Visitor } from "../session.js";
import { calendarDayContent, newCalendarDay } from "../time-schemas.js";
import { freshKey, pageContext, personOf, sendPage } from "./context.js";
import { leaveDone, takeDone } from "./done.js";
import { type FormErrors, errorsOf, refusalOf, textIn, textsIn, versionIn } from "./forms.js";

const MOST_CSV = 100_000;

export function calendarPages(router: Router, services: Services): void {
  const { db } = services;

  router.get("/calendar", async (request, response) => {
    const actor = await personOf(services, request);
    await show(services, request, response, actor, yearIn(request.query["year"], services.now()));
  });

  router.post("/calendar-days", async (request, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_calendar");
    const { idempotencyKey, ...values } = textsIn(request);
    const parsed = newCalendarDay.safeParse(dayIn(values), { reportInput: true });
    let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
    if (parsed.success) {
      try {
        const idempotency = claimOf(idempotencyKey, { form: "declareCalendarDay", day: parsed.data });
        await declareCalendarDay(db, { actor, now: services.now(), idempotency, day: parsed.data });
        leaveDone(services, response, "declared");
        response.redirect(303, calendarLink(yearOf(parsed.data.date)));
        return;
      } catch (error) {
        errors = refusalOf(error);
      }
    }
    const year = yearIn(values["date"]?.slice(0, 4), services.now());
    await show(services, request, response, actor, year, { of: "declare", values, errors });
  });

  router.post("/calendar-days/import", async (request, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_calendar");
    await takeYear(services, request, response, actor);
  });

  router.get("/calendar-days/:date", async (request, response) => {
    await showDay(services, request, response, await personOf(services, request));
  });

  router.post("/calendar-days/:date/correction", async (request: Request<{ date: string }>, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_calendar");
    const { date } = request.params;
    const { version: _version, idempotencyKey, ...values } = textsIn(request);
    const parsed = calendarDayContent.safeParse(dayIn(values), { reportInput: true });
    let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
    if (parsed.success) {
      try {
        const day = { date, ...parsed.data };
        const expectedVersion = versionIn(request);
        const idempotency = claimOf(idempotencyKey, { form: "changeCalendarDay", day, expectedVersion });
        await changeCalendarDay(db, { actor, now: services.now(), idempotency, day, expectedVersion });
        leaveDone(services, response, "changed");
        response.redirect(303, calendarLink(yearOf(date)));
        return;
      } catch (error) {
        errors = refusalOf(error);
      }
    }
    await showDay(services, request, response, actor, { values, errors });
  });

  router.post("/calendar-days/:date/removal", async (request: Request<{ date: string }>, response) => {
    const actor = await personOf(services, request);
    demandGeneral(actor, "manage_calendar");
    const { date } = request.params;
    const expectedVersion = versionIn(request);
    const idempotency = claimOf(textIn(request, "idempotencyKey"), {
      form: "removeCalendarDay",
      date,
      expectedVersion,
    });
    await removeCalendarDay(db, { actor, now: services.now(), idempotency, date, expectedVersion });
    leaveDone(services, response, "removed");
    response.redirect(303, calendarLink(yearOf(date)));
  });
}

/** Shown first; written when that page's button is pressed. */
async function takeYear(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
): Promise<void> {
  const { db } = services;
  const now = services.now();
  const { csv: given } = (request.body ?? {}) as { csv?: unknown };
  const csv = typeof given === "string" ? given : "";
  const values = { year: textIn(request, "year"), csv };
  const parsed = importForm.safeParse(values, { reportInput: true });
  let errors: FormErrors = parsed.success ? {} : errorsOf(parsed.error);
  if (parsed.success) {
    const { year } = parsed.data;
    const dryRun = textIn(request, "confirmed") !== "yes";
    try {
      const rows = readCalendarSheet(csv);
      const claim = { form: "importCalendarYear", year, csv };
      const idempotency = claimOf(textIn(request, "idempotencyKey"), claim);
      const preview = await importCalendarYear(db, { actor, now, idempotency, year, rows, dryRun });
      if (dryRun) {
        const page = { preview, csv, idempotencyKey: freshKey() };
        sendPage(response, calendarImportPage(pageContext(services, request, actor), page));
        return;
      }
      leaveDone(services, response, "imported");
      response.redirect(303, calendarLink(year));
      return;
    } catch (error) {
      errors = refusalOf(error);
    }
  }
  await show(services, request, response, actor, yearIn(values.year, now), { of: "import", values, errors });
}

const importForm = z.object({
  year: z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR),
  csv: z.string().min(1).max(MOST_CSV),
});

/** The year asked for, or the present one. */
function yearIn(asked: unknown, now: Date): number {
  const year = typeof asked === "string" && /^\d{4}$/.test(asked) ? Number(asked) : yearOf(dayAt(now));
  return Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year));
}

/** A form's fields as the schema has them: what is left empty is not given. */
function dayIn({ provisional, ...values }: Readonly<Record<string, string>>): Record<string, unknown> {
  const given = Object.entries(values).filter(([, value]) => value.trim() !== "");
  return { ...Object.fromEntries(given), provisional: provisional === "true" };
}

async function show(
  services: Services,
  request: Request,
  response: Response,
  actor: Visitor,
  year: number,
  form?: CalendarView["form"],
): Promise<void> {
  const { db } = services;
  const notice = form === undefined ? takeDone(services, request, response) : undefined;
  const html = calendarPage(pageContext(services, request, actor, notice), {
    year: await readCalendarYear(db, year),
    replans: holds(actor, "read_replans") ? await listReplans(db, actor, null) : null,
    mayChange: holds(actor, "manage_calendar"),
    form,
    idempotencyKey: freshKey(),
  });
  sendPage(response, html, form === undefined ? 200 : 422);
}

async function showDay(
  services: Services,
  request: Request<{ date: string }>,
  response: Response,
  actor: Visitor,
  form?: { readonly values: Record<string, string>; readonly errors: FormErrors },
): Promise<void> {
  demandGeneral(actor, "manage_calendar");
  const { date } = request.params;
  const year = /^20\d\d-\d\d-\d\d$/.test(date) ? yearOf(date) : 0;
  const known = year >= FIRST_YEAR && year <= LAST_YEAR ? await readCalendarYear(services.db, year) : null;
  const day = known?.days.find((one) => one.date === date);
  if (day === undefined) throw calendarDayNotFound();
  const html = calendarDayPage(pageContext(services, request, actor), {
    day,
    form,
    idempotencyKey: freshKey(),
  });
  sendPage(response, html, form === undefined ? 200 : 422);
}
