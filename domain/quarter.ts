/** Quarters of a year: `2026-Q3`. */
import { type Day, addDays, endOfMonth } from "./day.js";

export type Quarter = string;

export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`;
}

/** First and last day. */
export function daysOfQuarter(quarter: Quarter): { readonly from: Day; readonly to: Day } {
  const last = Number(quarter.slice(6)) * 3;
  const month = (number: number) => `${quarter.slice(0, 4)}-${String(number).padStart(2, "0")}-01`;
  return { from: month(last - 2), to: endOfMonth(month(last)) };
}

/** The `count` quarters up to that of `day`, the latest first. */
export function quartersUpTo(day: Day, count: number): Quarter[] {
  const quarters: Quarter[] = [];
  for (let at = day; quarters.length < count;) {
    const quarter = quarterOf(at);
    quarters.push(quarter);
    at = addDays(daysOfQuarter(quarter).from, -1);
  }
  return quarters;
}
