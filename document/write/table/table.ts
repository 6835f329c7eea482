/** A table as data, for a workbook or a CSV file. */
export interface TableColumn {
  readonly heading: string;
  /** A percentage is given as written: 12.5 for 12,5%. */
  readonly kind: "text" | "number" | "percent" | "day";
  /** Characters. */
  readonly width: number;
}

/** A day is an ISO date. */
export type TableCell = string | number | null;

export interface Table {
  /** Names the sheet. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Signs with which a spreadsheet program begins a formula, also in their wide forms. */
const FORMULA = /^[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/**
 * A text that no spreadsheet takes for a formula, now or after it was saved as CSV and opened again. The dash of a list
 * becomes an en dash, which looks the same; other beginnings get an apostrophe.
 */
export function inert(text: string): string {
  if (!FORMULA.test(text) && !/^[\t\r\n]/.test(text)) return text;
  const item = /^- +(?=\p{L})/u.exec(text);
  return item === null ? `'${text}` : `– ${text.slice(item[0].length)}`;
}
