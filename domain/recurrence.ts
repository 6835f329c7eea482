/** Recurring work: the periods of a series, each an occurrence with its own due date. */
import { type Day, addDays, endOfMonth, isDay } from "./day.js";

/** `yearly` and `yearly:MM-DD`, `half-yearly`, `quarterly`, `monthly` and `monthly:DD`. */
export type Recurrence = string;

export interface Period {
  /** `2026`, `2026-H1`, `2026-Q3`, `2026-11`. */
  readonly name: string;
  readonly dueOn: Day;
}

export function isRecurrence(text: string): boolean {
  if (/^(yearly|half-yearly|quarterly|monthly)$/.test(text)) return true;
  const [, month, day] = /^(?:yearly:(\d\d-\d\d)|monthly:(\d\d))$/.exec(text) ?? [];
  if (month !== undefined) return isDay(`2028-${month}`); // a leap year, so that 02-29 is a day
  return day !== undefined && isDay(`2028-01-${day}`); // a month of 31 days
}

/** The first period whose due date is `day` or later. A day that its month lacks is the month's last. */
export function periodFrom(recurrence: Recurrence, day: Day): Period {
  const year = Number(day.slice(0, 4));
  for (const period of [...periodsOf(recurrence, year), ...periodsOf(recurrence, year + 1)]) {
    if (period.dueOn >= day) return period;
  }
  throw new Error(`not a recurrence: ${recurrence}`);
}

/** The period after the one that is due on `dueOn`. */
export function periodAfter(recurrence: Recurrence, dueOn: Day): Period {
  return periodFrom(recurrence, addDays(dueOn, 1));
}

function periodsOf(recurrence: Recurrence, year: number): Period[] {
  const [every, at] = recurrence.split(":");
  const months = Array.from({ length: 12 }, (_, i) => `${String(year)}-${String(i + 1).padStart(2, "0")}`);
  const ending = (month: number) => endOfMonth(`${String(year)}-${String(month).padStart(2, "0")}-01`);
  switch (every) {
    case "yearly": {
      const [month, date] = (at ?? "12-31").split("-");
      return [{ name: String(year), dueOn: within(`${String(year)}-${month ?? "12"}`, date ?? "31") }];
    }
    case "half-yearly":
      return [1, 2].map((half) => ({ name: `${String(year)}-H${String(half)}`, dueOn: ending(half * 6) }));
    case "quarterly":
      return [1, 2, 3, 4].map((q) => ({ name: `${String(year)}-Q${String(q)}`, dueOn: ending(q * 3) }));
    case "monthly":
      return months.map((month) => ({ name: month, dueOn: within(month, at ?? "31") }));
    default:
      return [];
  }
}

/** The date in its month, or the month's last day. */
function within(month: string, date: string): Day {
  const last = endOfMonth(`${month}-01`);
  return `${month}-${date}` < last ? `${month}-${date}` : last;
}
