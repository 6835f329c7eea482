/** Where a day stands on a time line, in units of its drawing. */
import { type Day, dayNumber } from "../../domain/day.js";

/** Six years and a half are then as wide as a page. */
const MONTH_WIDTH = 14;
const DAY_WIDTH = MONTH_WIDTH / 30.4375;

export interface Scale {
  readonly width: number;
  /** `2024-08`, … without a gap. */
  readonly months: readonly string[];
  /** The left edge of a day. */
  x(day: Day): number;
}

/** Whole months, from that of `from` to that of `until`. */
export function scaleOf(from: Day, until: Day): Scale {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = nextMonth(month)) months.push(month);
  const start = dayNumber(`${from.slice(0, 7)}-01`);
  const x = (day: Day) => Math.round((dayNumber(day) - start) * DAY_WIDTH * 10) / 10;
  return { months, x, width: Math.ceil(x(`${nextMonth(until.slice(0, 7))}-01`)) };
}

export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${String(number + 1).padStart(2, "0")}`;
}

/** The months in which a year begins on it. */
export function januaries({ months }: Scale): readonly string[] {
  return months.filter((month) => month.endsWith("-01"));
}
