/** Tracking workbooks as offices keep them: rows with the addresses of their cells, and errors by cell. */
import { describe, expect, test } from "@jest/globals";
import { DomainError } from "../../domain/errors.js";
import { readWorkbook } from "../../document/read/workbook.js";
import { zip } from "./docx-builder.js";
import { sheetXml, xlsx, type BuiltSheet } from "./workbook-builder.js";

const ISSUED = "2026-01-15";
const HEADING = {
  A3: "STT",
  B3: "Nhiệm vụ",
  C3: "Cơ quan chủ trì",
  D3: "Cơ quan phối hợp",
  E3: "Thời hạn",
  F3: "Sản phẩm",
};
const sheet = (cells: Record<string, string>, more: Partial<BuiltSheet> = {}): BuiltSheet => ({
  name: "Theo dõi",
  cells: { A1: "BẢNG THEO DÕI NHIỆM VỤ", ...HEADING, ...cells },
  ...more,
});
const read = (...sheets: BuiltSheet[]) => readWorkbook(xlsx(sheets), ISSUED);
const messages = (reading: ReturnType<typeof read>) =>
  reading.errors.map(({ cell, grave, message }) => [cell, grave, message.vi]);

function flaw(bytes: Uint8Array): unknown {
  try {
    readWorkbook(bytes, ISSUED);
  } catch (error) {
    if (error instanceof DomainError) return error.detail["flaw"];
    throw error;
  }
  throw new Error("the file was read");
}

