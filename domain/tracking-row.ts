/** Rows of a tracking workbook as a draft takes them: what makes a row the same when it comes again, and what is new. */
import type { Message } from "./errors.js";
import type { ReadTask, Reading } from "./reading.js";
import { nameKey } from "./recipients.js";

export interface TrackingRow {
  readonly sheet: string;
  readonly row: number;
  readonly hidden: boolean;
  readonly count: string | null;
  /** The heading above it: "I. CẢI CÁCH THỂ CHẾ". */
  readonly group: string | null;
  readonly task: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly due: { readonly text: string; readonly due: string } | null;
  readonly product: string | null;
  readonly cells: { readonly task?: string | undefined };
}

export interface CellFault {
  readonly sheet: string;
  readonly cell: string;
  /** The workbook is to be mended first; otherwise a person looks at it in the draft. */
  readonly grave: boolean;
  readonly message: Message;
}

export interface TrackingSheet {
  readonly rows: readonly TrackingRow[];
  readonly errors: readonly CellFault[];
  /** Sheets without such a table. */
  readonly passedOver: readonly string[];
}

/** The same words for the same leads are the same task; a date that was moved makes no other one of it. */
export function rowIdentity(task: string, lead: readonly string[]): string {
  const words = task
    .normalize("NFC")
    .toLocaleLowerCase("vi")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return JSON.stringify([words, [...lead].map(nameKey).sort()]);
}

export interface FreshRow {
  readonly row: TrackingRow;
  readonly identity: string;
}

export interface RowPlan {
  readonly fresh: readonly FreshRow[];
  /** There already. */
  readonly known: number;
  /** Hidden rows that are left out. */
  readonly hidden: number;
  /** What the file says of its cells, and rows that stand in it twice. */
  readonly errors: readonly CellFault[];
}

export function planRows(
  { rows, errors }: TrackingSheet,
  isKnown: (identity: string) => boolean,
  includeHidden: boolean,
): RowPlan {
  const seen = new Map<string, TrackingRow>();
  const twice: CellFault[] = [];
  let [known, hidden] = [0, 0];
  const fresh = rows.flatMap((row): FreshRow[] => {
    const identity = rowIdentity(row.task, row.lead);
    const first = seen.get(identity);
    if (row.hidden && !includeHidden) hidden += 1;
    else if (isKnown(identity)) known += 1;
    else if (first !== undefined) twice.push(repeated(row, first));
    else {
      seen.set(identity, row);
      return [{ row, identity }];
    }
    return [];
  });
  return { fresh, known, hidden, errors: [...errors, ...twice] };
}

function repeated(row: TrackingRow, first: TrackingRow): CellFault {
  const where = `${first.sheet}!${first.cells.task ?? ""}`;
  return {
    sheet: row.sheet,
    cell: row.cells.task ?? "",
    grave: false,
    message: {
      vi: `Dòng này trùng với ${where}; chỉ lấy một lần`,
      en: `This row repeats ${where}; it is taken once`,
    },
  };
}

/** A text of the rows, a line each, and each as an instruction that rests on its line. `offset`: where the text will stand. */
export function textOfRows(
  rows: readonly FreshRow[],
  sectionOf: (row: TrackingRow, index: number) => string,
  offset = 0,
): { readonly text: string; readonly tasks: readonly ReadTask[] } {
  const lines: string[] = [];
  let at = offset;
  const tasks = rows.map(({ row }, index): ReadTask => {
    const line = lineOf(row);
    const source = { start: at, end: at + line.length };
    lines.push(line);
    at = source.end + 1;
    return {
      section: sectionOf(row, index),
      text: row.task,
      lead: row.lead,
      coordinating: row.coordinating,
      through: [],
      due: row.due?.due ?? null,
      dueText: row.due?.text ?? null,
      source,
    };
  });
  return { text: lines.join("\n"), tasks };
}

function lineOf(row: TrackingRow): string {
  const parts = [
    [row.count, row.task.replace(/\s*\n\s*/g, " ")].filter(Boolean).join(". "),
    row.lead.length > 0 ? `Chủ trì: ${row.lead.join("; ")}` : "",
    row.coordinating.length > 0 ? `Phối hợp: ${row.coordinating.join("; ")}` : "",
    row.due === null ? "" : `Thời hạn: ${row.due.text}`,
    row.product === null ? "" : `Sản phẩm: ${row.product}`,
  ];
  return parts.filter((part) => part !== "").join(" | ");
}

/** A whole workbook as a reading: its groups are sections, its rows instructions. */
export function readingOfRows(rows: readonly FreshRow[]): Reading {
  const groups = [...new Set(rows.map(({ row }) => row.group).filter((group) => group !== null))];
  const counts = new Map<string, number>();
  const sectionOf = ({ group, sheet }: TrackingRow): string => {
    const place = group === null ? "" : `${String(groups.indexOf(group) + 1)}.`;
    const key = place === "" ? sheet : place;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return `${place}${String(count)}`;
  };
  const { text, tasks } = textOfRows(rows, sectionOf);
  return {
    header: { issuer: null, number: null, date: null, type: null, title: null, implements: [] },
    signatory: { name: null, position: null, onBehalfOf: null },
    recipients: [],
    sections: groups.map((heading, index) => ({
      path: String(index + 1),
      parent: null,
      heading,
      source: { start: 0, end: 0 },
    })),
    targets: [],
    tasks,
    doubts: [],
    text,
  };
}
