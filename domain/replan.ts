/** A task planned anew, because the calendar or its policy has changed under it. */
import type { Calendar } from "./calendar.js";
import { type Rung, type Standing, standing } from "./ladder.js";
import { type Horizon, type Lateness, horizonAt, lateness, workingDays } from "./lateness.js";
import type { Policy, RungKind } from "./policy.js";
import type { TaskClock } from "./task.js";

/** What a plan is made with. */
export interface Rules {
  readonly policy: Policy;
  readonly calendar: Calendar;
}

/** When the ladder has something to do next. What has come due and waits already goes on waiting as it did. */
export function nextRungAt(plan: Standing, before: Date | null, now: Date): Date | null {
  if (plan.missed.length === 0) return plan.next?.at ?? null;
  return before !== null && before <= now ? before : now;
}

/** What is done once under a due date, however often the policy is rewritten. */
const grave: readonly RungKind[] = ["explanation_demand", "escalation", "committee_escalation"];

/**
 * Rungs that another policy brings and that nobody is to be troubled with: their time had passed before it was there, or
 * what they do has been done under the same due date. `done` and `doneKinds`: what was carried out so far.
 */
export function notOwed(
  task: TaskClock,
  before: Policy,
  after: Rules,
  now: Date,
  done: ReadonlySet<string>,
  doneKinds: ReadonlySet<string>,
): Rung[] {
  const owed = new Set(standing(task, before, after.calendar, now, done).missed.map((rung) => rung.key));
  const plan = standing(task, after.policy, after.calendar, now, done);
  const late = plan.missed.filter((rung) => !owed.has(rung.key));
  return [...late, ...graveAhead(task, after, now, done, doneKinds)];
}

/** The rungs ahead that would do again what was done. */
function graveAhead(
  task: TaskClock,
  { policy, calendar }: Rules,
  now: Date,
  done: ReadonlySet<string>,
  doneKinds: ReadonlySet<string>,
): Rung[] {
  const again = {
    ...policy,
    rules: policy.rules.filter(
      (rule) => grave.includes(rule.kind) && doneKinds.has(rule.kind) && rule.repeatEvery === undefined,
    ),
  };
  const rungs: Rung[] = [];
  const known = new Set(done);
  for (let at = now; ;) {
    const { next } = standing(task, again, calendar, at, known);
    if (next === null) return rungs;
    rungs.push(next);
    known.add(next.key);
    at = next.at;
  }
}

/** How a task stands, as a list of what moved shows it. */
export interface Stand {
  readonly lateness: Lateness;
  readonly workingDaysLate: number;
}

export function standOf(
  task: TaskClock,
  calendar: Calendar,
  now: Date,
  horizon: Horizon = horizonAt(now, calendar),
): Stand {
  const one = lateness(task, horizon);
  const until = task.reportedAt ?? now;
  return { lateness: one, workingDaysLate: workingDays(one, task.dueOn, until, calendar).workingDaysLate };
}
