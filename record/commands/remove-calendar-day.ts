/** A day is a day like any other again. */
import type { Day } from "../../domain/day.js";
import { dayDetail, declaredDay } from "../calendar-rows.js";
import { type CalendarCommand, changeCalendar } from "../change-calendar.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";
import type { ReplanSummary } from "../replan.js";

/** Raises `not_allowed`, `not_found`, `stale`. */
export function removeCalendarDay(
  db: Database,
  command: CalendarCommand & { readonly date: Day; readonly expectedVersion?: number | undefined },
): Promise<{ readonly replan: ReplanSummary }> {
  return changeCalendar(db, command, async (tx) => {
    const before = await declaredDay(tx, command.date, command.expectedVersion);
    await tx.calendarDay.delete({ where: { date: dateOf(command.date) } });
    return { kind: "calendar_day_removed", detail: dayDetail(before), answer: {} };
  });
}
