/**
 * How far a numeric target has come: what each year asks for, what was reached, and the arithmetic between them as data,
 * which pages put into words. Exact decimals throughout; only what is shown is rounded.
 */
import { type Decimal, compare, minus, rounded } from "./decimal.js";
import {
  type Assessment,
  type Observed,
  type Owing,
  SHOWN_PLACES,
  type Step,
  type TargetLine,
  type TargetRule,
  type TargetYear,
  type Unassessable,
  targetStates,
} from "./target.js";
import { satisfies, wantedBy, yearOf } from "./target-year.js";

/** `year` is the present one: what is known of it counts, what is not known yet is not missing. */
export function assess(rule: TargetRule, observations: readonly Observed[], year: number): Assessment {
  const lines =
    rule.rollUp === "none"
      ? rule.units.map((unit) =>
          lineOf(
            ofUnit(rule, unit, observations),
            unit.id,
            observations.filter((one) => one.unitId === unit.id),
            year,
          ),
        )
      : [lineOf(rule, null, observations, year)];
  const worst = lines.reduce<TargetLine | null>(
    (bad, line) =>
      bad === null || targetStates.indexOf(line.state) < targetStates.indexOf(bad.state) ? line : bad,
    null,
  );
  return {
    state: worst?.state ?? "not_assessable",
    reason: worst === null ? "no_figures" : worst.reason,
    lines,
  };
}

/** Left on its own a unit starts from its own figure of the baseline's year. */
function ofUnit(rule: TargetRule, unit: Owing, observations: readonly Observed[]): TargetRule {
  const { baseline } = rule;
  const own = observations.find((one) => one.unitId === unit.id && one.year === baseline?.year);
  return {
    ...rule,
    units: [unit],
    baseline: baseline === null || own === undefined ? null : { year: baseline.year, value: own.value },
  };
}

function lineOf(
  rule: TargetRule,
  unitId: string | null,
  observations: readonly Observed[],
  year: number,
): TargetLine {
  const known = new Map<number, Decimal>();
  if (rule.baseline !== null) known.set(rule.baseline.year, rule.baseline.value);
  const years: TargetYear[] = [];
  for (const each of span(rule, observations, year)) {
    const row = yearOf(rule, each, observations, known);
    years.push(row);
    if (row.reached !== null) known.set(each, row.reached);
  }
  return { unitId, years: years.map(shown), ...verdict(rule, years, year) };
}

/** From the year after the baseline, or the first figure, to the horizon. */
function span(rule: TargetRule, observations: readonly Observed[], year: number): number[] {
  const observed = observations.map((one) => one.year);
  const first = rule.baseline === null ? Math.min(year, ...observed) : rule.baseline.year + 1;
  const last = rule.horizonYear ?? Math.max(year, ...observed);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

type Verdict = Pick<TargetLine, "state" | "reason" | "asOf" | "remaining">;

function verdict(rule: TargetRule, years: readonly TargetYear[], year: number): Verdict {
  const { basis, baseline, horizonYear } = rule;
  const not = (reason: Unassessable, asOf: number | null = null): Verdict => ({
    state: "not_assessable",
    reason,
    asOf,
    remaining: null,
  });
  if (basis === null) return not("formula");
  if (basis !== "level" && baseline === null) return not("baseline");
  const nothing = baseline !== null && compare(baseline.value, "0") === 0;
  if (basis !== "level" && rule.relative && nothing && rule.comparator === "increase_at_least")
    return not("zero_baseline");
  const last = years.findLast((row) => row.year <= year && row.reached !== null);
  if (last === undefined || last.reached === null)
    return not(years.some((row) => row.parts.length > 0) ? "incomplete" : "no_figures");
  if (horizonYear !== null && year > horizonYear && last.year < horizonYear)
    return not("no_final_figure", last.year);

  const final = years.at(-1);
  const atHorizon = last.year === horizonYear;
  const goal = final?.required ?? null;
  const reachedGoal = goal !== null && satisfies(wantedBy(rule), last.reached, goal);
  const remaining = goal === null || reachedGoal ? null : minus(goal, last.reached);
  const said = { reason: null, asOf: last.year, remaining: remaining && rounded(remaining, SHOWN_PLACES) };
  // A change asked for in each year is met when its last year is over; a level as soon as it is there.
  const yearly = basis === "compounded" || basis === "previous_year" || rule.everyYear;
  if (last.holds === null) return reachedGoal ? { ...said, state: "met" } : not("baseline", last.year);
  if (!last.holds) return { ...said, state: atHorizon ? "missed" : "at_risk" };
  return { ...said, state: atHorizon || (!yearly && reachedGoal) ? "met" : "on_course" };
}

function shown(row: TargetYear): TargetYear {
  const figure = (value: Decimal | null) => value && rounded(value, SHOWN_PLACES);
  return {
    ...row,
    required: figure(row.required),
    reached: figure(row.reached),
    steps: row.steps.map((step) =>
      step.kind === "compared"
        ? comparedShown(step)
        : { ...step, result: rounded(step.result, SHOWN_PLACES) },
    ),
  };
}

/** To more places where rounding would make two figures look alike that are not. */
function comparedShown(step: Step & { readonly kind: "compared" }): Step {
  const { reached, required } = step;
  const alike = compare(rounded(reached, SHOWN_PLACES), rounded(required, SHOWN_PLACES)) === 0;
  const places = alike && compare(reached, required) !== 0 ? 2 * SHOWN_PLACES : SHOWN_PLACES;
  return { ...step, reached: rounded(reached, places), required: rounded(required, places) };
}
