/** The marks of an axis: round numbers, few enough to be read. */

const STEPS = [1, 2, 5, 10] as const;
const MOST = 5;

/** From the round number at or below `low` to the one at or above `high`; of counts no step is a part of one. */
export function ticksBetween(low: number, high: number, whole: boolean): number[] {
  const width = Math.max(high - low, Math.abs(high) * 1e-6, whole ? 1 : 1e-9);
  const power = 10 ** Math.floor(Math.log10(width / MOST));
  const rough = width / MOST / power;
  const round = power * (STEPS.find((each) => each >= rough - 1e-9) ?? 10);
  const step = whole ? Math.max(1, round) : round;
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  // The product of two whole numbers, so that no error adds up.
  return Array.from({ length: last - first + 1 }, (_, index) => rounded((first + index) * step));
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

export interface LinearScale {
  readonly ticks: readonly number[];
  /** Where a value stands, from the axis' beginning. */
  at(value: number): number;
}

export function linearScale(ticks: readonly number[], length: number): LinearScale {
  const low = ticks[0] ?? 0;
  const high = ticks.at(-1) ?? 1;
  return {
    ticks,
    at: (value) => Math.round(((value - low) / (high - low || 1)) * length * 10) / 10,
  };
}
