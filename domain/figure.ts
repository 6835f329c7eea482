/** When the yearly figure of a target is asked for. */
import type { Calendar } from "./calendar.js";
import { type Day, addDays, dayAt } from "./day.js";
import { morning } from "./programme.js";
import { type Recurrence, periodAfter, periodFrom } from "./recurrence.js";

/** Days before it is due at which a figure is asked for. */
const ASKED_BEFORE = 60;

export interface FigurePeriod {
  /** The year that the figure is of. */
  readonly year: number;
  readonly dueOn: Day;
}

/**
 * The figure that is being asked for on a day, or null where none is yet. One due in the first half of a year is of the
 * year before: `yearly:01-31`.
 */
export function figureAsked(recurrence: Recurrence, day: Day): FigurePeriod | null {
  const { dueOn } = periodFrom(recurrence, day);
  if (day < addDays(dueOn, -ASKED_BEFORE)) return null;
  const year = Number(dueOn.slice(0, 4));
  return { year: dueOn.slice(5) < "07-01" ? year - 1 : year, dueOn };
}

/** The first working morning, after `now`, on which another figure is asked for. */
export function nextAsking(recurrence: Recurrence, calendar: Calendar, now: Date): Date {
  const { dueOn } = periodFrom(recurrence, dayAt(now));
  const asking = morning(addDays(dueOn, -ASKED_BEFORE), calendar);
  return now < asking
    ? asking
    : morning(addDays(periodAfter(recurrence, dueOn).dueOn, -ASKED_BEFORE), calendar);
}
