/** Tables that an extractor printed with their columns side by side, kept apart by spaces, become rows "| … | … |". */
import { headingColumn } from "./rows.js";
import { fold, lower } from "./script.js";

const COUNT_HEAD = /^\s*(?:TT|STT|Số\s?TT)(?:\s{2,}|\t)/iu;
const ENDS_TABLE = /^\s*(?:nơi nhận|phụ lục|ghi chú|tm\.|t\/m|điều \d+\.)/iu;
const LONGEST = 4_000;
/** So much of a column's gap must be blank; a heading over the whole width may cross it. */
const BLANK_SHARE = 0.9;
const COUNT = /^(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}|[A-Z])\.?$/u;

interface Span {
  readonly start: number;
  readonly end: number;
}

const hasGap = (line: string): boolean => /\S\s{2,}\S/u.test(line.trim());

/** The lines of the table that begins at `from`. */
function extent(lines: readonly string[], from: number): number {
  let to = from + 1;
  let plain = 0;
  for (; to < lines.length && to - from < LONGEST; to += 1) {
    const line = lines[to] ?? "";
    if (ENDS_TABLE.test(line)) break;
    if (line.trim() === "") continue;
    // Two full lines without a gap are running text again.
    plain = hasGap(line) || /^\s{4,}/.test(line) || line.trim().length < 30 ? 0 : plain + 1;
    if (plain >= 2) return to - 1;
  }
  return to;
}

/** Columns are what lies between strips that are blank in nearly all lines. */
function columnsOf(block: readonly string[]): Span[] {
  const lines = block.filter((line) => hasGap(line));
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const inked = new Array<number>(width).fill(0);
  for (const line of lines)
    for (let x = 0; x < line.length; x += 1) if (line.charAt(x) !== " ") inked[x] = (inked[x] ?? 0) + 1;
  const limit = lines.length * (1 - BLANK_SHARE);
  const columns: Span[] = [];
  let start = -1;
  for (let x = 0; x <= width; x += 1) {
    const blank =
      x === width || ((inked[x] ?? 0) <= limit && (x + 1 >= width || (inked[x + 1] ?? 0) <= limit));
    if (!blank && start < 0) start = x;
    if (blank && start >= 0) {
      columns.push({ start, end: x });
      start = -1;
    }
  }
  return columns;
}

/** The pieces of a line, each in the column where most of it stands. */
function piecesOf(line: string, columns: readonly Span[]): string[] {
  const cells = columns.map(() => "");
  for (const hit of line.matchAll(/\S+(?: \S+)*/gu)) {
    const middle = hit.index + hit[0].length / 2;
    let best = 0;
    columns.forEach((column, i) => {
      const distance = (span: Span): number =>
        middle < span.start ? span.start - middle : middle > span.end ? middle - span.end : 0;
      if (distance(column) < distance(columns[best] ?? column)) best = i;
    });
    cells[best] = `${cells[best] ?? ""} ${hit[0]}`.trim();
  }
  return cells;
}

function rowsOf(block: readonly string[], columns: readonly Span[]): string[][] {
  const lines = block.map((line) => (line.trim() === "" ? null : piecesOf(line, columns)));
  const counted = lines.filter((cells) => cells !== null && COUNT.test(cells[0] ?? "")).length;
  const groups = block.join("\n").split(/\n\s*\n/).length;
  // With a blank line between rows those are the borders; else a row begins where its count stands.
  const byBlank = groups >= counted && groups <= counted * 1.5 + 2;
  const rows: string[][] = [];
  let fresh = true;
  for (const cells of lines) {
    if (cells === null) {
      fresh = fresh || byBlank;
      continue;
    }
    const last = rows.at(-1);
    if (last === undefined || (byBlank ? fresh : COUNT.test(cells[0] ?? ""))) rows.push([...cells]);
    else cells.forEach((cell, i) => (last[i] = `${last[i] ?? ""} ${cell}`.trim()));
    fresh = false;
  }
  return rows;
}

const isHeading = (cells: readonly string[]): boolean => {
  const kinds = new Set(cells.map((cell) => headingColumn(lower(fold(cell)))));
  return kinds.has("task") && (kinds.has("lead") || kinds.has("due"));
};

export function rejoinLayout(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < lines.length;) {
    if (!COUNT_HEAD.test(lines[i] ?? "")) {
      out.push(lines[i] ?? "");
      i += 1;
      continue;
    }
    const to = extent(lines, i);
    const block = lines.slice(i, to).map((line) => line.replace(/\t/g, "    "));
    const columns = columnsOf(block);
    const rows = columns.length >= 3 ? rowsOf(block, columns) : [];
    // The heading may take several lines before the first count.
    const first = rows.findIndex((cells) => COUNT.test(cells[0] ?? ""));
    const heading = (rows[0] ?? []).map((_, column) =>
      rows
        .slice(0, Math.max(1, first))
        .map((cells) => cells[column] ?? "")
        .join(" ")
        .trim(),
    );
    if (!isHeading(heading)) {
      out.push(lines[i] ?? "");
      i += 1;
      continue;
    }
    for (const cells of [heading, ...rows.slice(Math.max(1, first))]) out.push(`| ${cells.join(" | ")} |`);
    i = to;
  }
  return out;
}
