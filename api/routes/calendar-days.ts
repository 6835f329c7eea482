/** The calendar of working days: what is declared, and what its changes have moved. */
import { z } from "zod";
import { readCalendarSheet } from "../../document/read/calendar-sheet.js";
import { yearOf } from "../../domain/calendar-entry.js";
import { dayAt } from "../../domain/day.js";
import { demandGeneral } from "../../domain/permissions.js";
import { changeCalendarDay } from "../../record/commands/change-calendar-day.js";
import { declareCalendarDay } from "../../record/commands/declare-calendar-day.js";
import { importCalendarYear } from "../../record/commands/import-calendar-year.js";
import { removeCalendarDay } from "../../record/commands/remove-calendar-day.js";
import { readCalendarYear } from "../../record/queries/calendar-days.js";
import { type Operation, operation } from "../operation.js";
import {
  calendarDate,
  calendarDay,
  calendarDayChanged,
  calendarDayContent,
  calendarYearImported,
  newCalendarDay,
  replanSummary,
  yearImport,
  yearQuery,
} from "../time-schemas.js";

const tag = "calendar of working days";

export const calendarDayOperations: readonly Operation[] = [
  operation({
    method: "get",
    path: "/calendar-days",
    id: "readCalendarYear",
    tag,
    summary: "The declared days of a year; one without official notice is provisional",
    query: yearQuery,
    status: 200,
    answer: z.object({ year: z.int(), provisional: z.boolean(), days: z.array(calendarDay) }),
    problems: ["invalid_input"],
    handle: ({ db }, { now }, { query }) => readCalendarYear(db, query.year ?? yearOf(dayAt(now))),
  }),
  operation({
    method: "post",
    path: "/calendar-days",
    id: "declareCalendarDay",
    tag,
    summary:
      "Declare a holiday, a compensatory day off or a working Saturday; every open task is planned anew",
    body: newCalendarDay,
    status: 201,
    answer: calendarDayChanged,
    problems: ["invalid_input", "not_allowed", "conflict"],
    handle: ({ db }, { actor, now, idempotency }, { body }) =>
      declareCalendarDay(db, { actor, now, idempotency, day: body }),
  }),
  operation({
    method: "post",
    path: "/calendar-days/import",
    id: "importCalendarYear",
    tag,
    summary:
      "Take in a year's notice (CSV): it replaces the provisional days of the year; with dryRun a preview",
    body: yearImport,
    status: 200,
    answer: calendarYearImported,
    problems: ["invalid_input", "not_allowed", "conflict"],
    handle: ({ db }, { actor, now, idempotency }, { body }) => {
      demandGeneral(actor, "manage_calendar");
      const { year, dryRun } = body;
      return importCalendarYear(db, {
        actor,
        now,
        idempotency,
        year,
        dryRun,
        rows: readCalendarSheet(body.csv),
      });
    },
  }),
  operation({
    method: "post",
    path: "/calendar-days/{date}/correction",
    id: "changeCalendarDay",
    tag,
    summary: "Change the kind, the name or the source of a declared day; every open task is planned anew",
    params: calendarDate,
    body: calendarDayContent,
    version: "required",
    status: 200,
    answer: calendarDayChanged,
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now, idempotency, expectedVersion }, { params, body }) =>
      changeCalendarDay(db, { actor, now, idempotency, expectedVersion, day: { ...params, ...body } }),
  }),
  operation({
    method: "delete",
    path: "/calendar-days/{date}",
    id: "removeCalendarDay",
    tag,
    summary: "Take a declared day back; every open task is planned anew",
    params: calendarDate,
    version: "required",
    status: 200,
    answer: z.object({ replan: replanSummary }).meta({ id: "CalendarDayRemoved" }),
    problems: ["invalid_input", "not_allowed", "not_found"],
    handle: ({ db }, { actor, now, expectedVersion }, { params }) =>
      removeCalendarDay(db, { actor, now, expectedVersion, date: params.date }),
  }),
];
