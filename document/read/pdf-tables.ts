/** Tables of a PDF page by their borders: pieces of text go to the cells that they stand in. */
import type { Rule } from "./pdf-rules.js";
import { DITTO } from "./table-lines.js";

export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PageTable {
  readonly top: number;
  readonly pieces: ReadonlySet<Piece>;
  readonly lines: readonly string[];
}

const NEAR = 3;
/** Borders drawn twice stand a few points apart; no column or row is so narrow. */
const NARROWEST_COLUMN = 10;
const LOWEST_ROW = 6;

/** Values that are nearly the same are one border. */
function distinct(values: readonly number[], narrowest: number): number[] {
  const out: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (value - (out.at(-1) ?? -Infinity) > narrowest) out.push(value);
  return out;
}

const crosses = (rules: readonly Rule[], at: number, middle: number): boolean =>
  rules.some(
    (rule) =>
      Math.abs(rule.at - at) <= NARROWEST_COLUMN / 2 &&
      rule.from - NEAR <= middle &&
      rule.to + NEAR >= middle,
  );

/** Bands of the page, top first, that uprights run through without a break. */
function bands(levels: readonly number[], uprights: readonly Rule[]): number[][] {
  const out: number[][] = [];
  for (const y of [...levels].sort((a, b) => b - a)) {
    const last = out.at(-1);
    const above = last?.at(-1);
    const joined =
      above !== undefined &&
      uprights.some((rule) => rule.from - NEAR <= (above + y) / 2 && rule.to + NEAR >= (above + y) / 2);
    if (joined && last !== undefined) last.push(y);
    else out.push([y]);
  }
  return out.filter((band) => band.length > 1);
}

const said = (pieces: readonly Piece[]): string =>
  [...pieces]
    .sort((a, b) => (Math.abs(a.y - b.y) > Math.max(a.height, 4) * 0.5 ? b.y - a.y : a.x - b.x))
    .map((piece) => piece.text.trim())
    .join(" ")
    .replace(/\|/g, "/");

/** pdf.js joins text over a narrow gap even where a border stands in it: cut there, at the nearest space. */
function cut(piece: Piece, xs: readonly number[], uprights: readonly Rule[]): Piece[] {
  const border = xs.find(
    (x) =>
      x > piece.x + 3 && x < piece.x + piece.width - 3 && crosses(uprights, x, piece.y + piece.height / 2),
  );
  if (border === undefined) return [piece];
  const near = Math.round(((border - piece.x) / piece.width) * piece.text.length);
  const spaces = [...piece.text.matchAll(/\s+/gu)].map((hit) => hit.index);
  const [at] = spaces.sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
  if (at === undefined || at === 0) return [piece];
  const share = at / piece.text.length;
  const left = { ...piece, text: piece.text.slice(0, at), width: piece.width * share };
  const right = {
    ...piece,
    text: piece.text.slice(at).trimStart(),
    x: border + 1,
    width: piece.width * (1 - share),
  };
  return [
    left,
    ...cut(
      right,
      xs.filter((x) => x > border),
      uprights,
    ),
  ];
}

export function tablesOf(pieces: readonly Piece[], rules: readonly Rule[]): PageTable[] {
  const uprights = rules.filter((rule) => rule.upright);
  const levels = rules.filter((rule) => !rule.upright);
  return bands(
    distinct(
      levels.map((rule) => rule.at),
      LOWEST_ROW,
    ),
    uprights,
  ).flatMap((ys) => {
    const [top, bottom] = [ys[0] ?? 0, ys.at(-1) ?? 0];
    const xs = distinct(
      uprights.filter((rule) => rule.to > bottom + NEAR && rule.from < top - NEAR).map((rule) => rule.at),
      NARROWEST_COLUMN,
    );
    if (xs.length < 3) return [];
    const rows = ys.length - 1;
    const columns = xs.length - 1;
    const cells: Piece[][][] = Array.from({ length: rows }, () => Array.from({ length: columns }, () => []));
    const taken = new Set<Piece>();
    for (const whole of pieces) {
      const inside = whole.y < top && whole.y > bottom - whole.height;
      if (inside) taken.add(whole);
      for (const piece of inside ? cut(whole, xs, uprights) : []) {
        const y = piece.y + piece.height * 0.3;
        let row = ys.findIndex((line, i) => y <= line + NEAR && y > (ys[i + 1] ?? Infinity) - NEAR);
        let column = xs.findIndex(
          (line, i) => piece.x + 1 >= line - NEAR && piece.x + 1 < (xs[i + 1] ?? -Infinity),
        );
        if (row < 0 || column < 0 || row >= rows || column >= columns) continue;
        // No border between: a merged cell, whose text belongs to its first part.
        while (row > 0 && !crosses(levels, ys[row] ?? 0, ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2))
          row -= 1;
        while (column > 0 && !crosses(uprights, xs[column] ?? 0, ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2))
          column -= 1;
        cells[row]?.[column]?.push(piece);
      }
    }
    const lines = cells.map((row, r) => {
      const texts = row.map((cell, c) => {
        const continues =
          r > 0 && cell.length === 0 && !crosses(levels, ys[r] ?? 0, ((xs[c] ?? 0) + (xs[c + 1] ?? 0)) / 2);
        return continues ? DITTO : said(cell);
      });
      return `| ${texts.join(" | ")} |`;
    });
    return taken.size === 0 ? [] : [{ top, pieces: taken, lines }];
  });
}
