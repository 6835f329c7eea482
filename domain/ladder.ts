/** What time does to a task: every rung of its present situation, as a pure function of task, policy, calendar and instant. */
import type { Calendar } from "./calendar.js";
import { type Day, addDays, dayAt, instantAt } from "./day.js";
import {
  type Audience,
  type Policy,
  type RungKind,
  type RungRule,
  type Situation,
  gravity,
} from "./policy.js";
import { isClosed, type TaskClock } from "./task.js";

/** The hour of a rung; the mail round follows it. */
export const RUNG_TIME = "07:30";

/** Rungs of many tasks due on one morning are spread over the half hour before the mail round. */
const SPREAD_SECONDS = 1800;

export interface Rung {
  /** Names the rung within a due-date version of its task; carried out once under this name. */
  readonly key: string;
  readonly kind: RungKind;
  readonly situation: Situation;
  readonly audiences: readonly Audience[];
  readonly day: Day;
  readonly at: Date;
}

/**
 * The rungs of the task's present situations up to `through`, and the first one after it, by time. Rungs that fell
 * before the situation began (a reminder 10 days ahead of a date 3 days ahead) are not owed and not given.
 */
export function ladder(task: TaskClock, policy: Policy, calendar: Calendar, through: Date): Rung[] {
  const rungs: Rung[] = [];
  for (const rule of policy.rules) {
    const anchor = anchorOf(rule.situation, task);
    if (anchor === null) continue;
    rungs.push(...rungsOf(rule, anchor, task, calendar, through));
  }
  rungs.sort((a, b) => a.at.getTime() - b.at.getTime() || a.key.localeCompare(b.key));
  const ahead = rungs.findIndex((rung) => rung.at > through);
  return ahead < 0 ? rungs : rungs.slice(0, ahead + 1);
}

/** What is to be done with the ladder at an instant. */
export interface Standing {
  /** Rungs whose time has come and that were not carried out, by time. */
  readonly missed: readonly Rung[];
  /** The one of them that is carried out: the gravest, and of those the latest. */
  readonly highest: Rung | null;
  /** The next rung ahead; null where the task needs no more time kept. */
  readonly next: Rung | null;
}

export function standing(
  task: TaskClock,
  policy: Policy,
  calendar: Calendar,
  now: Date,
  done: ReadonlySet<string>,
): Standing {
  const rungs = ladder(task, policy, calendar, now);
  const missed = rungs.filter((rung) => rung.at <= now && !done.has(rung.key));
  return {
    missed,
    highest: missed.reduce<Rung | null>(
      (best, rung) => (best === null || gravity[rung.kind] >= gravity[best.kind] ? rung : best),
      null,
    ),
    next: rungAhead(task, policy, calendar, now, done),
  };
}

/** The next rung that is not done with: one that a change of the policy has passed over may lie ahead. */
function rungAhead(
  task: TaskClock,
  policy: Policy,
  calendar: Calendar,
  now: Date,
  done: ReadonlySet<string>,
): Rung | null {
  for (let through = now; ;) {
    const ahead = ladder(task, policy, calendar, through).filter((rung) => rung.at > now);
    const next = ahead.find((rung) => !done.has(rung.key));
    if (next !== undefined) return next;
    const last = ahead.at(-1);
    if (last === undefined || last.at <= through) return null;
    through = last.at;
  }
}

/** A situation's day to count from, the instant it began, and the part of the key that tells two of them apart. */
interface Anchor {
  readonly day: Day;
  readonly since: Date;
  readonly tag: string;
}

function anchorOf(situation: Situation, task: TaskClock): Anchor | null {
  if (isClosed(task.state) || task.kind === "recurring") return null;
  const from = (since: Date): Anchor => ({ day: dayAt(since), since, tag: `@${dayAt(since)}` });
  const atWork = task.state === "assigned" || task.state === "in_progress" || task.state === "returned";
  switch (situation) {
    case "not_accepted":
      return task.state === "assigned" ? from(later(task.assignedAt, task.dueSetAt)) : null;
    case "before_due":
    case "overdue":
      // While an extension is asked the reminders stand still; lateness goes on counting.
      if (!atWork || task.dueOn === null || task.extensionRequestedAt !== null) return null;
      return { day: task.dueOn, since: task.dueSetAt, tag: "" };
    case "awaiting_review":
      return task.state === "awaiting_review" && task.reportedAt !== null ? from(task.reportedAt) : null;
    case "extension_asked":
      return atWork && task.extensionRequestedAt !== null ? from(task.extensionRequestedAt) : null;
    case "declined":
      return task.state === "declined" && task.declinedAt !== null ? from(task.declinedAt) : null;
    case "suspended":
      return task.state === "suspended" && task.suspendedUntil !== null
        ? { day: task.suspendedUntil, since: task.dueSetAt, tag: `@${task.suspendedUntil}` }
        : null;
    case "silent":
      return atWork && task.kind === "continuous"
        ? from(later(task.lastHeardAt ?? task.assignedAt, task.dueSetAt))
        : null;
  }
}

/** A new date, or the end of a rest, starts the waiting anew: what was urged before it is not urged again. */
function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

function rungsOf(rule: RungRule, anchor: Anchor, task: TaskClock, calendar: Calendar, through: Date): Rung[] {
  const after = task.explained ? (rule.afterExplained ?? rule.after) : rule.after;
  const base = rule.calendarDays ? addDays(anchor.day, after) : workingDay(anchor.day, after, calendar);
  const first = rule.thenWorkingDays ? calendar.addWorkingDays(base, rule.thenWorkingDays) : base;
  const name = `${rule.situation}${after < 0 ? "" : "+"}${String(rule.after)}${rule.thenWorkingDays ? `+${String(rule.thenWorkingDays)}` : ""}`;
  // A count that does not lead on would lead nowhere, for ever; the record takes none.
  const every = Math.max(0, rule.repeatEvery ?? 0);
  const rungs: Rung[] = [];
  for (let round = 0; ; round++) {
    const day = addDays(first, round * every);
    const at = new Date(instantAt(day, RUNG_TIME).getTime() - spread(task.id) * 1000);
    const key = `${name}${round > 0 ? `.${String(round)}` : ""}${anchor.tag}`;
    if (at > anchor.since) {
      rungs.push({ key, kind: rule.kind, situation: rule.situation, audiences: rule.audiences, day, at });
    }
    if (every === 0 || (at > through && at > anchor.since)) return rungs;
  }
}

/** Zero is the day itself, or the working day before it: on a day off no mail goes out, and after it the date has passed. */
function workingDay(day: Day, count: number, calendar: Calendar): Day {
  if (count !== 0) return calendar.addWorkingDays(day, count);
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, -1);
}

/** Seconds by which a task's rungs come before `RUNG_TIME`: 0–1799, the same each time (FNV-1a of its id). */
export function spread(taskId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < taskId.length; i++) hash = Math.imul(hash ^ taskId.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % SPREAD_SECONDS;
}

/**
 * The day by which an explanation demanded on `day` is to be given. The day of the demand counts as the first, so that
 * the third is over before the morning on which the unexplained goes further up.
 */
export function explainBy(policy: Policy, calendar: Calendar, day: Day): Day {
  const later = policy.explanationWorkingDays - 1;
  return later <= 0 ? day : calendar.addWorkingDays(day, later);
}
