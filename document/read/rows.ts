/** Tables. A row is one line, "| cell | cell |"; a line break within a cell is " ¶ ". */
import type { Place } from "../../domain/reading.js";
import type { Source } from "./source.js";

export type Column = "count" | "task" | "lead" | "coordinating" | "due" | "product" | "other";

export interface Row {
  readonly place: Place;
  readonly cells: readonly Place[];
}

/** The cells of a row's line, as trimmed places; null where the paragraph is no row. */
export function rowAt(source: Source, place: Place): Row | null {
  if (source.text.charAt(place.start) !== "|") return null;
  const cells: Place[] = [];
  let from = place.start + 1;
  for (let i = from; i <= place.end; i += 1) {
    if (i < place.end && source.text.charAt(i) !== "|") continue;
    if (i === place.end && source.text.slice(from, i).trim() === "") break;
    let [start, end] = [from, i];
    while (start < end && /[\s¶]/.test(source.text.charAt(start))) start += 1;
    while (end > start && /[\s¶]/.test(source.text.charAt(end - 1))) end -= 1;
    cells.push({ start, end });
    from = i + 1;
  }
  return { place, cells };
}

const HEADINGS: readonly (readonly [RegExp, Column])[] = [
  [/^(?:tt|stt|số tt|số thứ tự|số)$/u, "count"],
  [/phối hợp/u, "coordinating"],
  [
    /chủ trì|(?:cơ quan|đơn vị|cá nhân|người|bộ phận)[^|]{0,20}(?:thực hiện|chịu trách nhiệm|tham mưu|đầu mối|phụ trách)|^trách nhiệm|phân công|^đơn vị$|^cơ quan$|tổ chức thực hiện/u,
    "lead",
  ],
  [/thời gian|thời hạn|tiến độ|hạn hoàn thành|lộ trình|thời điểm|hoàn thành/u, "due"],
  [/sản phẩm|kết quả|đầu ra/u, "product"],
  [/nhiệm vụ|nội dung|công việc|hoạt động|đề án|tên |giải pháp|văn bản|chương trình|dự án|công tác/u, "task"],
];

/** What a column holds, by the words at its head (folded, in lower case). */
export const headingColumn = (words: string): Column =>
  HEADINGS.find(([pattern]) => pattern.test(words))?.[1] ?? "other";

/** What each column holds, where the row is the heading of a table of tasks; else null. */
export function columnsOf(source: Source, row: Row): Column[] | null {
  const columns = row.cells.map((cell): Column => {
    const words = source.lowered
      .slice(cell.start, cell.end)
      .replace(/\s*¶\s*/gu, " ")
      .trim();
    if (words.length > 90) return "other";
    return headingColumn(words);
  });
  const seen = new Set<Column>();
  const once = columns.map((column) => {
    if (column === "other" || !seen.has(column)) {
      seen.add(column);
      return column;
    }
    return "other";
  });
  return seen.has("task") && (seen.has("lead") || seen.has("due") || seen.has("coordinating")) ? once : null;
}