describe("a tracking workbook", () => {
  test("gives its rows with the places of their cells", () => {
    const { rows, errors, passedOver } = read(
      sheet({
        A4: "n:1",
        B4: "Rà soát cơ sở dữ liệu",
        C4: "Sở Y tế",
        D4: "Sở Tài chính; Bảo hiểm xã hội tỉnh\nCông an tỉnh",
        E4: "d:46366",
        F4: "Báo cáo",
      }),
    );
    expect(errors).toEqual([]);
    expect(passedOver).toEqual([]);
    expect(rows).toEqual([
      {
        sheet: "Theo dõi",
        row: 4,
        hidden: false,
        count: "1",
        group: null,
        task: "Rà soát cơ sở dữ liệu",
        lead: ["Sở Y tế"],
        coordinating: ["Sở Tài chính", "Bảo hiểm xã hội tỉnh", "Công an tỉnh"],
        due: { text: "10/12/2026", kind: "day", due: "2026-12-10" },
        product: "Báo cáo",
        cells: { count: "A4", task: "B4", lead: "C4", coordinating: "D4", due: "E4", product: "F4" },
      },
    ]);
  });

  test.each<[string, unknown]>([
    ["31/12/2026", { kind: "day", due: "2026-12-31" }],
    ["trước ngày 05/10/2026", { kind: "day", due: "2026-10-05" }],
    ["Quý III năm 2026", { kind: "day", due: "2026-09-30" }],
    ["tháng 6/2026", { kind: "day", due: "2026-06-30" }],
    ["Hằng quý", { kind: "recurring", due: "quarterly" }],
    ["Trước ngày 18 hằng tháng", { kind: "recurring", due: "monthly:18" }],
    ["Thường xuyên", { kind: "continuous", due: "continuous" }],
    ["n:2027", { kind: "day", due: "2027-12-31" }],
  ])("reads the due date %s", (due, wanted) => {
    const { rows, errors } = read(sheet({ B4: "Việc", C4: "Sở Y tế", E4: due }));
    expect(errors).toEqual([]);
    expect(rows[0]?.due).toMatchObject(wanted as object);
  });

  test("finds its heading with or without marks, in one row or two, wherever the table stands", () => {
    const bare = {
      B9: "TT",
      C9: "Noi dung cong viec",
      D9: "Don vi chu tri",
      E9: "Han hoan thanh",
      C10: "Việc",
      D10: "Sở Y tế",
      E10: "30/6/2026",
    };
    expect(read({ name: "a", cells: bare }).rows[0]).toMatchObject({
      task: "Việc",
      lead: ["Sở Y tế"],
      due: { due: "2026-06-30" },
      cells: { task: "C10" },
    });
    const two = {
      A1: "STT",
      B1: "Nhiệm vụ",
      C1: "Cơ quan",
      E1: "Thời hạn",
      C2: "Chủ trì",
      D2: "Phối hợp",
      A3: "1",
      B3: "Việc",
      C3: "Sở Y tế",
      D3: "Công an tỉnh",
      E3: "2027",
    };
    const merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2"];
    expect(read({ name: "b", cells: two, merged }).rows).toMatchObject([
      { row: 3, task: "Việc", lead: ["Sở Y tế"], coordinating: ["Công an tỉnh"], due: { due: "2027-12-31" } },
    ]);
  });

  test("gives a merged unit or date to each of its rows, with the address of the first", () => {
    const { rows, errors } = read(
      sheet(
        { B4: "Việc một", C4: "Sở Y tế", E4: "31/12/2026", B5: "Việc hai", B6: "Việc ba" },
        { merged: ["C4:C6", "E4:E5"] },
      ),
    );
    expect(
      rows.map((row) => [row.task, row.lead, row.due?.due ?? null, row.cells.lead, row.cells.due]),
    ).toEqual([
      ["Việc một", ["Sở Y tế"], "2026-12-31", "C4", "E4"],
      ["Việc hai", ["Sở Y tế"], "2026-12-31", "C4", "E4"],
      ["Việc ba", ["Sở Y tế"], null, "C4", "E6"],
    ]);
    expect(errors).toEqual([]);
  });

  test("knows headings of groups, numbers of columns and empty rows for what they are", () => {
    const { rows, errors } = read(
      sheet(
        {
          A4: "(1)",
          B4: "(2)",
          C4: "(3)",
          D4: "(4)",
          E4: "(5)",
          A5: "I",
          B5: "CẢI CÁCH THỂ CHẾ",
          A7: "1",
          B7: "Việc một",
          C7: "Sở Y tế",
          E7: "2027",
          A8: "II. TUYÊN TRUYỀN",
          B9: "Việc hai",
          C9: "Sở Y tế",
          E9: "2027",
        },
        { merged: ["A8:F8"] },
      ),
    );
    expect(errors).toEqual([]);
    expect(rows.map((row) => [row.row, row.group, row.task])).toEqual([
      [7, "I. CẢI CÁCH THỂ CHẾ", "Việc một"],
      [9, "II. TUYÊN TRUYỀN", "Việc hai"],
    ]);
  });

  test("names each wrong cell and what to write in it", () => {
    const reading = read(
      sheet({
        B4: "Việc một",
        E4: "khi nào xong thì thôi",
        B5: "Việc hai",
        C5: "Sở Y tế",
        E5: "n:46366",
        C6: "Sở Y tế",
        E6: "2027",
        B7: "e:#REF!",
        C7: "Sở Y tế",
        B8: "Việc năm",
        C8: "f:VLOOKUP(1,2,3)",
        B9: "Việc sáu",
        C9: "Sở Y tế",
        E9: "31/12/2026, 30/6/2027",
      }),
    );
    expect(messages(reading)).toEqual([
      ["C4", true, "Thiếu cơ quan chủ trì"],
      ["E4", true, expect.stringMatching(/^Không đọc được thời hạn "khi nào xong thì thôi"/u)],
      ["E5", true, expect.stringMatching(/^Thời hạn là số 46366; hãy định dạng ô là ngày/u)],
      ["B6", true, "Thiếu nội dung nhiệm vụ"],
      ["B7", true, expect.stringContaining("#REF!")],
      ["C8", true, expect.stringContaining("công thức chưa có kết quả")],
      ["E9", false, expect.stringContaining("nhiều thời hạn")],
    ]);
    expect(reading.rows.map((row) => row.row)).toEqual([4, 5, 8, 9]);
  });

  test("marks hidden rows, passes over hidden sheets and those without a table, reads several", () => {
    const row = { B4: "Việc", C4: "Sở Y tế", E4: "2027", B5: "Việc ẩn", C5: "Sở Y tế", E5: "2027" };
    const reading = read(
      sheet(row, { hiddenRows: [5] }),
      sheet(row, { name: "Cũ", hidden: true }),
      { name: "Ghi chú", cells: { A1: "Không có gì" } },
      sheet({ B4: "Việc khác", C4: "Công an tỉnh", E4: "2028" }, { name: "Năm 2" }),
    );
    expect(reading.rows.map((each) => [each.sheet, each.row, each.hidden])).toEqual([
      ["Theo dõi", 4, false],
      ["Theo dõi", 5, true],
      ["Năm 2", 4, false],
    ]);
    expect(reading.passedOver).toEqual(["Cũ", "Ghi chú"]);
  });

  test("takes letters apart or together, and old days of the Mac", () => {
    const { rows } = read(
      sheet(
        Object.fromEntries(
          Object.entries({ B4: "Tổ chức hội nghị", C4: "Sở Y tế" }).map(([at, text]) => [
            at,
            text.normalize("NFD"),
          ]),
        ),
      ),
    );
    expect(rows[0]).toMatchObject({ task: "Tổ chức hội nghị", lead: ["Sở Y tế"] });
  });
});

