/**
 * What a hostile or a very long file costs in memory: read in a process of its own, whose highest resident size is compared with
 * the one it had before. The bound is the promise to whoever runs this: a file grows the process by less than 200 MiB.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { documentXml, docx, p, zip } from "./docx-builder.js";
import { packedPdf, pdf } from "./pdf-builder.js";
import { sheetXml, xlsx } from "./workbook-builder.js";

const MIB = 1024 * 1024;
const reader = new URL("../../dist/document/read/", import.meta.url).href;

/** Runs in the child: reads the file that is named, prints what came of it and by how many KiB the peak has grown. */
const CHILD = `
import { readFileSync } from "node:fs";
const { readFile } = await import("${reader}read.js");
const { readWorkbook } = await import("${reader}workbook.js");
const [file, kind] = process.argv.slice(1);
const bytes = readFileSync(file);
await readFile(Buffer.from("1. Giao Sở Y tế xây dựng kế hoạch trước ngày 30/6/2025."), "a.txt");
const before = process.resourceUsage().maxRSS;
let said;
try {
  said = kind === "xlsx" ? "rows " + readWorkbook(bytes, null).rows.length : "tasks " + (await readFile(bytes, "a." + kind)).tasks.length;
} catch (error) {
  said = error.code + " " + error.detail?.flaw;
}
console.log(JSON.stringify({ said, grown: process.resourceUsage().maxRSS - before }));
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dondoc-hostile-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function cost(bytes: Uint8Array, kind: string): { said: string; grown: number } {
  const file = join(folder, `file.${kind}`);
  writeFileSync(file, bytes);
  const child = spawnSync(process.execPath, ["--input-type=module", "-e", CHILD, file, kind], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as { said: string; grown: number };
}

const ORDER =
  "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng kế hoạch chăm sóc sức khỏe người lao động trên địa bàn tỉnh, hoàn thành trước ngày 30/6/2025.";
const pages = (count: number): string[] =>
  Array.from({ length: count * 12 }, (_, i) => `${String((i % 12) + 1)}. ${ORDER}`);
const document = (body: string): Uint8Array =>
  zip([{ name: "word/document.xml", body: documentXml([body]) }]);
const cell = `<w:tc>${p("Sở Y tế")}</w:tc>`;
const OVERSIZED = "unreadable_document oversized";
const TOO_LONG = "unreadable_document too_many_pages";

test.each<[string, string, () => Uint8Array, string]>([
  ["a DOCX of 500 pages", "docx", () => docx(pages(500).map((line) => p(line))), "tasks 6000"],
  [
    "a DOCX that inflates to 300 MiB",
    "docx",
    () => zip([{ name: "word/document.xml", body: Buffer.alloc(300 * MIB) }]),
    OVERSIZED,
  ],
  [
    "a DOCX that says it is small and inflates to 300 MiB",
    "docx",
    () => zip([{ name: "word/document.xml", body: Buffer.alloc(300 * MIB), declared: 1_000 }]),
    OVERSIZED,
  ],
  [
    "a DOCX of 10,000 entries",
    "docx",
    () => zip(Array.from({ length: 10_000 }, (_, i) => ({ name: `f${String(i)}`, body: "x" }))),
    OVERSIZED,
  ],
  ["a DOCX of 30 MB of text", "docx", () => document(p(ORDER).repeat(120_000)), TOO_LONG],
  ["a DOCX with one endless paragraph", "docx", () => document(p("Sở Y tế và ".repeat(1_900_000))), TOO_LONG],
  [
    "a DOCX with one endless table",
    "docx",
    () => document(`<w:tbl>${`<w:tr>${cell.repeat(6)}</w:tr>`.repeat(45_000)}</w:tbl>`),
    TOO_LONG,
  ],
  ["a PDF whose page inflates to 300 MiB", "pdf", () => packedPdf(Buffer.alloc(300 * MIB, 32)), OVERSIZED],
  [
    "a PDF of 500 pages",
    "pdf",
    () =>
      pdf(Array.from({ length: 500 }, () => pages(1).map((text, i) => ({ x: 50, y: 800 - 18 * i, text })))),
    "tasks 6000",
  ],
  [
    "an XLSX whose texts inflate to 300 MiB",
    "xlsx",
    () =>
      xlsx(
        [{ name: "a", cells: { A1: "STT" } }],
        [{ name: "xl/sharedStrings.xml", body: Buffer.alloc(300 * MIB), declared: 10 }],
      ),
    OVERSIZED,
  ],
  [
    "an XLSX with one endless row",
    "xlsx",
    () =>
      xlsx(
        [{ name: "a", cells: {} }],
        [
          {
            name: "xl/worksheets/sheet1.xml",
            body: sheetXml({ name: "a", cells: {} }).replace(
              "<sheetData>",
              `<sheetData><row r="1">${"<c><v>1</v></c>".repeat(1_700_000)}</row>`,
            ),
          },
        ],
      ),
    "unreadable_document no_heading",
  ],
])("%s grows the reading process by less than 200 MiB", (_, kind, build, said) => {
  const found = cost(build(), kind);
  expect(found.said).toBe(said);
  expect(found.grown / 1024).toBeLessThan(200);
});
