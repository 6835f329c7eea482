/** One year of a target: its figures rolled up, what it asks for, and whether that holds. */
import { type Decimal, compare, minus, plus, power, quotient, times } from "./decimal.js";
import {
  type Observed,
  type RollUp,
  SHOWN_PLACES,
  type Step,
  type TargetRule,
  type TargetYear,
  type Wanted,
} from "./target.js";

/** What one year asks for and has reached; `known` has the values of the years before. */
export function yearOf(
  rule: TargetRule,
  year: number,
  observations: readonly Observed[],
  known: ReadonlyMap<number, Decimal>,
): TargetYear {
  const parts = observations.filter((one) => one.year === year);
  const given = new Set(parts.map((one) => one.unitId));
  const missingUnitIds = parts.length === 0 ? [] : owing(rule, year).filter((id) => !given.has(id));
  const needsAll = rule.rollUp === "sum" || rule.rollUp === "average";
  const complete = parts.length > 0 && !(needsAll && missingUnitIds.length > 0);
  const reached = complete ? rolledUp(rule.rollUp, parts) : null;
  const required = requiredIn(rule, year, known);
  const wanted = wantedBy(rule);
  const holds = reached === null || required === null ? null : satisfies(wanted, reached, required.value);
  const before = lastBefore(known, year);
  return {
    year,
    required: required?.value ?? null,
    reached,
    parts,
    missingUnitIds,
    holds,
    changePercent:
      reached === null || before === null || compare(before.value, "0") === 0
        ? null
        : quotient(times(minus(reached, before.value), "100"), before.value, 2),
    steps: [
      ...(reached !== null && parts.length > 1
        ? [
            {
              kind: "rolled_up" as const,
              how: rule.rollUp,
              values: parts.map((one) => one.value),
              result: reached,
            },
          ]
        : []),
      ...(required === null ? [] : [required.step]),
      ...(reached === null || required === null || holds === null
        ? []
        : [{ kind: "compared" as const, reached, required: required.value, wanted, holds }]),
    ],
  };
}

function owing({ units }: TargetRule, year: number): string[] {
  return units
    .filter(({ fromYear, toYear }) => (fromYear ?? year) <= year && year <= (toYear ?? year))
    .map(({ id }) => id);
}

function rolledUp(how: RollUp, parts: readonly Observed[]): Decimal {
  const sum = parts.reduce((total, { value }) => plus(total, value), "0");
  switch (how) {
    case "sum":
    case "none": // one unit alone
      return sum;
    case "average":
      // Kept to more places than are shown, so that the comparison is not one of rounded figures.
      return quotient(sum, String(parts.length), 2 * SHOWN_PLACES);
    case "latest":
      return parts.reduce((last, one) => (one.enteredAt > last.enteredAt ? one : last)).value;
  }
}

interface Required {
  readonly value: Decimal;
  readonly step: Step;
}

function requiredIn(rule: TargetRule, year: number, known: ReadonlyMap<number, Decimal>): Required | null {
  const { basis, baseline, horizonYear } = rule;
  switch (basis) {
    case null:
      return null;
    case "compounded":
      return baseline === null ? null : changed(rule, baseline, year);
    case "previous_year": {
      const before = lastBefore(known, year);
      return before === null ? null : changed(rule, before, year);
    }
    case "whole_period": {
      if (baseline === null || horizonYear === null) return null;
      const goal = changed(rule, baseline, baseline.year + 1).value;
      return onTheWay(baseline, goal, year, horizonYear);
    }
    case "level": {
      if (!rule.everyYear && horizonYear !== null && year < horizonYear)
        return baseline === null ? null : onTheWay(baseline, rule.value, year, horizonYear);
      return { value: rule.value, step: { kind: "level", result: rule.value } };
    }
  }
}

/** What the change asks for in `year`, where it starts from a value of an earlier year; a missing year counts as one more. */
function changed(
  { comparator, value, relative }: TargetRule,
  from: { readonly year: number; readonly value: Decimal },
  year: number,
): Required {
  const years = year - from.year;
  const signed = comparator === "decrease_at_least" ? minus("0", value) : value;
  const start = { from: from.value, fromYear: from.year, years };
  if (relative) {
    const factor = plus("1", times(signed, "0.01"));
    const result = times(from.value, power(factor, years));
    return { value: result, step: { kind: "compounded", ...start, percent: signed, result } };
  }
  const result = plus(from.value, times(signed, String(years)));
  return { value: result, step: { kind: "added", ...start, amount: signed, result } };
}

function onTheWay(
  from: { readonly year: number; readonly value: Decimal },
  to: Decimal,
  year: number,
  horizonYear: number,
): Required {
  const years = year - from.year;
  const ofYears = horizonYear - from.year;
  const gone = quotient(times(minus(to, from.value), String(years)), String(ofYears), 2 * SHOWN_PLACES);
  const value = years === ofYears ? to : plus(from.value, gone);
  return { value, step: { kind: "on_the_way", from: from.value, to, years, ofYears, result: value } };
}

function lastBefore(
  known: ReadonlyMap<number, Decimal>,
  year: number,
): { readonly year: number; readonly value: Decimal } | null {
  let last: { year: number; value: Decimal } | null = null;
  for (const [each, value] of known)
    if (each < year && (last === null || each > last.year)) last = { year: each, value };
  return last;
}

/** On the way to a level one is at least as far, from whichever side one comes. */
export function wantedBy({ comparator, value, baseline }: TargetRule): Wanted {
  switch (comparator) {
    case "increase_at_least":
    case "at_least":
      return "at_least";
    case "decrease_at_least":
    case "at_most":
      return "at_most";
    case "equal": {
      if (baseline === null) return "equal";
      const side = compare(baseline.value, value);
      return side < 0 ? "at_least" : side > 0 ? "at_most" : "equal";
    }
  }
}

export function satisfies(wanted: Wanted, reached: Decimal, required: Decimal): boolean {
  const side = compare(reached, required);
  return wanted === "at_least" ? side >= 0 : wanted === "at_most" ? side <= 0 : side === 0;
}
