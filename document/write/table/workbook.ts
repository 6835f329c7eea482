/** Tables as an XLSX workbook. The only file that knows the library; it is loaded when first asked for. */
import { plain } from "../wording.js";
import { inert, type Table, type TableCell, type TableColumn } from "./table.js";

export interface WorkbookProperties {
  readonly title: string;
  /** The body that gives it out. */
  readonly author: string;
  readonly writtenAt: Date;
}

const FORMATS: Readonly<Record<TableColumn["kind"], string>> = {
  text: "@",
  number: "#,##0.##",
  percent: '0.0"%"',
  day: "dd/mm/yyyy",
};
const DAY_MS = 86_400_000;

/** One sheet for each table: headings frozen and filterable, typed columns. The same tables give the same bytes. */
export async function writeWorkbook(
  tables: readonly Table[],
  properties: WorkbookProperties,
): Promise<Buffer> {
  const { PaperSize, Workbook } = await import("@cj-tech-master/excelts");
  const workbook = new Workbook();
  workbook.creator = plain(properties.author);
  workbook.lastModifiedBy = plain(properties.author);
  workbook.title = plain(properties.title);
  workbook.created = properties.writtenAt;
  workbook.modified = properties.writtenAt;
  const names = sheetNames(tables.map((table) => table.name));
  tables.forEach((table, i) => {
    const sheet = workbook.addWorksheet(names[i] ?? "", {
      views: [{ state: "frozen", ySplit: 1 }],
      pageSetup: {
        paperSize: PaperSize.A4,
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
      },
    });
    sheet.columns = table.columns.map((column) => ({
      width: column.width,
      style: {
        numFmt: FORMATS[column.kind],
        font: { name: "Times New Roman", size: 12 },
        alignment: {
          vertical: "top",
          wrapText: column.kind === "text",
          horizontal: column.kind === "text" ? "left" : "right",
        },
      },
    }));
    const heading = sheet.addRow(table.columns.map((column) => inert(plain(column.heading))));
    heading.eachCell((cell) => {
      cell.style = {
        numFmt: "@",
        font: { name: "Times New Roman", size: 12, bold: true },
        alignment: { horizontal: "center", vertical: "middle", wrapText: true },
        fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFE7E6E6" } },
        border: { bottom: { style: "thin" } },
      };
    });
    for (const row of table.rows) sheet.addRow(row.map((cell, at) => valueOf(cell, table.columns[at])));
    if (table.columns.length > 0)
      sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.columns.length } };
    sheet.pageSetup.printTitlesRow = "1:1";
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function valueOf(cell: TableCell, column: TableColumn | undefined): string | number | Date | null {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return cell;
  if (column?.kind === "day" && /^\d{4}-\d{2}-\d{2}$/.test(cell)) {
    const day = Date.parse(`${cell}T00:00:00Z`);
    if (!Number.isNaN(day)) return new Date(Math.round(day / DAY_MS) * DAY_MS);
  }
  return inert(plain(cell));
}

/** At most 31 characters, none of `[]:*?/\`, each once whatever its case. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const clean = plain(name)
      .replace(/[[\]:*?/\\\n\t]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim();
    let free = clean.slice(0, 31) || `Bảng ${String(i + 1)}`;
    for (let n = 2; taken.has(free.toLowerCase()); n += 1)
      free = `${clean.slice(0, 31 - String(n).length - 1)} ${String(n)}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
