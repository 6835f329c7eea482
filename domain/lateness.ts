/** The second axis of a task: how it stands against its due date. Derived, never stored, so it is right at every instant. */
import type { Calendar } from "./calendar.js";
import { type Day, addDays, dayAt, instantAt } from "./day.js";
import type { TaskClock } from "./task.js";

export const latenesses = ["no_deadline", "on_track", "due_soon", "overdue", "on_time", "late"] as const;
export type Lateness = (typeof latenesses)[number];

/** The hour at which a due date ends. */
export const DEADLINE_TIME = "17:00";

/** From this many working days before its due date a task is `due_soon`. */
export const DUE_SOON_WORKING_DAYS = 5;

/** The instant a due date ends; work reported at this very instant is in time. */
export function deadline(dueOn: Day): Date {
  return instantAt(dueOn, DEADLINE_TIME);
}

/**
 * An instant seen from the due dates: those before `firstOpenDay` have passed, those up to `dueSoonThrough` are near.
 * Two days decide the lateness of every task, in memory and in SQL alike.
 */
export interface Horizon {
  readonly firstOpenDay: Day;
  readonly dueSoonThrough: Day;
}

export function horizonAt(now: Date, calendar: Calendar): Horizon {
  const today = dayAt(now);
  return {
    firstOpenDay: now > deadline(today) ? addDays(today, 1) : today,
    dueSoonThrough: calendar.addWorkingDays(today, DUE_SOON_WORKING_DAYS),
  };
}

/** Completed work and work under review are judged by the instant it was reported; the unit's clock stands from then on. */
export function lateness(
  task: Pick<TaskClock, "state" | "dueOn" | "reportedAt">,
  horizon: Horizon,
): Lateness {
  const { state, dueOn, reportedAt } = task;
  if (state === "cancelled") return "no_deadline";
  const inTime = reportedAt === null || dueOn === null || reportedAt <= deadline(dueOn);
  if (state === "completed") return inTime ? "on_time" : "late";
  if (dueOn === null || state === "suspended") return "no_deadline";
  if (state === "awaiting_review") return inTime ? "on_track" : "overdue";
  if (dueOn < horizon.firstOpenDay) return "overdue";
  return dueOn <= horizon.dueSoonThrough ? "due_soon" : "on_track";
}

export interface WorkingDays {
  /** From the due date to `until`, at least one as soon as the deadline has passed; 0 where not late. */
  readonly workingDaysLate: number;
  /** From `until` to the due date; null where there is none or it has passed. */
  readonly workingDaysLeft: number | null;
}

/** How late, or how near. `until` is the instant of the report, or now where none was made. */
export function workingDays(
  lateness: Lateness,
  dueOn: Day | null,
  until: Date,
  calendar: Calendar,
): WorkingDays {
  if (dueOn === null) return { workingDaysLate: 0, workingDaysLeft: null };
  const day = dayAt(until);
  const late = (lateness === "overdue" || lateness === "late") && until > deadline(dueOn);
  const open = lateness === "on_track" || lateness === "due_soon";
  return {
    workingDaysLate: late ? Math.max(1, calendar.workingDaysBetween(dueOn, day)) : 0,
    workingDaysLeft: open ? Math.max(0, calendar.workingDaysBetween(day, dueOn)) : null,
  };
}
