/** Reads an assignment sheet (CSV): who is to do which section of a programme, by when. */
import { parse } from "csv-parse/sync";
import { type Assignment, type RowError, evidenceKinds } from "../../domain/assignment.js";
import type { Calendar } from "../../domain/calendar.js";
import { type Day, isDay } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { isRecurrence } from "../../domain/recurrence.js";

const columns = {
  section: "Mục",
  lead: "Đơn vị chủ trì",
  coordinating: "Đơn vị phối hợp",
  executing: "Đơn vị thực hiện",
  kind: "Loại",
  due: "Thời hạn",
  evidence: "Minh chứng",
  reviewer: "Đơn vị xác nhận",
  product: "Sản phẩm",
} as const;

const kinds = ["dated", "recurring", "continuous"] as const;

type Row = Partial<Record<string, string>>;

/**
 * The assignments of a sheet. A due date is a day (`2026-12-10`, `10/12/2026`), a recurrence (`yearly:12-10`), or a
 * number of working days from `today` (`+30`, `-5`), as the example uses. Raises `invalid_input` with every wrong cell.
 */
export function readAssignmentSheet(csv: string, today: Day, calendar: Calendar): Assignment[] {
  const rows = parseRows(csv);
  const errors: RowError[] = [];
  const assignments = rows.map((row, index) =>
    readRow(row, index + 2, (cell) => dayOf(cell, today, calendar), errors),
  );
  if (errors.length > 0) throw sheetError(errors);
  return assignments;
}

function parseRows(csv: string): Row[] {
  let rows: Row[];
  try {
    rows = parse(csv.normalize("NFC"), { bom: true, columns: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Không đọc được bảng phân công. Hãy lưu lại dưới dạng CSV (UTF-8) rồi thử lại.",
        en: "The assignment sheet cannot be read. Save it as CSV (UTF-8) and try again.",
      },
      { field: "sheet", cause: error instanceof Error ? error.message : String(error) },
    );
  }
  const first = rows[0];
  const missing = Object.values(columns).filter((name) => first?.[name] === undefined);
  if (first !== undefined && missing.length === 0) return rows;
  throw new DomainError(
    "invalid_input",
    {
      vi: `Bảng phân công thiếu dòng hoặc thiếu cột: ${missing.join(", ")}. Hãy bổ sung rồi thử lại.`,
      en: `The assignment sheet lacks rows, or the columns ${missing.join(", ")}. Add them and try again.`,
    },
    { field: "sheet", missing },
  );
}

function readRow(
  row: Row,
  number: number,
  dayIn: (cell: string) => Day | null,
  errors: RowError[],
): Assignment {
  const cell = (column: keyof typeof columns) => row[columns[column]] ?? "";
  const wrong = (column: keyof typeof columns, vi: string, en: string) =>
    errors.push({ row: number, column: columns[column], message: { vi, en } });

  const kind = kinds.find((k) => k === cell("kind"));
  if (kind === undefined)
    wrong("kind", `Loại phải là một trong: ${kinds.join(", ")}`, `must be one of ${kinds.join(", ")}`);
  const evidence = evidenceKinds.find((k) => k === (cell("evidence") || "any"));
  if (evidence === undefined) {
    wrong(
      "evidence",
      `Minh chứng phải là một trong: ${evidenceKinds.join(", ")}`,
      `must be one of ${evidenceKinds.join(", ")}`,
    );
  }
  for (const column of ["section", "lead", "reviewer"] as const) {
    if (cell(column) === "") wrong(column, "Không được để trống", "must not be empty");
  }
  const dueOn = kind === "dated" ? dayIn(cell("due")) : null;
  if (kind === "dated" && dueOn === null) {
    wrong(
      "due",
      "Thời hạn phải là ngày (10/12/2026) hoặc số ngày làm việc (+30)",
      "must be a day (2026-12-10) or a number of working days (+30)",
    );
  }
  const recurrence = kind === "recurring" && isRecurrence(cell("due")) ? cell("due") : null;
  if (kind === "recurring" && recurrence === null) {
    wrong(
      "due",
      "Định kỳ phải là yearly, yearly:12-10, half-yearly, quarterly, monthly hoặc monthly:18",
      "must be a recurrence such as yearly:12-10",
    );
  }
  return {
    row: number,
    section: cell("section"),
    lead: cell("lead"),
    coordinating: list(cell("coordinating")),
    executing: list(cell("executing")),
    reviewer: cell("reviewer"),
    kind: kind ?? "continuous",
    dueOn,
    recurrence,
    evidence: evidence ?? "any",
    product: cell("product") || null,
  };
}

function list(cell: string): string[] {
  return cell
    .split(";")
    .map((code) => code.trim())
    .filter((code) => code !== "");
}

function dayOf(cell: string, today: Day, calendar: Calendar): Day | null {
  if (/^[+-]?\d{1,4}$/.test(cell)) return calendar.addWorkingDays(today, Number(cell));
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  const iso =
    year === undefined ? cell : `${year}-${(month ?? "").padStart(2, "0")}-${(date ?? "").padStart(2, "0")}`;
  return isDay(iso) ? iso : null;
}

/** Every wrong cell at once: the sheet is mended in one go. */
export function sheetError(errors: readonly RowError[]): DomainError {
  const first = errors[0];
  const where = first === undefined ? "" : `${String(first.row)}, ${first.column}`;
  return new DomainError(
    "invalid_input",
    {
      vi: `Bảng phân công có ${String(errors.length)} ô chưa đúng, ô đầu tiên ở dòng ${where}: ${first?.message.vi ?? ""}. Hãy sửa rồi thử lại; chưa có gì được ghi.`,
      en: `The assignment sheet has ${String(errors.length)} wrong cells, the first in row ${where}: ${first?.message.en ?? ""}. Mend them and try again; nothing was written.`,
    },
    { field: "sheet", errors },
  );
}
