/** Tables as workbook and CSV: typed, and nothing in them runs when it is opened, saved and opened again. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Archive } from "../../../document/read/archive.js";
import { sheetsOf } from "../../../document/read/sheet.js";
import { writeCsv } from "../../../document/write/table/csv.js";
import { inert, type Table } from "../../../document/write/table/table.js";
import { writeWorkbook } from "../../../document/write/table/workbook.js";

const table: Table = {
  name: "Nhiệm vụ: quý I/2026",
  columns: [
    { heading: "STT", kind: "number", width: 6 },
    { heading: "Nhiệm vụ", kind: "text", width: 60 },
    { heading: "Thời hạn", kind: "day", width: 12 },
    { heading: "Tỷ lệ", kind: "percent", width: 10 },
  ],
  rows: [
    [1, "Rà soát, hoàn thiện cơ sở dữ liệu", "2026-12-10", 12.5],
    [2, '=HYPERLINK("http://127.0.0.1:9/"&A1,"x")', "Thường xuyên", null],
    [3, "- Tổ chức tuyên truyền\nhai dòng", null, 0],
  ],
};
const properties = {
  title: "Theo dõi",
  author: "Văn phòng Tỉnh ủy",
  writtenAt: new Date("2026-02-05T00:00:00Z"),
};

describe("a text that looks like a formula", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+84 292", "'+84 292"],
    ["-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    [" =1", "' =1"],
    ["\uff1d1+1", "'\uff1d1+1"],
    ["'=1", "''=1"],
    ["- Tổ chức", "– Tổ chức"],
    ["Số 5 = 4 + 1", "Số 5 = 4 + 1"],
    ["", ""],
  ])("%j becomes %j", (text, wanted) => {
    expect(inert(text)).toBe(wanted);
  });

  test("never begins with a sign of one, whatever it was", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(inert(text)).not.toMatch(/^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
      }),
      { seed: 272 },
    );
  });
});

describe("a workbook", () => {
  test("has typed cells, a frozen heading, widths, and the same bytes each time", async () => {
    const bytes = await writeWorkbook([table], properties);
    const archive = new Archive(bytes, "damaged_xlsx");
    const sheet = archive.text("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain('<pane ySplit="1"');
    expect(sheet).toMatch(/<col min="2" max="2" width="60"/);
    expect(sheet).toContain('<autoFilter ref="A1:D1"');
    expect(sheet).not.toContain("<f>");
    expect(archive.text("xl/styles.xml")).toContain("dd/mm/yyyy");
    expect((await writeWorkbook([table], properties)).equals(bytes)).toBe(true);
  });

  test("is read again as it was", async () => {
    const [sheet] = sheetsOf(await writeWorkbook([table], properties));
    expect(sheet?.name).toBe("Nhiệm vụ quý I 2026".replace("vụ ", "vụ  "));
    expect(sheet?.rows.map((row) => [...row.cells.values()])).toEqual([
      [
        { kind: "text", text: "STT" },
        { kind: "text", text: "Nhiệm vụ" },
        { kind: "text", text: "Thời hạn" },
        { kind: "text", text: "Tỷ lệ" },
      ],
      [
        { kind: "number", number: 1 },
        { kind: "text", text: "Rà soát, hoàn thiện cơ sở dữ liệu" },
        { kind: "day", day: "2026-12-10" },
        { kind: "number", number: 12.5 },
      ],
      [
        { kind: "number", number: 2 },
        { kind: "text", text: '=HYPERLINK("http://127.0.0.1:9/"&A1,"x")' },
        { kind: "text", text: "Thường xuyên" },
      ],
      [
        { kind: "number", number: 3 },
        { kind: "text", text: "– Tổ chức tuyên truyền\nhai dòng" },
        { kind: "number", number: 0 },
      ],
    ]);
  });

  test("gives sheets names that a spreadsheet takes, each once", async () => {
    const named = (name: string): Table => ({ ...table, name });
    const long = "Danh mục nhiệm vụ của Ban Thường vụ Tỉnh ủy";
    const bytes = await writeWorkbook([named(long), named(long), named("[x]:*?/\\"), named("'")], properties);
    expect(sheetsOf(bytes).map((sheet) => sheet.name)).toEqual([
      "Danh mục nhiệm vụ của Ban Thườn",
      "Danh mục nhiệm vụ của Ban Thư 2",
      "x",
      "Bảng 4",
    ]);
  });
});

test("a CSV file begins with the mark of UTF-8 and quotes what needs it", () => {
  expect(writeCsv(table)).toBe(
    '\ufeffSTT,Nhiệm vụ,Thời hạn,Tỷ lệ\r\n1,"Rà soát, hoàn thiện cơ sở dữ liệu",10/12/2026,12.5\r\n2,"\'=HYPERLINK(""http://127.0.0.1:9/""&A1,""x"")",Thường xuyên,\r\n3,"– Tổ chức tuyên truyền\nhai dòng",,0\r\n',
  );
});
