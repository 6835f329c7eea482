/** A numeric target: what it asks for, and what is said of how far it has come. See `target-assessment.ts`. */
import type { Decimal } from "./decimal.js";
import type { Comparator } from "./reading.js";

/** As the record keeps figures. */
export const SHOWN_PLACES = 4;

/**
 * What the target's value is measured against. `compounded`: the change of each year builds on what the year before asked
 * for, from the baseline on. `previous_year`: on what the year before reached. `whole_period`: the change from the baseline
 * to the horizon. `level`: the figure itself.
 */
export const targetBases = ["compounded", "previous_year", "whole_period", "level"] as const;
export type TargetBasis = (typeof targetBases)[number];

/** Whether it asks for a figure itself, and not for a change of one. */
export function isLevel(comparator: Comparator): boolean {
  return comparator === "at_least" || comparator === "at_most" || comparator === "equal";
}

/** As a document is read; null where it tells a change by another period than the year. */
export function basisRead(comparator: Comparator, period: string | null): TargetBasis | null {
  if (isLevel(comparator)) return "level";
  if (period === null) return "whole_period";
  return period === "year" ? "compounded" : null;
}

/** How the figures of several units become one: `latest` is the one given last, `none` leaves each unit on its own. */
export const rollUps = ["sum", "average", "latest", "none"] as const;
export type RollUp = (typeof rollUps)[number];

export const targetStates = ["missed", "at_risk", "not_assessable", "on_course", "met"] as const;
/** đạt, đúng tiến độ, có nguy cơ không đạt, không đạt, chưa đánh giá được; the worst first in `targetStates`. */
export type TargetState = (typeof targetStates)[number];

export interface TargetRule {
  readonly comparator: Comparator;
  /** What is asked for: percent where `relative`, else as the figures are. */
  readonly value: Decimal;
  /** Whether a change is told in percent of what it starts from. */
  readonly relative: boolean;
  /** null: nobody has said yet how it is measured. */
  readonly basis: TargetBasis | null;
  /** Of a level: asked for in each year, and not only at the horizon. */
  readonly everyYear: boolean;
  readonly baseline: { readonly year: number; readonly value: Decimal } | null;
  readonly horizonYear: number | null;
  readonly rollUp: RollUp;
  readonly units: readonly Owing[];
}

/** A unit that owes the figure, from its first year to its last; null: no bound. */
export interface Owing {
  readonly id: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

/** A figure in force: at most one a unit and year. */
export interface Observed {
  readonly unitId: string;
  readonly year: number;
  readonly value: Decimal;
  readonly enteredAt: Date;
}

/** One step of the arithmetic. Results are rounded for showing; comparisons are made before. */
export type Step =
  | {
      readonly kind: "rolled_up";
      readonly how: RollUp;
      readonly values: readonly Decimal[];
      readonly result: Decimal;
    }
  | {
      /** `from × (1 ± percent)^years`. */
      readonly kind: "compounded";
      readonly from: Decimal;
      readonly fromYear: number;
      readonly percent: Decimal;
      readonly years: number;
      readonly result: Decimal;
    }
  | {
      /** `from ± amount × years`. */
      readonly kind: "added";
      readonly from: Decimal;
      readonly fromYear: number;
      readonly amount: Decimal;
      readonly years: number;
      readonly result: Decimal;
    }
  | {
      /** The share of the way from the baseline to the horizon that is gone by this year. */
      readonly kind: "on_the_way";
      readonly from: Decimal;
      readonly to: Decimal;
      readonly years: number;
      readonly ofYears: number;
      readonly result: Decimal;
    }
  | { readonly kind: "level"; readonly result: Decimal }
  | {
      readonly kind: "compared";
      readonly reached: Decimal;
      readonly required: Decimal;
      readonly wanted: Wanted;
      readonly holds: boolean;
    };

/** On which side of what is required the figure has to be. */
export type Wanted = "at_least" | "at_most" | "equal";

/** Why nothing can be said. */
export type Unassessable =
  | "formula" // nobody has said how it is measured
  | "baseline" // no value to start from
  | "zero_baseline" // no percentage of nothing
  | "no_figures"
  | "incomplete" // figures of some units are missing in every year
  | "no_final_figure"; // the horizon has passed, and its figure was never given

export interface TargetYear {
  readonly year: number;
  readonly required: Decimal | null;
  /** Rolled up; null where it is not known, or not of every unit. */
  readonly reached: Decimal | null;
  /** What the figure is made of. */
  readonly parts: readonly Observed[];
  /** Units whose figure is missing, where others have given theirs. */
  readonly missingUnitIds: readonly string[];
  readonly holds: boolean | null;
  /** Percent of change since the last known year before, two decimals. */
  readonly changePercent: Decimal | null;
  readonly steps: readonly Step[];
}

/** A unit's way to the target, or that of all together where `unitId` is null. */
export interface TargetLine {
  readonly unitId: string | null;
  readonly state: TargetState;
  readonly reason: Unassessable | null;
  /** The year whose figure decides the state. */
  readonly asOf: number | null;
  readonly years: readonly TargetYear[];
  /** What separates the last figure from what the horizon asks for; null where it is reached or not known. */
  readonly remaining: Decimal | null;
}

export interface Assessment {
  readonly state: TargetState;
  readonly reason: Unassessable | null;
  readonly lines: readonly TargetLine[];
}

/** A target as it stood at a review's cut-off: the last known year of all units together. */
export interface FrozenTarget {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly period: string | null;
  readonly state: TargetState;
  /** The year of what was reached; null where there is no figure. */
  readonly asOf: number | null;
  readonly reached: Decimal | null;
  readonly required: Decimal | null;
  readonly holds: boolean | null;
  readonly steps: readonly Step[];
  readonly figureUnit: string | null;
}
