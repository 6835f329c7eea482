/** Files that are damaged or meant to do harm are refused with advice, cost little memory, and fetch nothing. */
import { describe, expect, test } from "@jest/globals";
import { DomainError } from "../../domain/errors.js";
import { readFile } from "../../document/read/read.js";
import { docx, documentXml, p, zip } from "./docx-builder.js";

const bytes = (text: string): Uint8Array => Buffer.from(text);

async function refusal(file: Uint8Array, name: string): Promise<DomainError> {
  try {
    await readFile(file, name);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error("the file was read");
}

const TASK = p("1. Giao Sở Y tế xây dựng kế hoạch trước ngày 30/6/2025.");

describe("a file that cannot be read", () => {
  test.each<[string, Uint8Array, string, string]>([
    ["is empty", bytes(""), "a.txt", "empty"],
    ["holds only blank lines", bytes("\n \n"), "a.txt", "empty"],
    ["assigns nothing", bytes("Kính gửi bạn.\nTrời hôm nay đẹp."), "a.txt", "no_task"],
    ["is a DOCX cut off in the middle", docx([TASK]).subarray(0, 300), "a.docx", "damaged_docx"],
    ["calls itself DOCX and is none", bytes("hello"), "a.docx", "damaged_docx"],
    [
      "is another kind of archive",
      zip([{ name: "xl/workbook.xml", body: "<workbook/>" }]),
      "a.xlsx",
      "other_archive",
    ],
    ["is a PDF cut off after its first line", bytes("%PDF-1.7\n1 0 obj\n<<"), "a.pdf", "damaged_pdf"],
    ["is a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), "a.png", "image"],
    [
      "is an old Word file",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "a.doc",
      "old_word",
    ],
    [
      "is a program",
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3e, 0]),
      "a",
      "unknown_kind",
    ],
  ])("because it %s", async (_, file, name, flaw) => {
    const error = await refusal(file, name);
    expect(error.code).toBe("unreadable_document");
    expect(error.detail).toMatchObject({ flaw });
    expect(error.text.vi).toMatch(/Hãy/u);
    expect(error.text.en.length).toBeGreaterThan(30);
  });
});

describe("a hostile archive", () => {
  test("that would inflate to hundreds of megabytes is refused, whether its directory tells or lies", async () => {
    const before = process.memoryUsage().rss;
    const bomb = Buffer.alloc(300 * 1024 * 1024);
    const honest = zip([{ name: "word/document.xml", body: bomb }]);
    const lying = zip([{ name: "word/document.xml", body: bomb, declared: 1_000 }]);
    const built = process.memoryUsage().rss;
    expect((await refusal(honest, "a.docx")).detail).toMatchObject({ flaw: "oversized" });
    expect((await refusal(lying, "a.docx")).detail).toMatchObject({ flaw: "oversized" });
    expect(process.memoryUsage().rss - Math.max(before, built)).toBeLessThan(200 * 1024 * 1024);
  });

  test("with ten thousand entries is refused before any is opened", async () => {
    const many = zip(Array.from({ length: 10_000 }, (_, i) => ({ name: `f${String(i)}`, body: "x" })));
    expect((await refusal(many, "a.docx")).detail).toMatchObject({ flaw: "oversized" });
  });

  test("with entities that grow or point elsewhere is refused: a document type has no place in it", async () => {
    const xml = documentXml([TASK]).replace(
      "<w:document",
      `<!DOCTYPE w:document [<!ENTITY a SYSTEM "http://127.0.0.1:9/secret">]><w:document`,
    );
    const file = zip([{ name: "word/document.xml", body: xml }]);
    expect((await refusal(file, "a.docx")).detail).toMatchObject({ flaw: "damaged_docx" });
  });

  test("with a remote template, a macro and an embedded file is read for its text alone", async () => {
    const file = zip([
      { name: "word/document.xml", body: documentXml([TASK]) },
      { name: "word/vbaProject.bin", body: "macro" },
      { name: "word/embeddings/a.bin", body: Buffer.alloc(60 * 1024 * 1024) },
      {
        name: "word/_rels/settings.xml.rels",
        body: `<Relationships><Relationship Id="rId1" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>`,
      },
    ]);
    const reading = await readFile(file, "a.docx");
    expect(reading.tasks).toHaveLength(1);
  });
});

describe("a very long text", () => {
  test("of 200 pages is read in under two seconds, one of 500 with little memory", async () => {
    const page = Array.from(
      { length: 12 },
      (_, i) =>
        `${String(i + 1)}. Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan xây dựng kế hoạch số ${String(i)} về chăm sóc sức khỏe người lao động trên địa bàn tỉnh, hoàn thành trước ngày 30/6/2025.`,
    ).join("\n");
    // Time on the processor: a machine that is busy with other work must not fail it.
    const began = process.cpuUsage();
    const reading = await readFile(bytes(`${page}\n`.repeat(200)), "a.txt");
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(2_000);
    expect(reading.tasks).toHaveLength(2_400);
    const before = process.memoryUsage().rss;
    await readFile(bytes(`${page}\n`.repeat(500)), "a.txt");
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });
});
