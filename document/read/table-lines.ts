/** A table as lines. One that only lays out a page (head, foot) gives its cells in turn; one of data a line "| … |" for each row. */

export interface Cell {
  readonly lines: string[];
  span: number;
  /** It carries on the cell above it. */
  continues: boolean;
}

/** Stands for the cell above, as in handwriting. */
export const DITTO = "〃";
const HEADING =
  /^(?:tt|stt|số tt|số thứ tự|nội dung|nhiệm vụ|tên nhiệm vụ|nội dung công việc|cơ quan chủ trì|đơn vị chủ trì|chỉ tiêu)/iu;
const FOOT = /nơi nhận|kính gửi|cộng hò?[aà]|đảng cộng sản|độc lập/iu;

const worded = (cell: Cell): string[] => cell.lines.map((line) => line.trim()).filter((line) => line !== "");

function isData(rows: readonly Cell[][]): boolean {
  const all = rows.slice(0, 3).flat().flatMap(worded);
  if (all.some((line) => FOOT.test(line))) return false;
  const columns = Math.max(...rows.map((row) => row.length), 0);
  if (columns < 2) return false;
  return rows.length > 1 && (columns > 3 || all.some((line) => HEADING.test(line.normalize("NFC"))));
}

/** The lines of a cell as one: a line that a small letter begins, or that "và" stands before, is the rest of the one above. */
const joined = (above: string, line: string): string =>
  above === ""
    ? line
    : /(?:^|\s)(?:và|của|thuộc)$|[,-]$/u.test(above) || (/^\p{Ll}/u.test(line) && !/[;.:]$/u.test(above))
      ? `${above} ${line}`
      : `${above} ¶ ${line}`;

export function tableLines(rows: readonly Cell[][]): string[] {
  if (!isData(rows)) return rows.flat().flatMap((cell) => cell.lines);
  return rows
    .filter((row) => row.some((cell) => worded(cell).length > 0))
    .map((row) => {
      const cells = row.flatMap((cell) => {
        const text = cell.continues ? DITTO : worded(cell).reduce(joined, "").replace(/\|/g, "/");
        return [text, ...Array<string>(cell.span - 1).fill("")];
      });
      return `| ${cells.join(" | ")} |`;
    });
}
