/** Files of every kind that is taken: text in its encodings, DOCX with lists, tables and old fonts; classified ones refused. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DomainError } from "../../domain/errors.js";
import { readFile, readText } from "../../document/read/read.js";
import { docx, p, table } from "./docx-builder.js";

const TEXT =
  "ỦY BAN NHÂN DÂN TỈNH AN KHÊ\nSố: 12/KH-UBND\nAn Khê, ngày 15 tháng 3 năm 2025\nKẾ HOẠCH\nChăm sóc sức khỏe người lao động\nI. NHIỆM VỤ\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra các cơ sở trước ngày 30/6/2025.\n2. Công an tỉnh tăng cường tuần tra.";
const HEAD = [
  "ỦY BAN NHÂN DÂN",
  "TỈNH AN KHÊ",
  "Số: 12/KH-UBND",
  "An Khê, ngày 15 tháng 3 năm 2025",
  "KẾ HOẠCH",
  "Chăm sóc sức khỏe",
].map((line) => p(line));
const swap = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("a text file", () => {
  test.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${TEXT}`)],
    ["UTF-8, decomposed (NFD)", Buffer.from(TEXT.normalize("NFD"))],
    ["UTF-16 little-endian", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
    ["UTF-16 big-endian", swap(`\ufeff${TEXT}`)],
    ["UTF-16 without a mark", Buffer.from(TEXT, "utf16le")],
    ["with Windows line ends", Buffer.from(TEXT.replace(/\n/g, "\r\n"))],
  ])("in %s gives one and the same reading", async (_, bytes) => {
    expect(await readFile(bytes, "ke-hoach.txt")).toEqual(readText(TEXT));
  });

  test("in TCVN3 or VNI is turned into Unicode", async () => {
    const tcvn3 =
      "Sè: 12/KH-UBND\nKÕ HO¹CH\nI. NHIÖM Vô\n1. Së Y tÕ thùc hiÖn kiÓm tra c¸c c¬ së trong n¨m 2025.\n2. C«ng an tØnh t¨ng c­êng tuÇn tra vµ b¸o c¸o.";
    const reading = await readFile(Buffer.from(tcvn3, "latin1"), "cu.txt");
    expect(reading.tasks.map((task) => task.text)).toEqual([
      "Sở Y tế thực hiện kiểm tra các cơ sở trong năm 2025.",
      "Công an tỉnh tăng cường tuần tra và báo cáo.",
    ]);
    const vni =
      "NHIEÄM VUÏ\n1. Sôû Y teá thöïc hieän kieåm tra caùc cô sôû trong naêm 2025.\n2. Coâng an tænh taêng cöôøng tuaàn tra vaø baùo caùo.";
    expect((await readFile(Buffer.from(vni), "cu.txt")).tasks[1]?.text).toBe(
      "Công an tỉnh tăng cường tuần tra và báo cáo.",
    );
  });
});

describe("a DOCX file", () => {
  test("gives back the numbers that Word counts by itself", async () => {
    const file = docx([
      ...HEAD,
      p("NHIỆM VỤ", [1, 0]),
      p("Sở Y tế", [1, 1]),
      p("Kiểm tra các cơ sở.", [1, 2]),
      p("Biên soạn tài liệu.", [1, 2]),
      p("Công an tỉnh", [1, 1]),
      p("Tăng cường tuần tra.", [2, 0]),
    ]);
    const reading = await readFile(file, "ke-hoach.docx");
    expect(reading.tasks.map((task) => [task.section, task.lead])).toEqual([
      ["I.1.a", ["Sở Y tế"]],
      ["I.1.b", ["Sở Y tế"]],
      ["I.2-1", ["Công an tỉnh"]],
    ]);
  });

  test("gives its tables row by row, merged cells filled, rows that repeat the body told once", async () => {
    const file = docx([
      ...HEAD,
      p("I. NHIỆM VỤ"),
      p("1. Kiểm tra các cơ sở y tế trên địa bàn tỉnh."),
      p("PHỤ LỤC"),
      table([
        ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"],
        ["I", "Y TẾ", "", "", "", ""],
        [
          "1",
          "Kiểm tra các cơ sở y tế trên địa bàn tỉnh",
          "Sở Y tế",
          "Sở Tài chính\nCông an tỉnh",
          "Quý II/2025",
          "Báo cáo",
        ],
        [
          "2",
          "Biên soạn tài liệu truyền thông",
          "^",
          "Sở Văn hóa, Thể thao và Du lịch",
          "Trước ngày 30/9/2025",
          "Tài liệu",
        ],
      ]),
    ]);
    const reading = await readFile(file, "ke-hoach.docx");
    expect(
      reading.tasks.map(({ section, lead, coordinating, due }) => [section, lead, coordinating, due]),
    ).toEqual([
      ["I.1", ["Sở Y tế"], ["Sở Tài chính", "Công an tỉnh"], "2025-06-30"],
      ["PL.2", ["Sở Y tế"], ["Sở Văn hóa, Thể thao và Du lịch"], "2025-09-30"],
    ]);
  });

  test("with TCVN3 in some runs and Unicode in others is read run by run", async () => {
    const file = docx([
      ...HEAD,
      p("I. NHIỆM VỤ"),
      p([{ text: "1. Së Y tÕ ", font: ".VnTime" }, { text: "kiểm tra các cơ sở." }]),
    ]);
    expect((await readFile(file, "a.docx")).tasks[0]?.text).toBe("Sở Y tế kiểm tra các cơ sở.");
  });

  test("with VNI in some runs and Unicode in others is read run by run", async () => {
    const file = docx([
      ...HEAD,
      p("I. NHIỆM VỤ"),
      p([{ text: "1. Sôû Y teá ", font: "VNI-Times" }, { text: "kiểm tra các cơ sở." }]),
    ]);
    expect((await readFile(file, "a.docx")).tasks[0]?.text).toBe("Sở Y tế kiểm tra các cơ sở.");
  });
});

test("a table whose cells stand on lines of their own is put together again", () => {
  const reading = readText(
    `${TEXT}\nPHỤ LỤC\nTT\nNội dung\nCơ quan chủ trì\nCơ quan phối hợp\nThời hạn\nSản phẩm\n1\nKhảo sát nhu cầu khám bệnh nghề nghiệp\nSở Y tế\nBảo hiểm xã hội\ntỉnh\nTháng 4/2025\nBáo cáo\n2\nTập huấn cho cán bộ y tế\nSở Y tế\nSở Nội vụ\nQuý III/2025\nHội nghị`,
  );
  expect(
    reading.tasks.slice(2).map(({ text, lead, coordinating, due }) => [text, lead, coordinating, due]),
  ).toEqual([
    ["Khảo sát nhu cầu khám bệnh nghề nghiệp", ["Sở Y tế"], ["Bảo hiểm xã hội tỉnh"], "2025-04-30"],
    ["Tập huấn cho cán bộ y tế", ["Sở Y tế"], ["Sở Nội vụ"], "2025-09-30"],
  ]);
});

describe("a mark of secrecy", () => {
  test.each([["MẬT"], ["TỐI MẬT"], ["TUYỆT MẬT"], ["Độ mật: Tối mật"], ["(MẬT)"]])(
    "%s on a line of its own in the head refuses the document",
    (mark) => {
      expect(() => readText(`TỈNH ỦY AN KHÊ\n${mark}\n${TEXT}`)).toThrow(
        expect.objectContaining({ code: "classified_document" }),
      );
    },
  );

  test("in a sentence is none", () => {
    expect(
      readText(TEXT.replace("Chăm sóc sức khỏe", "Bảo vệ bí mật nhà nước, tài liệu mật")).tasks,
    ).toHaveLength(2);
  });
});

describe("whatever the text", () => {
  const syllables = fc.constantFrom(
    "I. NHIỆM VỤ",
    "1. ",
    "a) ",
    "- ",
    "+ ",
    "(1) ",
    "(2) ",
    "Điều 3. ",
    "Sở Y tế",
    "các sở, ban, ngành",
    "chủ trì, phối hợp với",
    "Giao ",
    "đề nghị",
    "xây dựng kế hoạch",
    "trước ngày 30/6/2025",
    "hằng năm",
    "giảm 5%/năm",
    "MỤC TIÊU",
    "Nơi nhận:",
    "T/M BAN THƯỜNG VỤ",
    "| TT | Nhiệm vụ | Chủ trì |",
    "| 1 | Rà soát | Sở Y tế |",
    "TT",
    "PHỤ LỤC",
    ":",
    ";",
    ". ",
    "\n",
    "\n\n",
    "2",
    "İ",
    "\u0000",
    "\ud800",
    "Thời hạn: ",
  );
  const texts = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.array(syllables, { maxLength: 60 }).map((parts) => parts.join(" ")),
  );

  test("the reader answers with a reading or with an error that a person can act on; every place is true", () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const reading = readText(text);
          for (const { source, text: said } of [...reading.tasks, ...reading.targets])
            expect(reading.text.slice(source.start, source.end)).toBe(said);
          for (const { source } of [...reading.sections, ...reading.doubts]) {
            expect(source.start).toBeGreaterThanOrEqual(0);
            expect(source.end).toBeLessThanOrEqual(reading.text.length);
            expect(source.start).toBeLessThanOrEqual(source.end);
          }
          expect(reading.text).toBe(reading.text.normalize("NFC"));
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });
});
