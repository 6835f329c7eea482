/** What time does to a programme: it opens the periods of recurring work and, when nothing is left to do, closes. */
import type { Calendar } from "./calendar.js";
import { type Day, addDays, dayAt, instantAt } from "./day.js";
import type { Reading } from "./reading.js";
import { type Period, type Recurrence, periodAfter, periodFrom } from "./recurrence.js";

/** Before the mail round, so that the letters of a new period and the morning's digest come together. */
const OPENING_TIME = "07:00";

export interface Series {
  readonly recurrence: Recurrence;
  /** The first due date of its latest occurrence; null where it has none. */
  readonly latestDueOn: Day | null;
}

/** What a series does next. A period is opened on the first working morning after the one before it was due. */
export type Coming =
  | { readonly kind: "open"; readonly period: Period }
  | { readonly kind: "wait"; readonly until: Date }
  /** Its next period would be due after the programme's end. */
  | { readonly kind: "ended" };

/** Of periods that ran out while nobody was there only the present one is opened. */
export function comingOf(series: Series, endsOn: Day | null, calendar: Calendar, now: Date): Coming {
  const { recurrence, latestDueOn } = series;
  if (latestDueOn !== null) {
    const until = morning(addDays(latestDueOn, 1), calendar);
    if (now < until) return { kind: "wait", until };
  }
  const period =
    latestDueOn !== null && latestDueOn >= dayAt(now)
      ? periodAfter(recurrence, latestDueOn)
      : periodFrom(recurrence, dayAt(now));
  return endsOn !== null && period.dueOn > endsOn ? { kind: "ended" } : { kind: "open", period };
}

/**
 * When the programme looks whether it may close. Each working morning once its end has passed or its final review is
 * called; before that on the first working morning of the month, so that it learns of a final review by itself.
 */
export function nextLook(
  { endsOn, finalReview }: { readonly endsOn: Day | null; readonly finalReview: boolean },
  calendar: Calendar,
  now: Date,
): Date {
  const tomorrow = addDays(dayAt(now), 1);
  if (finalReview || (endsOn !== null && tomorrow > endsOn)) return morning(tomorrow, calendar);
  const nextMonth = `${addDays(`${dayAt(now).slice(0, 8)}01`, 31).slice(0, 8)}01`;
  return morning(nextMonth, calendar);
}

/** Of the day where it is a working day, or of the first one after it. */
export function morning(day: Day, calendar: Calendar): Date {
  return instantAt(calendar.addWorkingDays(day, 0), OPENING_TIME);
}

/** The earliest of some instants; null where there is none. */
export function earliest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null);
}

/**
 * The last day of a programme as its document says it: in its title ("giai đoạn 2024 - 2030", "đến năm 2030"), or the
 * latest horizon of its targets. null where it says neither.
 */
export function horizonOf({ header, targets }: Pick<Reading, "header" | "targets">): Day | null {
  const title = (header.title ?? "").normalize("NFC").replace(/tầm nhìn.*$/iu, "");
  const years = [
    ...title.matchAll(/(?:đến (?:hết )?năm|giai đoạn \d{4}\s*[-–]|nhiệm kỳ \d{4}\s*[-–])\s*(\d{4})/giu),
  ];
  const titled = years.map(([, year]) => `${year ?? ""}-12-31`);
  const horizons = titled.length > 0 ? titled : targets.flatMap(({ by }) => (by === null ? [] : [by]));
  return horizons.sort().at(-1) ?? null;
}
