/** Builds small XLSX files for tests, cell by cell, with what a library would not write. */
import { zip, type Member } from "./docx-builder.js";

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** A text; `d:` a day by its serial number, `n:` a number, `f:` a formula without result, `e:` an error. */
function cell(address: string, value: string): string {
  const [, kind, rest = ""] = /^([dnfe]):(.*)$/s.exec(value) ?? [];
  if (kind === "d") return `<c r="${address}" s="1"><v>${rest}</v></c>`;
  if (kind === "n") return `<c r="${address}"><v>${rest}</v></c>`;
  if (kind === "f") return `<c r="${address}"><f>${rest}</f></c>`;
  if (kind === "e") return `<c r="${address}" t="e"><v>${rest}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
}

export interface BuiltSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** By address: `{ A1: "STT" }`. */
  readonly cells: Readonly<Record<string, string>>;
  readonly merged?: readonly string[];
  readonly hiddenRows?: readonly number[];
}

export function sheetXml({ cells, merged = [], hiddenRows = [] }: BuiltSheet): string {
  const rows = new Map<number, string[]>();
  for (const [address, value] of Object.entries(cells)) {
    const row = Number(/\d+/.exec(address)?.[0]);
    rows.set(row, [...(rows.get(row) ?? []), cell(address, value)]);
  }
  const data = [...rows]
    .sort(([a], [b]) => a - b)
    .map(
      ([row, inside]) =>
        `<row r="${String(row)}"${hiddenRows.includes(row) ? ' hidden="1"' : ""}>${inside.join("")}</row>`,
    );
  const merges =
    merged.length === 0
      ? ""
      : `<mergeCells>${merged.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`;
  return `<worksheet><sheetData>${data.join("")}</sheetData>${merges}</worksheet>`;
}

export const xlsx = (sheets: readonly BuiltSheet[], more: readonly Member[] = []): Uint8Array =>
  zip([
    {
      name: "xl/workbook.xml",
      body: `<workbook><sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${escape(name)}" sheetId="${String(i + 1)}" r:id="rId${String(i + 1)}"${hidden === true ? ' state="hidden"' : ""}/>`).join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      body: `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${String(i + 1)}" Target="worksheets/sheet${String(i + 1)}.xml"/>`).join("")}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      body: `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...sheets.map((sheet, i) => ({ name: `xl/worksheets/sheet${String(i + 1)}.xml`, body: sheetXml(sheet) })),
    ...more,
  ]);

/** A tracking workbook with its heading in row 1: tasks, leads and due dates from row 2 on. */
export function trackingWorkbook(
  rows: readonly (readonly [task: string, lead: string, due: string])[],
): Uint8Array {
  const heading = { A1: "STT", B1: "Nhiệm vụ", C1: "Cơ quan chủ trì", D1: "Thời hạn" };
  const cells = rows.map(([task, lead, due], index) => {
    const at = String(index + 2);
    return {
      [`A${at}`]: `n:${String(index + 1)}`,
      [`B${at}`]: task,
      [`C${at}`]: lead,
      ...(due === "" ? {} : { [`D${at}`]: due }),
    };
  });
  return xlsx([{ name: "Theo dõi", cells: Object.assign({}, heading, ...cells) as Record<string, string> }]);
}
