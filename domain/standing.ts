/** How the tasks stood on a day, counted: what the counting line of every report says, and how it changed since. */
import { type Day, addDays, weekday } from "./day.js";
import type { Lateness } from "./lateness.js";
import type { TaskState } from "./task.js";

/** What is counted of a number of tasks. */
export interface Tally {
  readonly total: number;
  readonly completedOnTime: number;
  readonly completedLate: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly awaitingReview: number;
  readonly notAccepted: number;
}

/** The counting line every report of an office begins with. Series of recurring work and cancelled tasks do not count. */
export interface Counts extends Tally {
  /** Not completed and in time: on track, due soon, without a due date, suspended. */
  readonly openInTime: number;
  /** (completedLate + overdue) / total in percent, one decimal; 0 where there is nothing. */
  readonly latePercent: number;
}

export function countsOf(tally: Tally): Counts {
  const { total, completedOnTime, completedLate, overdue } = tally;
  const late = completedLate + overdue;
  return {
    ...tally,
    openInTime: total - completedOnTime - late,
    latePercent: total === 0 ? 0 : Math.round((1000 * late) / total) / 10,
  };
}

const nothing: Tally = {
  total: 0,
  completedOnTime: 0,
  completedLate: 0,
  dueSoon: 0,
  overdue: 0,
  awaitingReview: 0,
  notAccepted: 0,
};

/** The same rule as the record's `countColumns`, over tasks as they stood. */
export function tallyOf(tasks: Iterable<{ readonly state: TaskState; readonly lateness: Lateness }>): Tally {
  const tally = { ...nothing };
  for (const { state, lateness } of tasks) {
    tally.total++;
    if (lateness === "on_time" || (state === "completed" && lateness === "no_deadline"))
      tally.completedOnTime++;
    if (lateness === "late") tally.completedLate++;
    if (lateness === "due_soon") tally.dueSoon++;
    if (lateness === "overdue") tally.overdue++;
    if (state === "awaiting_review") tally.awaitingReview++;
    if (state === "assigned") tally.notAccepted++;
  }
  return tally;
}

/** Each figure now less what it was; of the percentage, in points. */
export function changeBetween(before: Counts, now: Counts): Counts {
  const change = (figure: keyof Counts) => now[figure] - before[figure];
  return {
    total: change("total"),
    completedOnTime: change("completedOnTime"),
    completedLate: change("completedLate"),
    openInTime: change("openInTime"),
    dueSoon: change("dueSoon"),
    overdue: change("overdue"),
    awaitingReview: change("awaitingReview"),
    notAccepted: change("notAccepted"),
    // One decimal, as both have.
    latePercent: Math.round(10 * change("latePercent")) / 10,
  };
}

/** Days kept one by one; of those before, the Mondays. */
const DAYS_KEPT = 35;
/** Weeks that a night makes up where they are missing, and that a chart shows. */
export const WEEKS_SHOWN = 26;

export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** The Mondays of the last weeks, the oldest first, up to the one that began this week. */
export function mondaysUntil(today: Day, weeks: number): Day[] {
  const monday = mondayOf(today);
  return Array.from({ length: weeks }, (_, index) => addDays(monday, 7 * (index + 1 - weeks)));
}

/**
 * The days of which a night makes sure that their standing is kept: its own and those a week back, so that each day of the
 * week to come has one to be compared with; and the Mondays of half a year.
 */
export function daysToKeep(today: Day): Day[] {
  const week = Array.from({ length: 8 }, (_, index) => addDays(today, index - 7));
  return [...new Set([...mondaysUntil(today, WEEKS_SHOWN), ...week])].sort();
}

/** Before this day only Mondays are kept. */
export function mondaysAloneBefore(today: Day): Day {
  return addDays(today, -DAYS_KEPT);
}
