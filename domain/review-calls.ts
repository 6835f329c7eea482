/** When reviews are called by themselves: rules of each programme, as data, and the calls that a day brings. */
import type { Calendar } from "./calendar.js";
import { type Day, addDays, dayAt, instantAt, isDay } from "./day.js";
import { DomainError } from "./errors.js";
import { DEADLINE_TIME } from "./lateness.js";
import { type ReviewKind, reviewKinds } from "./review.js";

/** One call a year. Days are `MM-DD`, all of one year. */
export interface ReviewRule {
  readonly kind: ReviewKind;
  readonly from: string;
  readonly to: string;
  readonly cutOff: string;
  readonly due: string;
  /** Calendar days before the cut-off on which the units are asked. */
  readonly callDaysBefore: number;
}

/** Of the half year by 20 June and of the year by 15 December, as the Party's offices ask for them. */
export const defaultReviewRules: readonly ReviewRule[] = [
  { kind: "half_yearly", from: "01-01", to: "06-30", cutOff: "06-15", due: "06-20", callDaysBefore: 30 },
  { kind: "yearly", from: "01-01", to: "12-31", cutOff: "12-10", due: "12-15", callDaysBefore: 30 },
];

export interface DueCall {
  /** Names rule and year: the schedule calls it once. */
  readonly key: string;
  readonly kind: ReviewKind;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly cutOffAt: Date;
  readonly dueOn: Day;
}

/**
 * The calls that are due at `now`: their day of calling has come, their cut-off has not passed. A programme issued after
 * the day of calling is asked for its next period. A due date that falls on a day off is met on the next working day
 * (Bộ luật Dân sự, Điều 148).
 */
export function dueCalls(
  rules: readonly ReviewRule[],
  issuedAt: Date,
  calendar: Calendar,
  now: Date,
): DueCall[] {
  const today = dayAt(now);
  const year = Number(today.slice(0, 4));
  return [year, year + 1].flatMap((each) =>
    rules.flatMap((rule) => {
      const { callsOn, ...call } = callIn(rule, each, calendar);
      return today < callsOn || call.cutOffAt <= now || dayAt(issuedAt) > callsOn ? [] : [call];
    }),
  );
}

/** The nearest call that is still ahead at `now`, of those by rule; null where there is no rule. */
export function nextCall(
  rules: readonly ReviewRule[],
  calendar: Calendar,
  now: Date,
): (DueCall & { readonly callsOn: Day }) | null {
  const today = dayAt(now);
  const year = Number(today.slice(0, 4));
  const ahead = [year, year + 1, year + 2].flatMap((each) =>
    rules.flatMap((rule) => {
      const call = callIn(rule, each, calendar);
      return call.callsOn <= today ? [] : [call];
    }),
  );
  return ahead.reduce<(typeof ahead)[number] | null>(
    (first, call) => (first === null || call.callsOn < first.callsOn ? call : first),
    null,
  );
}

function callIn(rule: ReviewRule, year: number, calendar: Calendar): DueCall & { readonly callsOn: Day } {
  const on = (day: string): Day => `${String(year)}-${day}`;
  return {
    key: `${rule.kind} ${on(rule.from)}/${on(rule.to)}`,
    kind: rule.kind,
    periodFrom: on(rule.from),
    periodTo: on(rule.to),
    cutOffAt: instantAt(on(rule.cutOff), DEADLINE_TIME),
    dueOn: calendar.addWorkingDays(on(rule.due), 0),
    callsOn: addDays(on(rule.cutOff), -rule.callDaysBefore),
  };
}

const MOST_RULES = 12;
const MOST_DAYS_BEFORE = 90;

/** Raises `invalid_input` where a rule could never be called, or two would be called for one period. */
export function refuseRules(rules: readonly ReviewRule[]): void {
  const fits = rules.every(
    (rule) =>
      reviewKinds.includes(rule.kind) &&
      [rule.from, rule.to, rule.cutOff, rule.due].every(isYearly) &&
      rule.from < rule.to &&
      rule.from < rule.cutOff &&
      rule.cutOff <= rule.due &&
      Number.isInteger(rule.callDaysBefore) &&
      rule.callDaysBefore >= 1 &&
      rule.callDaysBefore <= MOST_DAYS_BEFORE,
  );
  const overlap = rules.some((one, index) =>
    rules
      .slice(index + 1)
      .some((other) => other.kind === one.kind && other.from <= one.to && one.from <= other.to),
  );
  if (fits && !overlap && rules.length <= MOST_RULES) return;
  throw new DomainError(
    "invalid_input",
    {
      vi: "Quy tắc gọi báo cáo chưa đúng: ngày ghi theo dạng 06-15, trong một năm, đầu kỳ trước ngày chốt, ngày chốt không sau thời hạn; hai kỳ cùng loại không trùng nhau.",
      en: "The rules do not fit: days have the form 06-15, lie in one year, the period begins before its cut-off, the cut-off is not after the due date, and two periods of one kind do not overlap.",
    },
    { field: "rules" },
  );
}

/** A day that every year has. */
function isYearly(day: string): boolean {
  return isDay(`2027-${day}`);
}
