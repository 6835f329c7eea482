/**
 * The cells of an XLSX file (ECMA-376, part 1, §18), read as data: formulas are not run, only their last result is
 * taken; links, macros and pictures are not opened. It reads the XML itself, since libraries expand merged ranges and
 * sparse addresses that a hostile file can make as large as it likes.
 */
import { dayOf, type Day } from "../../domain/day.js";
import { Archive } from "./archive.js";
import { unreadable } from "./flaws.js";
import { normalise } from "./script.js";
import { attribute, tokens } from "./xml.js";

export type CellValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "day"; readonly day: Day }
  /** A formula's error (#REF!), or a formula that was never computed. */
  | { readonly kind: "error"; readonly text: string };

export interface SheetRow {
  /** As the spreadsheet counts: from 1. */
  readonly number: number;
  readonly hidden: boolean;
  /** By column, from 0. */
  readonly cells: ReadonlyMap<number, CellValue>;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SheetRow[];
  /** The cell whose value a merged cell shows, or the cell itself. */
  readonly origin: (row: number, column: number) => readonly [number, number];
}

const MOST_ROWS = 20_000;
const MOST_COLUMNS = 64;
const MOST_SHEETS = 50;
const MOST_MERGED = 200_000;
const BROKEN = "damaged_xlsx";

/** Throws `unreadable_document` where the file is damaged, of another kind, or larger than a register can be. */
export function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  if (bytes.length === 0) throw unreadable("empty");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw unreadable("old_excel");
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw unreadable(BROKEN);
  const archive = new Archive(bytes, BROKEN);
  const workbook = archive.text("xl/workbook.xml");
  if (workbook === null) throw unreadable(BROKEN);
  const targets = targetsOf(archive.text("xl/_rels/workbook.xml.rels") ?? "");
  const strings = sharedStrings(archive.text("xl/sharedStrings.xml"));
  const dates = dateStyles(archive.text("xl/styles.xml"));
  let shift = 0;
  let left = MOST_ROWS;
  const sheets: Sheet[] = [];
  for (const token of tokens(workbook, BROKEN)) {
    if (token.kind !== "open") continue;
    if (token.name === "workbookPr" && /^(?:1|true)$/.test(attribute(token.attributes, "date1904") ?? ""))
      shift = 1_462;
    if (token.name !== "sheet") continue;
    if (sheets.length >= MOST_SHEETS) throw unreadable("oversized");
    const target = targets.get(attribute(token.attributes, "r:id") ?? "");
    const xml = target === undefined ? null : archive.text(target);
    if (xml === null) continue;
    const { rows, origin } = readSheet(xml, strings, dates, shift, left);
    left -= rows.length;
    sheets.push({
      name: (attribute(token.attributes, "name") ?? "").normalize("NFC"),
      hidden: (attribute(token.attributes, "state") ?? "visible") !== "visible",
      rows,
      origin,
    });
  }
  return sheets;
}

function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>();
  for (const token of tokens(xml, BROKEN)) {
    if (token.kind !== "open" || token.name !== "Relationship") continue;
    const target = attribute(token.attributes, "Target") ?? "";
    const id = attribute(token.attributes, "Id") ?? "";
    targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  return targets;
}

function sharedStrings(xml: string | null): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  let text: string | null = null;
  let inText = false;
  let phonetic = 0;
  for (const token of tokens(xml, BROKEN)) {
    if (token.kind === "text") {
      if (inText && phonetic === 0 && text !== null) text += token.text;
    } else if (token.name === "si") {
      if (token.kind === "open" && !token.empty) text = "";
      else {
        strings.push((text ?? "").normalize("NFC"));
        text = null;
      }
    } else if (token.name === "t") inText = token.kind === "open" && !token.empty;
    // The reading aid of Japanese cells is no part of the text.
    else if (token.name === "rPh") phonetic += token.kind === "open" ? (token.empty ? 0 : 1) : -1;
  }
  return strings;
}

/** The cell styles (by number) that show a day. */
function dateStyles(xml: string | null): Set<number> {
  const formats = new Map<number, string>();
  const styles = new Set<number>();
  if (xml === null) return styles;
  let inCells = false;
  let at = 0;
  for (const token of tokens(xml, BROKEN)) {
    if (token.kind === "text") continue;
    if (token.name === "cellXfs") inCells = token.kind === "open" && !token.empty;
    if (token.kind !== "open") continue;
    if (token.name === "numFmt")
      formats.set(
        Number(attribute(token.attributes, "numFmtId")),
        attribute(token.attributes, "formatCode") ?? "",
      );
    if (token.name === "xf" && inCells) {
      const format = Number(attribute(token.attributes, "numFmtId") ?? "0");
      if (isDateFormat(format, formats.get(format))) styles.add(at);
      at += 1;
    }
  }
  return styles;
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return true;
  return code !== undefined && /[dy]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
}

