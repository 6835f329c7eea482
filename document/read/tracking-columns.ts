/** Which column of a tracking workbook holds what, by the words at its head, with or without their marks. */
import { headingColumn, type Column } from "./rows.js";
import { fold, lower } from "./script.js";
import type { Sheet } from "./sheet.js";

export interface Heading {
  /** The last row of the heading; work begins below it. */
  readonly row: number;
  /** By column of the sheet, from 0. */
  readonly columns: ReadonlyMap<number, Column>;
}

/** The heading stands among the first rows; letterhead and title may come before it. */
const SEARCHED = 40;

const BARE: readonly (readonly [RegExp, Column])[] = [
  [/^(?:tt|stt|so tt|so thu tu|so)$/, "count"],
  [/phoi hop/, "coordinating"],
  [
    /chu tri|(?:co quan|don vi|ca nhan|nguoi|bo phan).{0,20}(?:thuc hien|chiu trach nhiem|tham muu|dau moi|phu trach)|^trach nhiem|phan cong|^don vi$|^co quan$/,
    "lead",
  ],
  [/thoi gian|thoi han|tien do|han hoan thanh|lo trinh|thoi diem|hoan thanh/, "due"],
  [/san pham|ket qua|dau ra/, "product"],
  [/nhiem vu|noi dung|cong viec|hoat dong|de an|giai phap|cong tac/, "task"],
];

const bareWords = (words: string): string =>
  words
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("đ", "d");

function columnOf(text: string): Column {
  const words = lower(fold(text)).replace(/\s+/gu, " ").replace(/[.:]$/, "").trim();
  if (words === "" || words.length > 90) return "other";
  const known = headingColumn(words);
  if (known !== "other") return known;
  return BARE.find(([pattern]) => pattern.test(bareWords(words)))?.[1] ?? "other";
}

/** A heading may take two rows: "Cơ quan" over "Chủ trì" and "Phối hợp". */
export function findHeading(sheet: Sheet): Heading | null {
  const text = cellTexts(sheet);
  const width = Math.max(0, ...sheet.rows.slice(0, SEARCHED).flatMap((row) => [...row.cells.keys()])) + 1;
  for (const { number } of sheet.rows.slice(0, SEARCHED)) {
    const one = columnsOf(width, (column) => text(number, column));
    const two = columnsOf(width, (column) => {
      const [above, below] = [text(number, column), text(number + 1, column)];
      return above === below ? above : `${above} ${below}`;
    });
    // A cell merged sideways stands over names of its own.
    const spans = Array.from({ length: width }, (_, column) => sheet.origin(number, column)).some(
      ([row, from], column) => row === number && from !== column,
    );
    if (isHeading(one) && !(spans && isHeading(two) && two.size > one.size))
      return { row: number, columns: byColumn(one) };
    if (isHeading(two)) return { row: number + 1, columns: byColumn(two) };
  }
  return null;
}

/** The text that stands in a cell, also where it is merged with others. */
export function cellTexts(sheet: Sheet): (row: number, column: number) => string {
  const rows = new Map(sheet.rows.map((row) => [row.number, row.cells]));
  return (row, column) => {
    const [fromRow, fromColumn] = sheet.origin(row, column);
    const value = rows.get(fromRow)?.get(fromColumn);
    return value?.kind === "text" ? value.text : value?.kind === "number" ? String(value.number) : "";
  };
}

/** The first column of each meaning. */
function columnsOf(width: number, text: (column: number) => string): Map<Column, number> {
  const found = new Map<Column, number>();
  for (let column = 0; column < width; column += 1) {
    const meaning = columnOf(text(column));
    if (meaning !== "other" && !found.has(meaning)) found.set(meaning, column);
  }
  return found;
}

const isHeading = (columns: ReadonlyMap<Column, number>): boolean =>
  columns.has("task") && (columns.has("lead") || columns.has("due") || columns.has("coordinating"));

const byColumn = (columns: ReadonlyMap<Column, number>): Map<number, Column> =>
  new Map([...columns].map(([meaning, column]) => [column, meaning]));
