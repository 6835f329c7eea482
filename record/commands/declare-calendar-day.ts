/** A holiday, a compensatory day off or a working Saturday is declared, with the document it rests on. */
import type { CalendarDay } from "../../domain/calendar.js";
import { overlaps } from "../../domain/calendar-entry.js";
import { DomainError } from "../../domain/errors.js";
import { cleaned, dayDetail, refuseFaulty } from "../calendar-rows.js";
import { type CalendarCommand, changeCalendar } from "../change-calendar.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import type { ReplanSummary } from "../replan.js";
import { calendarDayView } from "../queries/calendar-days.js";
import type { CalendarDayView } from "../queries/calendar-day-view.js";

export type CalendarDayChanged = CalendarDayView & { readonly replan: ReplanSummary };

/** Raises `not_allowed`, `invalid_input`, and `conflict` where the day is declared already. */
export function declareCalendarDay(
  db: Database,
  command: CalendarCommand & { readonly day: CalendarDay },
): Promise<CalendarDayChanged> {
  const day = cleaned(command.day);
  return changeCalendar(db, command, async (tx, version) => {
    refuseFaulty(day);
    const there = await tx.calendarDay.findUnique({ where: { date: dateOf(day.date) } });
    if (there !== null)
      throw new DomainError("conflict", overlaps(calendarDayView(there)), { field: "date" });
    await tx.calendarDay.create({ data: { ...day, date: dateOf(day.date), version } });
    return { kind: "calendar_day_declared", detail: dayDetail(day), answer: { ...day, version } };
  });
}
