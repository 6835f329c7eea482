/** What resuming a suspended task changes: its due date moves by the time it rested. */
import { addDays, dayAt, dayNumber } from "../domain/day.js";
import type { TaskPatch } from "./change-task.js";
import type { LockedTask } from "./task-row.js";

export function resumption(task: LockedTask, now: Date): TaskPatch {
  const { clock, row } = task;
  const rested = dayNumber(dayAt(now)) - dayNumber(dayAt(row.suspended_at ?? now));
  return {
    state: row.accepted_at === null ? "assigned" : "in_progress",
    suspendedAt: null,
    suspendedUntil: null,
    dueSetAt: now,
    dueVersion: row.due_version + 1,
    ...(clock.dueOn === null ? {} : { dueOn: addDays(clock.dueOn, rested) }),
  };
}
