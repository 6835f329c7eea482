/** The documents as DOCX: read again by our own reader, and in their XML. */
import { describe, expect, test } from "@jest/globals";
import { Archive } from "../../../document/read/archive.js";
import { docxText } from "../../../document/read/docx.js";
import { tokens } from "../../../document/read/xml.js";
import { documentKinds } from "../../../document/write/documents.js";
import { baseTemplate } from "../../../document/write/docx/base-template.js";
import { checkTemplate } from "../../../document/write/docx/check.js";
import { forms } from "../../../document/write/letterhead.js";
import { writeDocx } from "../../../document/write/write-docx.js";
import { castOf, letter, review, urging, weekly } from "./cast.js";

const all = forms.flatMap((form) => documentKinds.map((kind) => [form, kind] as const));
const partOf = (bytes: Uint8Array, name = "word/document.xml"): string => new Archive(bytes).text(name) ?? "";

describe.each(all)("in the form of the %s, a %s", (form, kind) => {
  test("has a base template without a flaw, the same bytes each time", () => {
    const template = baseTemplate(kind, form);
    expect(checkTemplate(template, kind)).toEqual([]);
    expect(baseTemplate(kind, form).equals(template)).toBe(true);
  });

  test("is filled whole, the same bytes each time", async () => {
    const data = castOf(form)[kind];
    const bytes = await writeDocx(kind, data as never);
    const text = docxText(bytes);
    expect(text).not.toMatch(/[{}\ue000\ue001]|undefined|\[object/u);
    expect(text).toContain(data.letterhead.issuer.split("\n")[0]);
    expect(text).toContain(
      form === "party" ? "ĐẢNG CỘNG SẢN VIỆT NAM" : "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    );
    expect(text).toContain("ngày 05 tháng 02 năm 2026");
    // Well-formed: the reader's tokens close what they open.
    let depth = 0;
    for (const token of tokens(partOf(bytes)))
      if (token.kind === "open" && !token.empty) depth += 1;
      else if (token.kind === "close") depth -= 1;
    expect(depth).toBe(0);
    expect((await writeDocx(kind, data as never)).equals(bytes)).toBe(true);
  });
});

describe("a dispatch", () => {
  test("reads as it was written", async () => {
    const text = docxText(await writeDocx("urging_dispatch", urging("party")));
    expect(text).toContain("Kính gửi: Sở Y tế");
    expect(text).toContain("Số 415-CV/VPTU");
    expect(text).toContain("Sở Y tế được giao chủ trì 6 nhiệm vụ");
    expect(text).toMatch(
      /\| 1 \| Tổ chức quan trắc .*\| 15\/12\/2025 \| 36 \| 16\/12\/2025, 18\/12\/2025, 05\/01\/2026 \|/u,
    );
    expect(text).toMatch(/- Như trên;[\s\S]*- Lưu Văn phòng Tỉnh ủy\./u);
  });

  test("of a body with none above it has no empty line for it", async () => {
    const data = urging("party");
    const alone = await writeDocx("urging_dispatch", {
      ...data,
      letterhead: { ...data.letterhead, superior: null },
    });
    expect(docxText(alone)).not.toContain("TỈNH ỦY HẬU GIANG");
    expect(partOf(alone).split("<w:p>").length).toBeLessThan(
      partOf(await writeDocx("urging_dispatch", data)).split("<w:p>").length,
    );
  });

  test("takes braces, markup and tags of people as text, once and only once", async () => {
    const hostile = `{co_quan} {#nhiem_vu}x{/nhiem_vu} </w:t><w:p/> &amp; <script> {`;
    const data = urging("state");
    const [task] = data.tasks;
    if (task === undefined) throw new Error("the cast has no task");
    const bytes = await writeDocx("urging_dispatch", {
      ...data,
      unit: hostile,
      tasks: [{ ...task, text: hostile, explanation: hostile }],
    });
    const text = docxText(bytes);
    expect(text.split(hostile).length - 1).toBeGreaterThanOrEqual(5);
    expect(partOf(bytes)).not.toContain("<script>");
  });
});

describe("a report", () => {
  test("has A4 pages with the margins of the form, numbered from the second on, each appendix for itself", async () => {
    const xml = partOf(await writeDocx("review_report", review("party")));
    const sections = xml.match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
    expect(sections).toHaveLength(5);
    for (const section of sections) {
      expect(section).toContain('<w:pgNumType w:start="1"/><w:titlePg/>');
      expect(section).toContain('w:top="1134" w:right="851" w:bottom="1134" w:left="1701"');
    }
    expect(sections.map((section) => section.includes('w:orient="landscape"'))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ]);
    expect(sections[0]).toContain('<w:pgSz w:w="11907" w:h="16840"/>');
  });

  test("has its letters in Times New Roman, 14 points, and the number of the page at the top", async () => {
    const bytes = await writeDocx("review_report", review("state"));
    expect(partOf(bytes, "word/styles.xml")).toMatch(/w:ascii="Times New Roman".*<w:sz w:val="28"\/>/s);
    expect(partOf(bytes, "word/header1.xml")).toMatch(/<w:jc w:val="center"\/>.* PAGE /s);
    expect(partOf(bytes, "word/header2.xml")).not.toContain("PAGE");
  });

  test("has the reference of its figures before the full stop", async () => {
    const text = docxText(await writeDocx("review_report", review("party")));
    expect(text).toContain("17,9% (5 nhiệm vụ) (PL I, dòng 1).");
    expect(text).toContain("2 nhiệm vụ quá hạn (PL IV, dòng 1).");
    expect(text).not.toContain("1. Kết quả chung (");
  });

  test("without rows has no table of headings alone", async () => {
    const data = { ...weekly("party"), longLate: [] };
    const text = docxText(await writeDocx("bulletin", data));
    expect(text).toContain("Không có.");
    expect(text).not.toContain("| Đơn vị chủ trì |");
  });
});

test("a document without addressees has no line for them", async () => {
  const text = docxText(await writeDocx("bulletin", { ...weekly("state"), ...letter("state", "x", []) }));
  expect(text).not.toContain("Kính gửi");
});
