/** The world that the tests of the domain share: the seeded calendar, one task, and instants in Việt Nam. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { Calendar, type CalendarDay } from "../../domain/calendar.js";
import { type Day, instantAt } from "../../domain/day.js";
import { type Rung, ladder, standing } from "../../domain/ladder.js";
import { type Policy, defaultPolicy } from "../../domain/policy.js";
import type { TaskClock } from "../../domain/task.js";

const rows: CalendarDay[] = parse(
  readFileSync(new URL("../../prisma/seed/calendar-days.csv", import.meta.url), "utf8"),
  { columns: true },
);
export const calendar = new Calendar(rows);

/** `at("2026-10-16 17:00")`: wall-clock time in Việt Nam. */
export function at(text: string): Date {
  const [day, time] = text.split(" ") as [Day, string]; // every caller writes both
  return instantAt(day, time);
}

/**
 * The Health Department has accepted a task, given on Tuesday 1 September 2026 and due on Friday 16 October. No day
 * off but weekends lies between 7 September and 23 November 2026.
 */
export const given: TaskClock = {
  id: "0197f3a0-0000-7000-8000-000000000272",
  kind: "dated",
  state: "in_progress",
  assignedAt: at("2026-09-01 09:00"),
  dueOn: "2026-10-16",
  dueSetAt: at("2026-09-01 09:00"),
  lastHeardAt: at("2026-09-04 10:00"),
  reportedAt: null,
  declinedAt: null,
  extensionRequestedAt: null,
  explained: false,
  suspendedUntil: null,
};

export const continuous: TaskClock = {
  ...given,
  kind: "continuous",
  dueOn: null,
  assignedAt: at("2026-07-01 09:00"),
  dueSetAt: at("2026-07-01 09:00"),
  lastHeardAt: null,
};

/** A rung as a line: `2026-10-19 overdue_reminder → unit_focal, unit_head`. */
export function line(rung: Rung): string {
  return `${rung.day} ${rung.kind} → ${rung.audiences.join(", ") || "nobody"}`;
}

/** All rungs up to a day's end, without the one ahead. */
export function rungsUpTo(task: TaskClock, day: Day, policy: Policy = defaultPolicy): string[] {
  const through = at(`${day} 23:59`);
  return ladder(task, policy, calendar, through)
    .filter((rung) => rung.at <= through)
    .map(line);
}

/** What the task's workflow carries out from one instant to another, waking at each rung as it comes. */
export function live(task: TaskClock, from: Date, to: Date, done: Set<string> = new Set()): Rung[] {
  const carried: Rung[] = [];
  for (let now = from; ;) {
    const { missed, highest, next } = standing(task, defaultPolicy, calendar, now, done);
    for (const rung of missed) done.add(rung.key);
    if (highest !== null) carried.push(highest);
    if (next === null || next.at > to) return carried;
    now = next.at;
  }
}
