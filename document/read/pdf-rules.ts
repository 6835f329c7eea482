/** The lines drawn on a PDF page: they border the cells of its tables. */

export interface Rule {
  readonly upright: boolean;
  /** x of an upright rule, y of a level one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The codes of the few operators that matter, as pdf.js numbers them. */
export interface Operators {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly clip: number;
  readonly endPath: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const THIN = 2.5;
const SHORTEST = 6;

const multiply = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

function matrixOf(value: unknown): Matrix | null {
  const n = Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<number>) : []; // either holds numbers
  const [a, b, c, d, e, f] = n;
  return a === undefined ||
    b === undefined ||
    c === undefined ||
    d === undefined ||
    e === undefined ||
    f === undefined
    ? null
    : [a, b, c, d, e, f];
}

/** The edges of a drawn box: one rule where it is thin, four where it frames a cell. */
function* edges(box: unknown, matrix: Matrix): Generator<Rule> {
  if (typeof box !== "object" || box === null) return;
  const [x0, y0, x1, y1] = Array.from(box as ArrayLike<number>); // pdf.js gives a Float32Array of the box's corners
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  const point = (x: number, y: number): [number, number] => [
    matrix[0] * x + matrix[2] * y + matrix[4],
    matrix[1] * x + matrix[3] * y + matrix[5],
  ];
  const [[ax, ay], [bx, by]] = [point(x0, y0), point(x1, y1)];
  const [left, right, bottom, top] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
  const [wide, high] = [right - left, top - bottom];
  if (high <= THIN && wide >= SHORTEST)
    yield { upright: false, at: (top + bottom) / 2, from: left, to: right };
  else if (wide <= THIN && high >= SHORTEST)
    yield { upright: true, at: (left + right) / 2, from: bottom, to: top };
  else if (wide >= SHORTEST && high >= SHORTEST) {
    yield { upright: false, at: top, from: left, to: right };
    yield { upright: false, at: bottom, from: left, to: right };
    yield { upright: true, at: left, from: bottom, to: top };
    yield { upright: true, at: right, from: bottom, to: top };
  }
}

export function rulesOf(
  list: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  codes: Operators,
): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  list.fnArray.forEach((code, i) => {
    const args = list.argsArray[i];
    if (code === codes.save) saved.push(matrix);
    else if (code === codes.restore) matrix = saved.pop() ?? matrix;
    else if (code === codes.transform) {
      const by = matrixOf(args);
      if (by !== null) matrix = multiply(matrix, by);
    } else if (code === codes.constructPath && Array.isArray(args)) {
      // A path that only clips draws nothing.
      const [painted, , box] = args as readonly unknown[];
      if (painted !== codes.endPath && painted !== codes.clip) rules.push(...edges(box, matrix));
    }
  });
  return rules;
}
