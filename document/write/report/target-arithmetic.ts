/** Whether a target is reached, with the sum that says so. */
import type { Comparator } from "../../../domain/reading.js";
import type { Figure, Measured, TargetFigures } from "./figures.js";
import { written } from "../wording.js";

export interface TargetResult {
  /** In the target's unit; for a rise or fall the change in per cent, a fall below zero. Null where the base is 0. */
  readonly value: number | null;
  /** "(47 - 50) : 50 × 100 = -6" */
  readonly sum: string;
  readonly reached: boolean | null;
  readonly figures: readonly Figure[];
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

export function resultOf(target: TargetFigures): TargetResult | null {
  if (target.measured === null) return null;
  const { value, sum, figures } = compute(target.measured);
  return {
    value: value === null ? null : rounded(value),
    sum: value === null ? `${sum}: không tính được vì số gốc bằng 0` : `${sum}${written(rounded(value))}`,
    reached: value === null ? null : reaches(target.comparator, rounded(value), target.wanted),
    figures,
  };
}

function compute(measured: Measured): { value: number | null; sum: string; figures: readonly Figure[] } {
  switch (measured.kind) {
    case "value":
      return { value: measured.actual.value, sum: "", figures: [measured.actual] };
    case "ratio": {
      const { part, whole } = measured;
      return {
        value: whole.value === 0 ? null : (part.value / whole.value) * 100,
        sum: `${written(part.value)} : ${written(whole.value)} × 100${whole.value === 0 ? "" : " = "}`,
        figures: [part, whole],
      };
    }
    case "change": {
      const { before, now } = measured;
      const base = written(before.value);
      return {
        value: before.value === 0 ? null : ((now.value - before.value) / before.value) * 100,
        sum: `(${written(now.value)} - ${base}) : ${base} × 100${before.value === 0 ? "" : " = "}`,
        figures: [before, now],
      };
    }
  }
}

function reaches(comparator: Comparator, value: number, wanted: number): boolean {
  switch (comparator) {
    case "increase_at_least":
    case "at_least":
      return value >= wanted;
    case "decrease_at_least":
      return -value >= wanted;
    case "at_most":
      return value <= wanted;
    case "equal":
      return value === wanted;
  }
}

const WANTED: Readonly<Record<Comparator, string>> = {
  increase_at_least: "tăng ít nhất",
  decrease_at_least: "giảm ít nhất",
  at_least: "ít nhất",
  at_most: "không quá",
  equal: "đạt",
};

/** "giảm ít nhất 4%" */
export const wantedInWords = (target: Pick<TargetFigures, "comparator" | "wanted" | "unit">): string =>
  `${WANTED[target.comparator]} ${withUnit(written(target.wanted), target.unit)}`;

/** "4%", "25 công trình" */
export const withUnit = (number: string, unit: string): string =>
  unit === "%" ? `${number}%` : `${number} ${unit}`;
