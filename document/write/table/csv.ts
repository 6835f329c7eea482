/** A table as CSV: UTF-8 with its mark, so that Excel reads the Vietnamese letters; RFC 4180 quoting. */
import { plain, shortDate } from "../wording.js";
import { inert, type Table, type TableCell, type TableColumn } from "./table.js";

export const writeCsv = (table: Table): string =>
  `\ufeff${[
    table.columns.map((column) => quoted(inert(plain(column.heading)))),
    ...table.rows.map((row) => row.map((cell, i) => quoted(valueOf(cell, table.columns[i])))),
  ]
    .map((cells) => `${cells.join(",")}\r\n`)
    .join("")}`;

/** Numbers in the form that programs read everywhere, days as people write them. */
function valueOf(cell: TableCell, column: TableColumn | undefined): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  if (column?.kind === "day" && /^\d{4}-\d{2}-\d{2}$/.test(cell)) return shortDate(cell);
  return inert(plain(cell));
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
