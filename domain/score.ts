/**
 * The score of a unit: of its tasks that fall due in a period, how many were done in time, once by the first due date,
 * which is always kept, and once by the one in force. Told from the ledger of each task's clock, so that the time in
 * which it was suspended or lay with its reviewer is never counted against the unit.
 */
import { type Day, addDays, dayAt, dayNumber, isDay } from "./day.js";
import { deadline } from "./lateness.js";
import type { Span } from "./ledger.js";
import { daysOfQuarter } from "./quarter.js";
import type { TaskState } from "./task.js";

export const scoreBases = ["first", "granted"] as const;
/** By the first due date, or by the one in force. */
export type ScoreBasis = (typeof scoreBases)[number];

export const verdicts = [
  "on_time", // hoàn thành đúng hạn
  "late", // đã báo cáo hoàn thành, quá hạn
  "overdue", // chưa hoàn thành, đang quá hạn
  "waiting", // chưa đến hạn, tạm hoãn hoặc chờ xác nhận: chưa tính
] as const;
export type Verdict = (typeof verdicts)[number];

/** A figure of the score, each of which leads to its tasks. */
export const scoreFigures = [...verdicts, "returned", "explained_late"] as const;
export type ScoreFigure = (typeof scoreFigures)[number];

export interface ScoredTask {
  readonly state: TaskState;
  readonly firstDueOn: Day | null;
  /** The one in force. */
  readonly dueOn: Day | null;
  readonly spans: readonly Pick<Span, "from" | "to" | "state" | "counts">[];
  /** Sent back at least once. */
  readonly returned: boolean;
  /** Demanded of it: the last day of each, and when it was given. */
  readonly explanations: readonly { readonly dueOn: Day; readonly givenAt: Date | null }[];
}

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** What is said of one task; a basis whose date lies outside the period says nothing. */
export interface TaskScore {
  readonly first: Verdict | null;
  readonly granted: Verdict | null;
  readonly returned: boolean;
  readonly explainedLate: boolean;
}

export type Tally = Readonly<Record<Verdict, number>> & {
  /** On time, of all that is judged, with one decimal; null while nothing is. */
  readonly percent: number | null;
};

export interface Score {
  readonly first: Tally;
  readonly granted: Tally;
  /** Of the tasks of either basis. */
  readonly returned: number;
  readonly explainedLate: number;
}

/** A year (`2026`) or a quarter (`2026-Q3`); null for anything else. */
export function daysOfPeriod(period: string): Period | null {
  if (/^20\d\d$/.test(period)) return { from: `${period}-01-01`, to: `${period}-12-31` };
  return /^20\d\d-Q[1-4]$/.test(period) ? daysOfQuarter(period) : null;
}

/** Dropped tasks are to be left out before. */
export function scoreTask(task: ScoredTask, period: Period, now: Date): TaskScore {
  const within = (day: Day | null) => day !== null && isDay(day) && day >= period.from && day <= period.to;
  return {
    first: within(task.firstDueOn) ? verdict(task, late(task.firstDueOn, task.spans)) : null,
    granted: within(task.dueOn)
      ? verdict(
          task,
          task.spans.some((span) => span.counts),
        )
      : null,
    returned: task.returned,
    explainedLate: task.explanations.some(({ dueOn, givenAt }) => (givenAt ?? now) > deadline(dueOn)),
  };
}

function verdict({ state }: ScoredTask, isLate: boolean): Verdict {
  const reported = state === "completed" || state === "awaiting_review";
  if (isLate) return reported ? "late" : "overdue";
  return state === "completed" ? "on_time" : "waiting";
}

/** Whether the unit still had the task in hand after the day had ended, moved by the days in which it rested before. */
function late(day: Day | null, spans: ScoredTask["spans"]): boolean {
  if (day === null) return false;
  let last = day;
  for (const { from, to, state } of spans) {
    if (state === "suspended" || state === "under_review") {
      if (from <= deadline(last)) last = addDays(last, dayNumber(dayAt(to)) - dayNumber(dayAt(from)));
    } else if (to > deadline(last)) return true;
  }
  return false;
}

export function sumScores(scores: readonly TaskScore[]): Score {
  return {
    first: tally(scores, "first"),
    granted: tally(scores, "granted"),
    returned: scores.filter((score) => score.returned).length,
    explainedLate: scores.filter((score) => score.explainedLate).length,
  };
}

function tally(scores: readonly TaskScore[], basis: ScoreBasis): Tally {
  const count = (wanted: Verdict) => scores.filter((score) => score[basis] === wanted).length;
  const counts = {
    on_time: count("on_time"),
    late: count("late"),
    overdue: count("overdue"),
    waiting: count("waiting"),
  };
  const judged = counts.on_time + counts.late + counts.overdue;
  return { ...counts, percent: judged === 0 ? null : Math.round((1000 * counts.on_time) / judged) / 10 };
}

/** Whether a task is one of those that a figure counts. */
export function isCounted(score: TaskScore, basis: ScoreBasis, figure: ScoreFigure): boolean {
  if (figure === "returned") return score.returned;
  if (figure === "explained_late") return score.explainedLate;
  return score[basis] === figure;
}
