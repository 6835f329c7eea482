/** The documents as PDF: tagged, with their fonts, readable again, and nothing that people wrote is taken for markup. */
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { extractText, getDocumentProxy } from "unpdf";
import { readFile } from "../../../document/read/read.js";
import { documentKinds } from "../../../document/write/documents.js";
import { forms } from "../../../document/write/letterhead.js";
import { writePdf } from "../../../document/write/write-pdf.js";
import { castOf, letter, review, urging } from "./cast.js";
import { charts } from "./chart-cast.js";

const all = forms.flatMap((form) => documentKinds.map((kind) => [form, kind] as const));

const textOf = async (pdf: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.replace(/\s+/gu, " ").normalize("NFC");
};

/** Everything in the file that can be read, compressed streams opened. */
function opened(pdf: Buffer): string {
  const parts = [pdf.toString("latin1")];
  for (let at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("stream\n", at + 7)) {
    try {
      parts.push(inflateSync(pdf.subarray(at + 7)).toString("latin1"));
    } catch {
      // A stream that is not compressed, or the end of one.
    }
  }
  return parts.join("\n");
}

describe.each(all)("in the form of the %s, a %s", (form, kind) => {
  test("is a tagged PDF/UA-1 in Vietnamese with its fonts, the same bytes each time", async () => {
    const data = castOf(form)[kind];
    const pdf = await writePdf(kind, data as never);
    const inside = opened(pdf);
    expect(inside).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
    expect(inside).toContain("/StructTreeRoot");
    expect(inside).toMatch(/\/Lang\s*\(vi/);
    expect(inside).toMatch(/pdfuaid:part[>="']+1/);
    const fonts = [...inside.matchAll(/\/BaseFont\s*\/([A-Z]{6}\+)?([\w-]+)/g)].map(([, subset, name]) => [
      subset !== undefined,
      name,
    ]);
    expect(fonts.length).toBeGreaterThan(0);
    for (const [embedded, name] of fonts) {
      expect(embedded).toBe(true);
      expect(name).toMatch(/^Tinos/);
    }
    expect(inside).toContain("/FontFile2");
    const text = await textOf(pdf);
    expect(text).toContain(form === "party" ? "ĐẢNG CỘNG SẢN VIỆT NAM" : "Độc lập - Tự do - Hạnh phúc");
    expect(text).toContain("Hậu Giang, ngày 05 tháng 02 năm 2026");
    expect((await writePdf(kind, data as never)).equals(pdf)).toBe(true);
  });
});

describe("a dispatch", () => {
  test("says what is late, by how much, when it was reminded, and what is asked by when", async () => {
    const text = await textOf(await writePdf("urging_dispatch", urging("party")));
    for (const words of [
      "15/12/2025",
      "36",
      "16/12/2025, 18/12/2025, 05/01/2026",
      "Chưa nhắc",
      "chậm nhất ngày 13/02/2026",
    ])
      expect(text).toContain(words);
  });

  test.each([
    `#panic("x") #image("/etc/passwd") $x^2$ *a* _b_ [c] @d <e> \`f\` \\ // g /* h */ = i`,
    `"]) #read("letter.typ") #sys.inputs`,
    `\\u{41} #eval("1+1") {co_quan}`,
    `</w:t> & "quotes' =HYPERLINK("http://x")`,
  ])("takes %s as text", async (hostile) => {
    const data = urging("party");
    const [task] = data.tasks;
    if (task === undefined) throw new Error("the cast has no task");
    const pdf = await writePdf("urging_dispatch", {
      ...data,
      subject: hostile,
      unit: hostile,
      addressees: [hostile],
      tasks: [{ ...task, text: hostile }],
      signature: { authority: hostile, position: hostile, name: hostile },
      recipients: [hostile],
      letterhead: { ...data.letterhead, issuer: hostile },
    });
    // The page may break the text into lines anywhere.
    const bare = (text: string) => text.normalize("NFC").replace(/[\s\u00ad-]+/gu, "");
    const times = bare(await textOf(pdf)).split(bare(hostile)).length - 1;
    expect(times).toBeGreaterThanOrEqual(5);
  });
});

describe("a report", () => {
  test("holds its charts with words for those who do not see them", async () => {
    const pictures = Object.values(charts).map((draw) => draw());
    const pdf = await writePdf("review_report", review("party"), { pictures });
    expect(opened(pdf).match(/\/Alt\s*[(<]/g)?.length).toBeGreaterThanOrEqual(pictures.length);
    const text = await textOf(pdf);
    expect(text).toContain("Phụ lục V");
    for (const { title } of pictures) expect(text).toContain(title);
  });

  test("numbers its pages from the second on, each appendix for itself", async () => {
    const chapters = [{ title: "II. KẾT QUẢ", paragraphs: pages(2) }];
    const pdf = await writePdf("review_report", { ...review("party"), chapters });
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
    const numbers = text.map((page) => /^\s*(\d+)\s/.exec(page)?.[1] ?? (/Phụ lục/u.test(page) ? "PL" : "-"));
    expect(numbers).toEqual(["-", "2", "3", "PL", "PL", "2", "3", "4", "PL", "PL"]);
  });

  test("can be read by the reader of directives, as what leaves one office enters another", async () => {
    const reading = await readFile(await writePdf("urging_dispatch", urging("state")), "cong-van.pdf");
    expect(reading.header).toMatchObject({ number: "128/BC-SLĐTBXH", date: "2026-02-05" });
  });

  test("without a date leaves day and month open for the pen", async () => {
    const base = letter("party", "x");
    const pdf = await writePdf("urging_dispatch", {
      ...urging("party"),
      letterhead: { ...base.letterhead, date: null, number: "" },
    });
    expect(await textOf(pdf)).toMatch(/Hậu Giang, ngày tháng năm 2026/u);
  });

  test("of as many pages as fit is written in less than 200 MiB", async () => {
    const before = process.memoryUsage().rss;
    const pdf = await writePdf("review_report", review("party", 600));
    expect((await getDocumentProxy(new Uint8Array(pdf))).numPages).toBeGreaterThan(60);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test.each([
    ["tables", review("party", 4_000)],
    ["text", { ...review("party", 0), chapters: [{ title: "II", paragraphs: pages(500) }] }],
  ])("of 500 pages of %s is refused with advice before anything is set", async (_, long) => {
    const before = process.memoryUsage().rss;
    await expect(writePdf("review_report", long)).rejects.toMatchObject({
      code: "too_large",
      text: { vi: expect.stringContaining("Excel") as unknown },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });
});

/** About five paragraphs of 580 letters a page. */
function pages(count: number) {
  const text =
    "Tổ chức tuyên truyền, phổ biến, giáo dục pháp luật về an toàn, vệ sinh lao động cho người lao động. ".repeat(
      6,
    );
  return Array.from({ length: count * 5 }, () => ({ text, places: [] }));
}
