/** Files that are damaged or meant to do harm are refused with advice, and fetch nothing; hostile-memory.test.ts says what they cost. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { DomainError } from "../../domain/errors.js";
import { readFile } from "../../document/read/read.js";
import { readWorkbook } from "../../document/read/workbook.js";
import { docx, documentXml, p, zip } from "./docx-builder.js";
import { pdf } from "./pdf-builder.js";
import { xlsx } from "./workbook-builder.js";

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
  const page = Array.from(
    { length: 12 },
    (_, i) => `${String(i + 1)}. Giao Sở Y tế xây dựng kế hoạch số ${String(i)} trước ngày 30/6/2025.`,
  ).join("\n");

  test("of 200 pages is read whole", async () => {
    expect((await readFile(bytes(`${page}\n`.repeat(200)), "a.txt")).tasks).toHaveLength(2_400);
  });

  test.each([
    ["longer than any document", `${page}\n`.repeat(6_000)],
    ["one paragraph without end", "Sở Y tế và ".repeat(10_000)],
  ])("%s is refused before the rules run over it", async (_, text) => {
    expect((await refusal(bytes(text), "a.txt")).detail).toMatchObject({ flaw: "too_many_pages" });
  });
});

describe("what a file points to", () => {
  let server: Server;
  let hits = 0;
  let address = "";
  beforeAll(async () => {
    server = createServer((_, response) => {
      hits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  });
  afterAll(() => {
    server.close();
  });

  test("is not fetched: templates, links, pictures, actions and entities of DOCX, PDF and XLSX", async () => {
    const relation = (name: string) => ({
      name,
      body: `<Relationships><Relationship Id="rId9" Target="${address}x" TargetMode="External"/></Relationships>`,
    });
    const picture = `<w:p><w:r><w:drawing><a:blip r:link="rId9"/></w:drawing></w:r></w:p>`;
    await readFile(
      zip([
        { name: "word/document.xml", body: documentXml([TASK, picture]) },
        relation("word/_rels/document.xml.rels"),
        relation("word/_rels/settings.xml.rels"),
      ]),
      "a.docx",
    );
    const xml = documentXml([TASK]).replace(
      "<w:document",
      `<!DOCTYPE d [<!ENTITY % a SYSTEM "${address}"> %a;]><w:document`,
    );
    await refusal(zip([{ name: "word/document.xml", body: xml }]), "a.docx");
    const said = Array.from({ length: 4 }, (_, i) => ({
      x: 60,
      y: 800 - 20 * i,
      text: `${String(i + 1)}. Giao Sở Y tế kiểm tra các cơ sở.`,
    }));
    const acting = Buffer.from(pdf([said]))
      .toString("latin1")
      .replace("/Catalog", `/Catalog /OpenAction << /S /URI /URI (${address}) >>`);
    await readFile(Buffer.from(acting, "latin1"), "a.pdf");
    readWorkbook(
      xlsx(
        [
          {
            name: "a",
            cells: { A1: "STT", B1: "Nhiệm vụ", C1: "Cơ quan chủ trì", A2: "1", B2: "Việc", C2: "Sở Y tế" },
          },
        ],
        [relation("xl/externalLinks/_rels/externalLink1.xml.rels")],
      ),
      null,
    );
    expect(hits).toBe(0);
  });
});
