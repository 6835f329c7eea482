/** PDF files: running text, a table by the places of its columns, and scans. */
import { describe, expect, test } from "@jest/globals";
import { readFile } from "../../document/read/read.js";
import { pdf, type Piece } from "./pdf-builder.js";

const column = (lines: readonly string[], top: number): Piece[] =>
  lines.map((text, i) => ({ x: 60, y: top - 18 * i, text }));

const PAGE: Piece[] = [
  { x: 60, y: 800, text: "ỦY BAN NHÂN DÂN" },
  { x: 300, y: 800, text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" },
  { x: 60, y: 782, text: "TỈNH AN KHÊ" },
  { x: 300, y: 782, text: "Độc lập - Tự do - Hạnh phúc" },
  { x: 60, y: 764, text: "Số: 12/KH-UBND" },
  { x: 300, y: 764, text: "An Khê, ngày 15 tháng 3 năm 2025" },
  ...column(
    [
      "KẾ HOẠCH",
      "Chăm sóc sức khỏe người lao động",
      "I. NHIỆM VỤ",
      "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra các cơ sở khám",
      "bệnh nghề nghiệp trước ngày 30/6/2025.",
      "2. Công an tỉnh tăng cường tuần tra tại các khu công nghiệp, khu kinh tế",
      "và các khu vực trọng điểm.",
      "PHỤ LỤC",
    ],
    740,
  ),
];
const TABLE: Piece[] = [
  ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"],
  ["1", "Khảo sát nhu cầu của", "Sở Nội vụ", "Quý III/2025"],
  ["", "người lao động", "", ""],
  ["2", "Biên soạn tài liệu", "Sở Y tế", "Tháng 9/2025"],
].flatMap((cells, row) =>
  cells
    .map((text, i) => ({ x: [60, 90, 260, 420][i] ?? 0, y: 580 - 18 * row, text }))
    .filter((piece) => piece.text !== ""),
);

describe("a PDF file", () => {
  test("with text is read with its two-column head, its wrapped lines and its table", async () => {
    const reading = await readFile(pdf([[...PAGE, ...TABLE]]), "ke-hoach.pdf");
    expect(reading.header).toMatchObject({
      issuer: "Ủy ban nhân dân tỉnh An Khê",
      number: "12/KH-UBND",
      date: "2025-03-15",
      type: "Kế hoạch",
    });
    expect(reading.tasks.map(({ section, text, lead, due }) => [section, text, lead, due])).toEqual([
      [
        "I.1",
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra các cơ sở khám bệnh nghề nghiệp trước ngày 30/6/2025.",
        ["Sở Y tế"],
        "2025-06-30",
      ],
      [
        "I.2",
        "Công an tỉnh tăng cường tuần tra tại các khu công nghiệp, khu kinh tế và các khu vực trọng điểm.",
        ["Công an tỉnh"],
        null,
      ],
      ["PL.1", "Khảo sát nhu cầu của người lao động", ["Sở Nội vụ"], "2025-09-30"],
      ["PL.2", "Biên soạn tài liệu", ["Sở Y tế"], "2025-09-30"],
    ]);
  });

  test("with borders gives each cell what stands in it, even where a count stands in the middle of its row", async () => {
    const columns = [60, 90, 260, 420, 520];
    const rows = [600, 580, 540, 500];
    const boxes = rows.slice(1).flatMap((y, r) =>
      columns.slice(1).map((right, c) => ({
        x: columns[c] ?? 0,
        y,
        width: right - (columns[c] ?? 0),
        height: (rows[r] ?? 0) - y,
      })),
    );
    const cells: Piece[] = [
      ...["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"].map((text, i) => ({
        x: (columns[i] ?? 0) + 4,
        y: 585,
        text,
      })),
      { x: 94, y: 566, text: "Khảo sát nhu cầu của" },
      { x: 94, y: 548, text: "người lao động" },
      { x: 64, y: 557, text: "1" },
      { x: 264, y: 557, text: "Sở Nội vụ" },
      { x: 424, y: 557, text: "Quý III/2025" },
      { x: 94, y: 526, text: "Biên soạn, in ấn tài" },
      { x: 94, y: 508, text: "liệu truyền thông" },
      { x: 64, y: 517, text: "2" },
      { x: 264, y: 517, text: "Sở Y tế" },
      { x: 424, y: 517, text: "Tháng 9/2025" },
    ];
    const reading = await readFile(pdf([[...PAGE, ...cells]], boxes), "ke-hoach.pdf");
    expect(reading.tasks.slice(2).map(({ text, lead, due }) => [text, lead, due])).toEqual([
      ["Khảo sát nhu cầu của người lao động", ["Sở Nội vụ"], "2025-09-30"],
      ["Biên soạn, in ấn tài liệu truyền thông", ["Sở Y tế"], "2025-09-30"],
    ]);
  });

  test("of scanned pages is refused with the advice to have it recognised", async () => {
    await expect(readFile(pdf([[], []]), "quet.pdf")).rejects.toMatchObject({
      code: "unreadable_document",
      detail: { flaw: "scan" },
      text: { vi: expect.stringContaining("OCR") },
    });
  });
});