/** "BC12" → row 12, column 54 (from 0). */
function place(reference: string): [number, number] | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  if (letters === undefined || digits === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return [Number(digits), column - 1];
}

/** 7, 1 → "B7" */
export function addressOf(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters + String(row);
}

interface Raw {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: string;
  formula: boolean;
}

function readSheet(
  xml: string,
  strings: readonly string[],
  dates: ReadonlySet<number>,
  shift: number,
  most: number,
): Pick<Sheet, "rows" | "origin"> {
  const rows: SheetRow[] = [];
  const merged = new Map<number, readonly [number, number]>();
  let cells = new Map<number, CellValue>();
  let number = 0;
  let hidden = false;
  let column = -1;
  let raw: Raw | null = null;
  let reading: "value" | "inline" | null = null;
  for (const token of tokens(xml, BROKEN)) {
    if (token.kind === "text") {
      if (reading === "value" && raw !== null) raw.value = (raw.value ?? "") + token.text;
      if (reading === "inline" && raw !== null) raw.inline += token.text;
      continue;
    }
    if (token.kind === "close") {
      if (token.name === "c" && raw !== null) {
        const value = valueOf(raw, strings, dates, shift);
        if (value !== null && raw.column < MOST_COLUMNS) cells.set(raw.column, value);
        raw = null;
      } else if (token.name === "v" || token.name === "t") reading = null;
      else if (token.name === "row" && cells.size > 0) {
        if (rows.length >= most) throw unreadable("too_many_rows");
        rows.push({ number, hidden, cells });
      }
      continue;
    }
    switch (token.name) {
      case "row":
        number = Number(attribute(token.attributes, "r") ?? number + 1);
        hidden = /^(?:1|true)$/.test(attribute(token.attributes, "hidden") ?? "");
        cells = new Map();
        column = -1;
        break;
      case "c": {
        const at = place(attribute(token.attributes, "r") ?? "");
        column = at?.[1] ?? column + 1;
        raw = token.empty
          ? null
          : {
              row: number,
              column,
              type: attribute(token.attributes, "t") ?? "n",
              style: Number(attribute(token.attributes, "s") ?? "-1"),
              value: null,
              inline: "",
              formula: false,
            };
        break;
      }
      case "v":
        reading = token.empty ? null : "value";
        break;
      case "t":
        reading = token.empty ? null : "inline";
        break;
      case "f":
        if (raw !== null) raw.formula = true;
        break;
      case "mergeCell":
        merge(attribute(token.attributes, "ref") ?? "", merged);
        break;
      default:
    }
  }
  return {
    rows,
    origin: (row, at) => merged.get(row * MOST_COLUMNS + at) ?? [row, at],
  };
}

function merge(range: string, merged: Map<number, readonly [number, number]>): void {
  const [from, to] = range.split(":").map(place);
  if (from == null || to == null) return;
  const [lastRow, lastColumn] = [Math.min(to[0], from[0] + MOST_ROWS), Math.min(to[1], MOST_COLUMNS - 1)];
  if (merged.size + (lastRow - from[0] + 1) * Math.max(0, lastColumn - from[1] + 1) > MOST_MERGED)
    throw unreadable("oversized");
  for (let row = from[0]; row <= lastRow; row += 1)
    for (let column = from[1]; column <= lastColumn; column += 1)
      merged.set(row * MOST_COLUMNS + column, from);
}

function valueOf(
  raw: Raw,
  strings: readonly string[],
  dates: ReadonlySet<number>,
  shift: number,
): CellValue | null {
  if (raw.type === "inlineStr") return textOf(raw.inline);
  if (raw.value === null) return raw.formula ? { kind: "error", text: "công thức chưa có kết quả" } : null;
  switch (raw.type) {
    case "s":
      return textOf(strings[Number(raw.value)] ?? "");
    case "str":
      return textOf(raw.value);
    case "e":
      return { kind: "error", text: raw.value };
    case "b":
      return textOf(raw.value === "1" ? "Có" : "Không");
    case "d":
      return /^\d{4}-\d{2}-\d{2}/.test(raw.value)
        ? { kind: "day", day: raw.value.slice(0, 10) }
        : textOf(raw.value);
    default: {
      const number = Number(raw.value);
      if (!Number.isFinite(number)) return { kind: "error", text: raw.value };
      // Before 1 March 1900 spreadsheets count a day that was none; no deadline lies there.
      if (dates.has(raw.style) && number > 60 && number < 200_000)
        return { kind: "day", day: dayOf(Math.floor(number) + shift - 25_569) };
      return { kind: "number", number };
    }
  }
}

/** An apostrophe or dash that an export put before a text goes again: `table/table.ts` in the writer. */
function textOf(raw: string): CellValue | null {
  const text = normalise(
    raw.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  ).trim();
  return text === "" ? null : { kind: "text", text: text.replace(/^'(?=[\s']*[=+\-@])/, "") };
}
