/** Rows of the calendar, as its commands write them. */
import type { CalendarDay } from "../domain/calendar.js";
import { type EntryFault, faultsOf } from "../domain/calendar-entry.js";
import { DomainError } from "../domain/errors.js";
import { type Day, isDay } from "../domain/day.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";
import type { CalendarDayView } from "./queries/calendar-day-view.js";
import { calendarDayNotFound, calendarDayView } from "./queries/calendar-days.js";
import { refuseStale } from "./version.js";

/** The words of a day as they are kept. */
export function cleaned(day: CalendarDay): CalendarDay {
  return { ...day, name: day.name.normalize("NFC").trim(), source: day.source.normalize("NFC").trim() };
}

/** Raises `invalid_input` with every field at fault. */
export function refuseFaulty(day: CalendarDay): void {
  const faults = faultsOf(day);
  const [first] = faults;
  if (first !== undefined) throw faulty(first, faults);
}

function faulty(first: EntryFault, faults: readonly EntryFault[]): DomainError {
  return new DomainError("invalid_input", first.message, { field: first.field, errors: faults });
}

/** The day as it is, locked by the calendar's own lock. Raises `not_found`, `stale`. */
export async function declaredDay(
  tx: Transaction,
  date: Day,
  expectedVersion: number | undefined,
): Promise<CalendarDayView> {
  const row = isDay(date) ? await tx.calendarDay.findUnique({ where: { date: dateOf(date) } }) : null;
  if (row === null) throw calendarDayNotFound();
  refuseStale(row.version, expectedVersion);
  return calendarDayView(row);
}

/** As the journal keeps it. */
export function dayDetail({ date, kind, name, source, provisional }: CalendarDay) {
  return { date, kind, name, source, provisional };
}
