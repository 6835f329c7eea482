/** Tables whose cells an extractor put on lines of their own, one below the other, are put together to rows again. */
import { beginsBody } from "./bodies.js";
import { readDue } from "./due.js";
import { headingColumn, type Column } from "./rows.js";
import { fold, lower } from "./script.js";

const COUNT = /^(?:tt|stt|số tt)\.?$/iu;
const MOST_COLUMNS = 8;
const LONGEST_CELL = 40;
const ENDS_TABLE = /^(?:nơi nhận|phụ lục|ghi chú|tổng cộng|t\/m|tm\.|điều \d)/iu;

const words = (line: string): string => lower(fold(line)).trim();

/** The columns of a heading that begins at `at`, one cell a line. */
function headingAt(lines: readonly string[], at: number): { columns: Column[]; next: number } | null {
  if (!COUNT.test(lines[at]?.trim() ?? "")) return null;
  const columns: Column[] = ["count"];
  let i = at + 1;
  for (; i < lines.length && columns.length < MOST_COLUMNS; i += 1) {
    const line = words(lines[i] ?? "");
    if (line === "") continue;
    if (/^(?:1|i|a)\.?$/u.test(line)) break;
    if (line.length > LONGEST_CELL) return null;
    const column = headingColumn(line);
    // A heading of two lines: "Thời gian / hoàn thành".
    if (columns.at(-1) === column || (column === "other" && /^\p{Ll}/u.test(lines[i]?.trim() ?? "")))
      continue;
    columns.push(column);
  }
  return columns.includes("task") && (columns.includes("lead") || columns.includes("due"))
    ? { columns, next: i }
    : null;
}

/** Lines of one row to its cells, as many as the table has columns behind the count. */
function cellsOf(lines: readonly string[], columns: readonly Column[]): string[] {
  const wanted = columns.length - 1;
  const pieces: string[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    const goesOn =
      last !== undefined && (/^[\p{Ll},;)]/u.test(line) || /(?:[,;-]|(?:^|\s)và|của|các)$/u.test(last));
    if (goesOn) pieces[pieces.length - 1] = `${last} ${line}`;
    else pieces.push(line);
  }
  if (pieces.length === wanted) return pieces;
  return byKind(pieces, columns.slice(1));
}

/** Too many or too few pieces: what looks like a date, and what like a body, tells where the columns part. */
function byKind(pieces: readonly string[], columns: readonly Column[]): string[] {
  const cells = columns.map(() => "");
  const put = (column: Column, text: string): void => {
    const at = columns.indexOf(column);
    if (at >= 0) cells[at] = cells[at] === "" ? text : `${cells[at] ?? ""} ¶ ${text}`;
  };
  const isDate = (text: string): boolean =>
    text.length < 60 && readDue(words(text), { issued: "2000-01-01", labelled: true }) !== null;
  const due = pieces.findIndex((piece, i) => i > 0 && isDate(piece));
  let bodies = 0;
  pieces.forEach((piece, i) => {
    const folded = fold(piece);
    if (i === due) put("due", piece);
    else if (due >= 0 && i > due) put("product", piece);
    else if (i > 0 && beginsBody(folded, 0)) {
      put(bodies === 0 ? "lead" : "coordinating", piece);
      bodies += 1;
    } else put(bodies === 0 ? "task" : bodies === 1 ? "lead" : "coordinating", piece);
  });
  return cells;
}

const follows = (line: string, last: number): boolean =>
  Number(/^(\d{1,3})\.?$/.exec(line.trim())?.[1] ?? 0) === last + 1;

/** Replaces each exploded table among the lines by rows "| … | … |". */
export function rejoinTables(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (let i = 0; i < lines.length;) {
    const heading = headingAt(lines, i);
    if (heading === null) {
      out.push(lines[i] ?? "");
      i += 1;
      continue;
    }
    const { columns } = heading;
    out.push(
      `| ${lines
        .slice(i, heading.next)
        .map((line) => line.trim())
        .filter((line) => line !== "" && headingColumn(words(line)) !== "other")
        .slice(0, columns.length)
        .join(" | ")} |`,
    );
    i = heading.next;
    let last = 0;
    let row: string[] | null = null;
    const flush = (): void => {
      if (row !== null) out.push(`| ${String(last)} | ${cellsOf(row, columns).join(" | ")} |`);
      row = null;
    };
    for (; i < lines.length; i += 1) {
      const line = lines[i]?.trim() ?? "";
      if (ENDS_TABLE.test(line) || (row?.length ?? 0) > 30) break;
      if (follows(line, last)) {
        flush();
        last += 1;
        row = [];
      } else if (/^(?:[IVX]{1,5}|[A-Z])\.?$/u.test(line)) {
        flush();
        // A group: its name is the next line.
        i += 1;
      } else if (line !== "" && !/^\d{1,3}$/.test(line)) row?.push(line);
    }
    flush();
  }
  return out;
}
