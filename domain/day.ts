/**
 * Days and instants in Việt Nam. A day is an ISO date (`2026-11-24`); an instant is a `Date`.
 *
 * Việt Nam keeps one time, UTC+7 without summer time (Decision 121-CP of 8 August 1967 and 134/2002/QĐ-TTg), so the
 * offset is a constant and no result depends on the process's time zone.
 */

/** An ISO calendar date, `YYYY-MM-DD`. */
export type Day = string;

const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The inverse of `dayNumber`. */
export function dayOf(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** True for a real date in ISO form: `2028-02-29` is one, `2027-02-29` is none. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
    dayOf(dayNumber(text)) === text
  );
}

/** `count` calendar days later, or earlier where it is negative. */
export function addDays(day: Day, count: number): Day {
  return dayOf(dayNumber(day) + count);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return weekdayOf(dayNumber(day));
}

export function weekdayOf(number: number): number {
  // 1970-01-01 was a Thursday.
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The instant of a wall-clock time (`"17:00"`) of a day in Việt Nam. */
export function instantAt(day: Day, time: string): Date {
  return new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET_MS);
}

/** The day in Việt Nam at an instant. */
export function dayAt(instant: Date): Day {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The last day of the month of `day`. */
export function endOfMonth(day: Day): Day {
  const [year, month] = day.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
