/** Working days of Việt Nam: Monday to Friday, less holidays and compensatory days, plus working Saturdays. */
import { type Day, dayNumber, dayOf, weekdayOf } from "./day.js";

export type CalendarDayKind = "holiday" | "compensatory" | "working_saturday";

/** A day that differs from its weekday, with the document that says so. */
export interface CalendarDay {
  readonly date: Day;
  readonly kind: CalendarDayKind;
  readonly name: string;
  /** The notice or law it comes from; a provisional day is computed, no notice names it yet. */
  readonly source: string;
  readonly provisional: boolean;
}

export class Calendar {
  /** By number of the day: counting goes over many days, and texts would cost more than the count. */
  readonly #exceptions: ReadonlyMap<number, CalendarDayKind>;

  constructor(days: Iterable<Pick<CalendarDay, "date" | "kind">>) {
    this.#exceptions = new Map(Array.from(days, (d) => [dayNumber(d.date), d.kind]));
  }

  isWorkingDay(day: Day): boolean {
    return this.#isWorking(dayNumber(day));
  }

  /**
   * The working day `count` working days after `day` (before it where negative). The day itself is not counted, so 0
   * gives the day itself where it is a working day, else the next one.
   */
  addWorkingDays(day: Day, count: number): Day {
    let number = dayNumber(day);
    if (count === 0) {
      while (!this.#isWorking(number)) number++;
      return dayOf(number);
    }
    const step = count > 0 ? 1 : -1;
    for (let left = Math.abs(count); left > 0;) {
      number += step;
      if (this.#isWorking(number)) left--;
    }
    return dayOf(number);
  }

  /** Working days in (from, to]; negative where `to` is earlier. */
  workingDaysBetween(from: Day, to: Day): number {
    if (to < from) return -this.workingDaysBetween(to, from);
    const last = dayNumber(to);
    let count = 0;
    for (let n = dayNumber(from) + 1; n <= last; n++) if (this.#isWorking(n)) count++;
    return count;
  }

  #isWorking(number: number): boolean {
    const exception = this.#exceptions.get(number);
    if (exception !== undefined) return exception === "working_saturday";
    return weekdayOf(number) <= 5;
  }
}
