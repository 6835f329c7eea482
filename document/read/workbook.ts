/**
 * Reads a tracking workbook (STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm) as offices keep
 * it: rows with the addresses of their cells, and every cell that a person must mend. Nothing is guessed silently.
 */
import type { Day } from "../../domain/day.js";
import type { Message } from "../../domain/errors.js";
import { namesIn } from "./context.js";
import { readDue } from "./due.js";
import { unreadable } from "./flaws.js";
import type { Column } from "./rows.js";
import { isUpper } from "./script.js";
import { addressOf, sheetsOf, type CellValue, type Sheet, type SheetRow } from "./sheet.js";
import { sourceOf } from "./source.js";
import { findHeading, type Heading } from "./tracking-columns.js";

export interface WorkbookDue {
  /** As it stands in the cell; a day as 31/12/2026. */
  readonly text: string;
  readonly kind: "day" | "recurring" | "continuous";
  /** A day, a recurrence (`yearly:12-10`), or `continuous`: as in `ReadTask.due`. */
  readonly due: string;
}

export interface WorkbookRow {
  readonly sheet: string;
  readonly row: number;
  /** A row that the office has hidden or filtered away: shown apart in the preview. */
  readonly hidden: boolean;
  readonly count: string | null;
  /** The heading of the rows' group ("I. CẢI CÁCH THỂ CHẾ"), or null. */
  readonly group: string | null;
  readonly task: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  /** Null where the cell is empty or could not be read (then it is among the errors). */
  readonly due: WorkbookDue | null;
  readonly product: string | null;
  /** Where each stands: `{ task: "B7" }`; of merged cells the first. */
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface CellError {
  readonly sheet: string;
  readonly cell: string;
  /** Whether the row can be taken as it is, once a person has looked at it. */
  readonly grave: boolean;
  readonly message: Message;
}

export interface WorkbookReading {
  readonly rows: readonly WorkbookRow[];
  readonly errors: readonly CellError[];
  /** Sheets without such a table, and hidden ones. */
  readonly passedOver: readonly string[];
}

const LONGEST_TASK = 8_000;

/** `issued` is the day of the programme: a date without a year is the next one after it. */
export function readWorkbook(bytes: Uint8Array, issued: Day | null): WorkbookReading {
  const rows: WorkbookRow[] = [];
  const errors: CellError[] = [];
  const passedOver: string[] = [];
  for (const sheet of sheetsOf(bytes)) {
    const heading = sheet.hidden ? null : findHeading(sheet);
    if (heading === null) passedOver.push(sheet.name);
    else new SheetReader(sheet, heading, issued, rows, errors).read();
  }
  if (rows.length === 0 && errors.length === 0) throw unreadable("no_heading");
  return { rows, errors, passedOver };
}

class SheetReader {
  private readonly byNumber: ReadonlyMap<number, SheetRow>;
  private group: string | null = null;

  constructor(
    private readonly sheet: Sheet,
    private readonly heading: Heading,
    private readonly issued: Day | null,
    private readonly rows: WorkbookRow[],
    private readonly errors: CellError[],
  ) {
    this.byNumber = new Map(sheet.rows.map((row) => [row.number, row]));
  }

  read(): void {
    for (const row of this.sheet.rows) if (row.number > this.heading.row) this.readRow(row);
  }

