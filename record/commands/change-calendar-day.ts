/** A declared day turns out to be of another kind, rests on another document, or is no longer provisional. */
import type { CalendarDay } from "../../domain/calendar.js";
import { cleaned, dayDetail, declaredDay, refuseFaulty } from "../calendar-rows.js";
import { type CalendarCommand, changeCalendar } from "../change-calendar.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import type { CalendarDayChanged } from "./declare-calendar-day.js";

/** Raises `not_allowed`, `not_found`, `stale`, `invalid_input`. */
export function changeCalendarDay(
  db: Database,
  command: CalendarCommand & { readonly day: CalendarDay; readonly expectedVersion?: number | undefined },
): Promise<CalendarDayChanged> {
  const day = cleaned(command.day);
  return changeCalendar(db, command, async (tx, version) => {
    const before = await declaredDay(tx, day.date, command.expectedVersion);
    refuseFaulty(day);
    await tx.calendarDay.update({
      where: { date: dateOf(day.date) },
      data: { ...day, date: dateOf(day.date), version },
    });
    return {
      kind: "calendar_day_changed",
      detail: { ...dayDetail(day), before: dayDetail(before) },
      answer: { ...day, version },
    };
  });
}
