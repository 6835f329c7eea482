/** The curves of growth on two logarithmic scales, as SVG: a straight line is a power of the size. */
import type { Point, Slope } from "./slope.js";

export interface Curve {
  readonly name: string;
  readonly points: readonly Point[];
  readonly slope: Slope;
}

const SIZE = { width: 760, height: 460 };
const FRAME = { left: 70, right: 300, top: 20, bottom: 50 };
/** Told apart without their colour too: by their dashes, and by the name at their end. */
const STROKES = [
  ["#1f5fa8", ""],
  ["#b3261e", "7 4"],
  ["#2e7d32", "2 3"],
  ["#7b4397", "10 3 2 3"],
  ["#8a5a00", "4 2"],
  ["#455a64", "1 4"],
] as const;

export function drawGrowth(curves: readonly Curve[]): string {
  const points = curves.flatMap((curve) => curve.points);
  const x = scale(
    points.map(({ size }) => size),
    FRAME.left,
    SIZE.width - FRAME.right,
  );
  const y = scale(
    points.map(({ value }) => value),
    SIZE.height - FRAME.bottom,
    FRAME.top,
  );
  const right = SIZE.width - FRAME.right;
  const bottom = SIZE.height - FRAME.bottom;
  const ends = spreadOut(curves.map(({ points }) => y.at(points.at(-1)?.value ?? 1)));
  const lines = [
    ...x.ticks.map((size) => tick(x.at(size), bottom + 18, "middle", size.toLocaleString("en-US"))),
    ...y.ticks.map(
      (value) =>
        `<line x1="${String(FRAME.left)}" x2="${String(right)}" y1="${place(y.at(value))}" y2="${place(y.at(value))}" stroke="#ddd"/>` +
        tick(FRAME.left - 8, y.at(value) + 4, "end", `${String(value)} ms`),
    ),
    ...curves.map(({ name, points, slope }, index) => {
      const [colour, dashes] = STROKES[index % STROKES.length] ?? ["#000", ""];
      const path = points.map(({ size, value }) => `${place(x.at(size))},${place(y.at(value))}`).join(" ");
      const label = `${name}: n^${slope.exponent.toFixed(2)}`;
      return (
        `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dashes}"/>` +
        `<text x="${String(right + 10)}" y="${place((ends[index] ?? 0) + 4)}" fill="${colour}">${label}</text>`
      );
    }),
    tick((FRAME.left + right) / 2, SIZE.height - 8, "middle", "tasks in the register"),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(SIZE.width)} ${String(SIZE.height)}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>Milliseconds by the size of the register</title><rect width="100%" height="100%" fill="#fff"/>`,
    ...lines,
    "</svg>\n",
  ].join("\n");
}

interface Scale {
  readonly at: (value: number) => number;
  /** Powers of ten within, ends included. */
  readonly ticks: readonly number[];
}

function scale(values: readonly number[], from: number, to: number): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: high - low + 1 }, (_, power) => 10 ** (low + power)),
  };
}

/** Names that would stand on one another are moved apart. */
function spreadOut(places: readonly number[]): number[] {
  const moved = [...places];
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  let last = -Infinity;
  for (const index of order) {
    last = Math.max(moved[index] ?? 0, last + 16);
    moved[index] = last;
  }
  return moved;
}

function tick(x: number, y: number, anchor: string, text: string): string {
  return `<text x="${place(x)}" y="${place(y)}" text-anchor="${anchor}" fill="#333">${text}</text>`;
}

function place(value: number): string {
  return value.toFixed(1);
}