  private readRow({ number, hidden }: SheetRow): void {
    const cells: Partial<Record<Column, string>> = {};
    const values: Partial<Record<Column, CellValue>> = {};
    for (const [column, meaning] of this.heading.columns) {
      const [fromRow, fromColumn] = this.sheet.origin(number, column);
      const own = fromRow === number && fromColumn === column;
      cells[meaning] = addressOf(fromRow, fromColumn);
      // A task or number merged downwards belongs to its first row; a unit or date holds for each.
      if (!own && (meaning === "task" || meaning === "count") && fromRow !== number) continue;
      const value = this.byNumber.get(fromRow)?.cells.get(fromColumn);
      if (value !== undefined && (own || fromRow !== number || fromColumn === column))
        values[meaning] = value;
    }
    const text = (meaning: Column): string => shown(values[meaning]);
    const task = text("task");
    if (this.isGroup(text, task)) {
      this.group = [text("count"), task === text("count") ? "" : task]
        .filter((part) => part !== "")
        .join(". ");
      return;
    }
    if (isColumnNumbers(text, task)) return;
    for (const [meaning, value] of Object.entries(values))
      if (value.kind === "error")
        this.wrong(
          cells[meaning as Column],
          true,
          `Ô báo lỗi "${value.text}"; hãy sửa công thức hoặc ghi giá trị`,
          `The cell shows the error "${value.text}"; mend the formula or write the value`,
        );
    if (task === "") {
      if (values.task?.kind !== "error" && (text("lead") !== "" || text("due") !== ""))
        this.wrong(cells.task, true, "Thiếu nội dung nhiệm vụ", "The task is missing");
      return;
    }
    if (task.length > LONGEST_TASK)
      this.wrong(cells.task, true, "Nội dung nhiệm vụ quá dài", "The task is too long");
    const lead = this.names(text("lead"));
    if (this.has("lead") && lead.length === 0 && values.lead?.kind !== "error")
      this.wrong(cells.lead, true, "Thiếu cơ quan chủ trì", "The lead unit is missing");
    this.rows.push({
      sheet: this.sheet.name,
      row: number,
      hidden,
      count: text("count") || null,
      group: this.group,
      task: task.slice(0, LONGEST_TASK),
      lead,
      coordinating: this.names(text("coordinating")).filter((name) => !lead.includes(name)),
      due: this.due(values.due, cells.due),
      product: text("product") || null,
      cells,
    });
  }

  private has(meaning: Column): boolean {
    return [...this.heading.columns.values()].includes(meaning);
  }

  /** "I | CẢI CÁCH THỂ CHẾ | | |" only gathers the rows below it. */
  private isGroup(text: (meaning: Column) => string, task: string): boolean {
    if (text("lead") !== "" || text("due") !== "" || text("coordinating") !== "" || text("product") !== "")
      return false;
    const words = task === "" ? text("count") : task;
    if (words === "") return false;
    return (
      (isUpper(words) && words.length > 3) || /^(?:[IVX]+|[A-ZĐ])[.)]?$/u.test(text("count")) || task === ""
    );
  }

  private names(cell: string): string[] {
    if (cell === "") return [];
    const source = sourceOf(cell.replace(/\s*\n\s*/g, "; "));
    return [...new Set(namesIn(source, { start: 0, end: source.text.length }))];
  }

  private due(value: CellValue | undefined, cell: string | undefined): WorkbookDue | null {
    if (value === undefined || value.kind === "error") return null;
    if (value.kind === "day")
      return { text: value.day.split("-").reverse().join("/"), kind: "day", due: value.day };
    if (value.kind === "number") {
      if (Number.isInteger(value.number) && value.number >= 2_020 && value.number <= 2_060)
        return { text: String(value.number), kind: "day", due: `${String(value.number)}-12-31` };
      this.wrong(
        cell,
        true,
        `Thời hạn là số ${String(value.number)}; hãy định dạng ô là ngày, hoặc ghi 31/12/2026`,
        `The due date is the number ${String(value.number)}; format the cell as a date or write 31/12/2026`,
      );
      return null;
    }
    const { lowered } = sourceOf(value.text);
    const read = readDue(lowered, { issued: this.issued, labelled: true });
    if (read?.due == null || read.kind === "unknown") {
      this.wrong(
        cell,
        true,
        `Không đọc được thời hạn "${value.text}"; hãy ghi ngày (31/12/2026), định kỳ (hằng quý) hoặc "thường xuyên"`,
        `The due date "${value.text}" cannot be read; write a day (31/12/2026), a recurrence, or "thường xuyên"`,
      );
      return null;
    }
    if (read.doubt !== null) this.wrong(cell, false, read.doubt, `Look at the due date: ${read.doubt}`);
    return { text: value.text, kind: read.kind, due: read.due };
  }

  private wrong(cell: string | undefined, grave: boolean, vi: string, en: string): void {
    this.errors.push({ sheet: this.sheet.name, cell: cell ?? "", grave, message: { vi, en } });
  }
}

/** "(1) | (2) | (3)" below a heading numbers the columns. */
const isColumnNumbers = (text: (meaning: Column) => string, task: string): boolean =>
  /^\(?\d{1,2}\)?$/.test(task) && (text("lead") === "" || /^\(?\d{1,2}\)?$/.test(text("lead")));

function shown(value: CellValue | undefined): string {
  switch (value?.kind) {
    case "text":
      return value.text;
    case "number":
      return String(value.number);
    case "day":
      return value.day.split("-").reverse().join("/");
    case "error":
    case undefined:
      return "";
  }
}
