/** Several repeats as one: the median and the range, and whether it is what was wanted. */
import type { Figure, Wanted } from "./line.js";

export interface Summary {
  readonly line: string;
  readonly name: string;
  readonly unit: string;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly repeats: number;
  readonly wanted: Wanted | null;
  /** null: nothing is wanted of it. */
  readonly reached: boolean | null;
}

/** The figures of each repeat of one line; every repeat has the same. */
export function summarise(line: string, repeats: readonly (readonly Figure[])[]): Summary[] {
  return (repeats[0] ?? []).map(({ name, unit, wanted }) => {
    const values = repeats.flatMap((figures) =>
      figures.filter((figure) => figure.name === name).map(({ value }) => value),
    );
    const middle = median(values);
    return {
      ...{ line, name, unit, median: middle },
      ...{ least: Math.min(...values), most: Math.max(...values), repeats: values.length },
      wanted: wanted ?? null,
      reached: wanted === undefined ? null : isReached(middle, wanted),
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

function isReached(value: number, { atLeast = -Infinity, atMost = Infinity }: Wanted): boolean {
  return value >= atLeast && value <= atMost;
}