describe("a workbook that cannot be read", () => {
  test.each<[string, Uint8Array, string]>([
    ["is empty", Buffer.from(""), "empty"],
    ["has the old format", Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "old_excel"],
    ["is something else", Buffer.from("STT;Nhiệm vụ"), "damaged_xlsx"],
    ["is another archive", zip([{ name: "word/document.xml", body: "<x/>" }]), "damaged_xlsx"],
    ["is cut off", xlsx([sheet({ B4: "x" })]).subarray(0, 400), "damaged_xlsx"],
    ["has no heading", xlsx([{ name: "a", cells: { A1: "x" } }]), "no_heading"],
  ])("because it %s", (_, bytes, wanted) => {
    expect(flaw(bytes)).toBe(wanted);
  });

  test("because it would grow: bombs, merged ranges without end, rows without end", () => {
    const one = sheet({ B4: "x" });
    const bomb = xlsx(
      [one],
      [{ name: "xl/sharedStrings.xml", body: Buffer.alloc(80 * 1024 * 1024), declared: 10 }],
    );
    expect(flaw(bomb)).toBe("oversized");
    expect(
      flaw(xlsx([sheet({ B4: "x" }, { merged: Array.from({ length: 9 }, () => "A1:XFD1048576") })])),
    ).toBe("oversized");
    const rows = `<row><c t="inlineStr"><is><t>x</t></is></c></row>`.repeat(20_001);
    const long = xlsx([one]);
    expect(long.length).toBeGreaterThan(0);
    expect(
      flaw(
        xlsx(
          [{ name: "a", cells: {} }],
          [
            {
              name: "xl/worksheets/sheet1.xml",
              body: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
            },
          ],
        ),
      ),
    ).toBe("too_many_rows");
  });

  test("because it declares a document type: no entity is expanded, nothing fetched", () => {
    const body = sheetXml(sheet({ B4: "x" })).replace(
      "<worksheet>",
      `<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]><worksheet>`,
    );
    expect(flaw(xlsx([{ name: "a", cells: {} }], [{ name: "xl/worksheets/sheet1.xml", body }]))).toBe(
      "damaged_xlsx",
    );
  });

  test("is read for its values alone where it holds macros and links", () => {
    const bytes = xlsx(
      [sheet({ B4: "Việc", C4: "Sở Y tế", E4: "2027" })],
      [
        { name: "xl/vbaProject.bin", body: "macro" },
        { name: "xl/externalLinks/externalLink1.xml", body: "<externalLink/>" },
      ],
    );
    expect(readWorkbook(bytes, ISSUED).rows).toHaveLength(1);
  });
});
