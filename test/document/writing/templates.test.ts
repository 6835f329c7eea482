/** Templates that an office has edited, or that somebody means harm with: every flaw is named, nothing is filled. */
import { describe, expect, test } from "@jest/globals";
import { Archive } from "../../../document/read/archive.js";
import { docxText } from "../../../document/read/docx.js";
import { baseTemplate } from "../../../document/write/docx/base-template.js";
import { checkTemplate } from "../../../document/write/docx/check.js";
import { writeDocx } from "../../../document/write/write-docx.js";
import { zip, type Member } from "../docx-builder.js";
import { urging } from "./cast.js";

const base = baseTemplate("urging_dispatch", "party");

/** The base template with some of its members changed or added. */
function edited(change: (name: string, text: string) => string, more: readonly Member[] = []): Uint8Array {
  const archive = new Archive(base);
  return zip([
    ...archive.names().map((name) => ({ name, body: change(name, archive.text(name) ?? "") })),
    ...more,
  ]);
}
const inText = (from: string, to: string): Uint8Array =>
  edited((name, text) => (name === "word/document.xml" ? text.replace(from, to) : text));
const flaws = (template: Uint8Array) =>
  checkTemplate(template, "urging_dispatch").map(({ code, what }) => [code, what]);
const relations = (target: string, type: string): Member => ({
  name: "word/_rels/settings.xml.rels",
  body: `<Relationships><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
});

describe("a template's fields", () => {
  test("that are unknown are named, with the nearest one", () => {
    const [flaw] = checkTemplate(inText("{han_tra_loi}", "{han_tra_loii}"), "urging_dispatch");
    expect(flaw).toMatchObject({ code: "unknown_field", what: "han_tra_loii" });
    expect(flaw?.message.vi).toBe("không có trường {han_tra_loii}; có phải là {han_tra_loi}?");
  });

  test.each<[string, Uint8Array, [string, string][]]>([
    ["a loop that is never closed", inText("{/nhiem_vu}", ""), [["unclosed_loop", "nhiem_vu"]]],
    [
      "a loop that was never opened",
      inText("{#nhiem_vu}", ""),
      expect.arrayContaining([["unopened_loop", "nhiem_vu"]]) as never,
    ],
    ["a brace without its fellow", inText("{han_tra_loi}", "{han_tra_loi"), [["broken_field", "{"]]],
    ["a list put in as a text", inText("{han_tra_loi}", "{nhiem_vu}"), [["list_as_text", "nhiem_vu"]]],
    ["what every object has", inText("{han_tra_loi}", "{constructor}"), [["unknown_field", "constructor"]]],
    ["a field of another list", inText("{han_tra_loi}", "{so_ngay}"), [["unknown_field", "so_ngay"]]],
    [
      "loops that cross",
      inText("{han_tra_loi}", "{#nhiem_vu}{#kinh_gui}{/nhiem_vu}{/kinh_gui}"),
      [
        ["unclosed_loop", "kinh_gui"],
        ["unopened_loop", "kinh_gui"],
      ],
    ],
  ])("are refused for %s", (_, template, wanted) => {
    expect(flaws(template)).toEqual(wanted);
  });

  test("may be split over runs, as Word does while one types", () => {
    expect(flaws(inText("{han_tra_loi}", "{han_</w:t></w:r><w:r><w:t>tra_loi}"))).toEqual([]);
  });
});

describe("a template that would run or fetch something", () => {
  const unchanged = (_: string, text: string) => text;
  test.each<[string, Uint8Array, string]>([
    ["a macro", edited(unchanged, [{ name: "word/vbaProject.bin", body: "x" }]), "macro"],
    [
      "a kind with macros",
      edited((name, text) =>
        name === "[Content_Types].xml"
          ? text.replace("document.main+xml", "document.macroEnabled.main+xml")
          : text,
      ),
      "macro",
    ],
    ["an embedded file", edited(unchanged, [{ name: "word/embeddings/a.bin", body: "x" }]), "embedded"],
    [
      "a remote template",
      edited(unchanged, [relations("http://127.0.0.1:9/t.dotm", "attachedTemplate")]),
      "remote",
    ],
    ["a remote picture", edited(unchanged, [relations("http://127.0.0.1:9/a.png", "image")]), "remote"],
    ["a link to a file share", edited(unchanged, [relations("file://server/share", "hyperlink")]), "remote"],
    [
      "a field that reads a file",
      inText(
        "</w:body>",
        `<w:p><w:r><w:instrText> INCLUDETEXT "c:\\\\x" </w:instrText></w:r></w:p></w:body>`,
      ),
      "remote",
    ],
    ["a drawn-in document", inText("</w:body>", `<w:altChunk r:id="rId3"/></w:body>`), "embedded"],
    [
      "another main part",
      edited((name, text) =>
        name === "_rels/.rels" ? text.replace("word/document.xml", "word/other.xml") : text,
      ),
      "unusable",
    ],
    [
      "a document type",
      edited((name, text) =>
        name === "word/document.xml"
          ? text.replace("<w:document", `<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]><w:document`)
          : text,
      ),
      "unusable",
    ],
    [
      "endless nesting",
      inText("</w:body>", `${"<w:sdt>".repeat(5_000)}${"</w:sdt>".repeat(5_000)}</w:body>`),
      "unusable",
    ],
  ])("is refused for %s", (_, template, code) => {
    expect(flaws(template).map(([found]) => found)).toContain(code);
  });

  test("may hold a link that a reader clicks", () => {
    expect(flaws(edited(unchanged, [relations("https://haugiang.gov.vn", "hyperlink")]))).toEqual([]);
  });

  test("is refused where it is damaged, or would grow, before it grows", () => {
    const before = process.memoryUsage().rss;
    const bomb = edited(unchanged, [
      { name: "word/media/a.xml", body: Buffer.alloc(120 * 1024 * 1024), declared: 10 },
    ]);
    const built = process.memoryUsage().rss;
    expect(flaws(bomb)).toEqual([["unusable", ""]]);
    expect(process.memoryUsage().rss - Math.max(before, built)).toBeLessThan(200 * 1024 * 1024);
    expect(flaws(base.subarray(0, 500))).toEqual([["unusable", ""]]);
    expect(flaws(Buffer.from("hello"))).toEqual([["unusable", ""]]);
  });
});

describe("writing from an office's own template", () => {
  test("uses its words", async () => {
    const own = inText("Để bảo đảm tiến độ chung, ", "Thực hiện ý kiến của Thường trực Tỉnh ủy, ");
    const text = docxText(await writeDocx("urging_dispatch", urging("party"), own));
    expect(text).toContain("Thực hiện ý kiến của Thường trực Tỉnh ủy, Văn phòng Tỉnh ủy đề nghị Sở Y tế:");
  });

  test("writes nothing from one with a flaw, and names all of them", async () => {
    const broken = inText("{han_tra_loi}", "{sai} {sai_nua}");
    await expect(writeDocx("urging_dispatch", urging("party"), broken)).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "template", flaws: [{ what: "sai" }, { what: "sai_nua" }] },
    });
  });
});
