/** Reads a year of the calendar (CSV): `date, kind, name, source, provisional`, as `prisma/seed/calendar-days.csv` has it. */
import { parse } from "csv-parse/sync";
import type { CalendarDayKind } from "../../domain/calendar.js";
import type { YearRow } from "../../domain/calendar-entry.js";
import { DomainError } from "../../domain/errors.js";

const needed = ["date", "kind", "name", "source"] as const;

/** A year has a few dozen days. */
const MOST_ROWS = 400;

/** The rows as they stand, to be judged; the first of them is row 2. Raises `invalid_input` where the file is no such table. */
export function readCalendarSheet(csv: string): YearRow[] {
  const rows = parseRows(csv);
  const first = rows[0];
  const missing = needed.filter((name) => first?.[name] === undefined);
  if (missing.length > 0) throw lacks(missing);
  if (rows.length > MOST_ROWS) throw tooMany(rows.length);
  return rows.map((row, index) => ({
    row: index + 2,
    date: dayIn(row["date"] ?? ""),
    kind: (row["kind"] ?? "") as CalendarDayKind, // judged with the rest of the row
    name: row["name"] ?? "",
    source: row["source"] ?? "",
    provisional: ["true", "1", "x", "dự kiến"].includes((row["provisional"] ?? "").toLowerCase()),
  }));
}

function parseRows(csv: string): Partial<Record<string, string>>[] {
  try {
    return parse(csv.normalize("NFC"), { bom: true, columns: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Không đọc được bảng ngày nghỉ. Hãy lưu lại dưới dạng CSV (UTF-8) rồi thử lại.",
        en: "The table of days cannot be read. Save it as CSV (UTF-8) and try again.",
      },
      { field: "csv", cause: error instanceof Error ? error.message : String(error) },
    );
  }
}

/** `30/4/2027` as people write it is `2027-04-30`; whatever is no date stays as it is and is refused. */
function dayIn(cell: string): string {
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell) ?? [];
  if (date === undefined || month === undefined || year === undefined) return cell;
  return `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
}

function lacks(missing: readonly string[]): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: `Bảng thiếu dòng hoặc thiếu cột: ${missing.join(", ")}. Dòng đầu phải là: date,kind,name,source,provisional.`,
      en: `The table lacks rows, or the columns ${missing.join(", ")}. Its first line is: date,kind,name,source,provisional.`,
    },
    { field: "csv", missing },
  );
}

function tooMany(rows: number): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: `Bảng có ${String(rows)} dòng; một năm không quá ${String(MOST_ROWS)} dòng.`,
      en: `The table has ${String(rows)} rows; a year has at most ${String(MOST_ROWS)}.`,
    },
    { field: "csv" },
  );
}
