/** The register's data files: calendar, units, people. */
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { CalendarDay } from "../../domain/calendar.js";
import type { NewPerson, NewUnit } from "../../record/commands/register.js";

type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): Row[] {
  return parse(readFileSync(new URL(file, import.meta.url), "utf8"), {
    columns: true,
    skip_empty_lines: true,
  });
}

export function calendarDays(): CalendarDay[] {
  return rowsOf("calendar-days.csv").map((row) => ({
    date: cell(row, "date"),
    kind: cell(row, "kind") as CalendarDay["kind"], // PostgreSQL's enum refuses any other
    name: cell(row, "name"),
    source: cell(row, "source"),
    provisional: cell(row, "provisional") === "true",
  }));
}

export function units(): NewUnit[] {
  return rowsOf("units.csv").map((row) => ({
    code: cell(row, "code"),
    name: cell(row, "name"),
    shortName: cell(row, "short_name"),
    kind: cell(row, "kind") as NewUnit["kind"], // as above
    parent: cell(row, "parent") || null,
    validFrom: cell(row, "valid_from"),
    validTo: cell(row, "valid_to") || null,
    email: cell(row, "email") || null,
    aliases: list(cell(row, "aliases")),
    sets: list(cell(row, "sets")),
  }));
}

export function people(): NewPerson[] {
  return rowsOf("people.csv").map((row) => ({
    username: cell(row, "username"),
    name: cell(row, "name"),
    email: cell(row, "email") || null,
    unit: cell(row, "unit"),
    position: cell(row, "position"),
    role: cell(row, "role") as NewPerson["role"], // as above
    isHead: cell(row, "is_head") === "true",
    isFocal: cell(row, "is_focal") === "true",
  }));
}

function cell(row: Row, column: string): string {
  return row[column] ?? "";
}

function list(text: string): string[] {
  return text
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
