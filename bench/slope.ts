/** How a figure grows with the size: the exponent k of value = a · size^k, by least squares over the logarithms. */

export interface Point {
  readonly size: number;
  readonly value: number;
}

export interface Slope {
  readonly exponent: number;
  /** The value that the fit gives for a size. */
  readonly at: (size: number) => number;
}

/** At least two sizes; sizes and values are above zero. */
export function slopeOf(points: readonly Point[]): Slope {
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const mean = (pick: (log: { x: number; y: number }) => number) =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const common = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const exponent = common / spread;
  return { exponent, at: (size) => Math.exp(meanY + exponent * (Math.log(size) - meanX)) };
}

/** What n log n makes of the exponent between the two sizes: one grows by a little more than the size itself. */
export function linearithmic(from: number, to: number): number {
  return 1 + Math.log(Math.log(to) / Math.log(from)) / Math.log(to / from);
}
