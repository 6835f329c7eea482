/**
 * The template that an office begins with: a DOCX with the wording of a document and its fields in braces. It is
 * written from the same blocks as the PDF, so the two say the same until an office edits its own.
 */
import type { Block, Definition } from "../blocks.js";
import { definitionOf, type DocumentKind } from "../documents.js";
import { layouts, type Layout } from "../layout.js";
import type { Form } from "../letterhead.js";
import { addresseesXml, closingXml, headXml, innerWidth, titleXml } from "./head.js";
import { escaped, grid, half, paragraph, run, twips } from "./markup.js";
import { STYLE_OF, stylesXml } from "./styles.js";
import { zipped } from "./zip.js";

const A4 = { width: 210, height: 297 };
const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;

/** The same kind and form give the same bytes. */
export function baseTemplate(kind: DocumentKind, form: Form): Buffer {
  const layout = layouts[form];
  const definition = definitionOf(kind);
  return zipped([
    { name: "[Content_Types].xml", text: CONTENT_TYPES },
    { name: "_rels/.rels", text: PACKAGE_RELATIONS },
    { name: "word/document.xml", text: documentXml(definition, form, layout) },
    { name: "word/_rels/document.xml.rels", text: DOCUMENT_RELATIONS },
    { name: "word/styles.xml", text: stylesXml(layout) },
    {
      name: "word/settings.xml",
      text: `${XML}<w:settings xmlns:w="${W}"><w:defaultTabStop w:val="567"/></w:settings>`,
    },
    { name: "word/header1.xml", text: pageNumber(layout) },
    { name: "word/header2.xml", text: `${XML}<w:hdr xmlns:w="${W}"><w:p/></w:hdr>` },
    { name: "docProps/core.xml", text: core(definition) },
  ]);
}

function documentXml(definition: Definition, form: Form, layout: Layout): string {
  const width = innerWidth(layout);
  const body = definition.body.map((block, i) =>
    // A signature never stands on a page without words above it.
    block.kind === "text" && i === definition.body.length - 1
      ? paragraph(run(block.text), { style: STYLE_OF[block.role], keepNext: true })
      : blockXml(block, width),
  );
  const main = [
    headXml(definition, form, layout),
    titleXml(definition, form, layout),
    addresseesXml(definition),
    ...body,
    closingXml(definition, form, layout),
  ].join("");
  // A section's settings stand in its last paragraph; those of the last one at the end of the body.
  const sections = [
    { content: main, landscape: false },
    ...definition.appendices.map((appendix) => ({
      content: appendixXml(appendix, definition, layout),
      landscape: appendix.landscape,
    })),
  ];
  const content = sections.map(({ content, landscape }, i) => {
    const settings = sectionXml(layout, landscape);
    return i === sections.length - 1
      ? // Word wants a paragraph after a table at the end.
        `${content}${paragraph("", { style: "KhongLui" })}${settings}`
      : content + paragraph("", { style: "KhongLui", section: settings });
  });
  return `${XML}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${content.join("")}</w:body></w:document>`;
}

function appendixXml(
  { label, title, landscape, blocks }: Definition["appendices"][number],
  definition: Definition,
  layout: Layout,
): string {
  const { margins, sizes } = layout;
  const width = landscape ? twips(A4.height - margins.left - margins.right) : innerWidth(layout);
  const type = `${definition.type.charAt(0)}${definition.type.slice(1).toLocaleLowerCase("vi")}`;
  const bold = { size: sizes.body, bold: true };
  return [
    paragraph(run(`${label}\n${title}`, bold), { style: "KhongLui", align: "center" }),
    paragraph(run(`(Kèm theo ${type} {so_va_ngay})`, { size: sizes.body, italic: true }), {
      style: "KhongLui",
      align: "center",
    }),
    paragraph("", { style: "KhongLui" }),
    ...blocks.map((block) => blockXml(block, width)),
  ].join("");
}

function blockXml(block: Block, width: number): string {
  switch (block.kind) {
    case "text":
      return paragraph(run(block.text), { style: STYLE_OF[block.role] });
    case "each":
      return eachXml(block.over, block.blocks, width);
    case "table": {
      const shares = block.columns.reduce((sum, column) => sum + column.width, 0);
      const widths = block.columns.map((column) => Math.floor((width * column.width) / shares));
      const last = block.columns.length - 1;
      const align = { left: "left", centre: "center", right: "right" } as const;
      // The loop opens in the first cell of its row and closes in the last: so the row is repeated.
      const cells = block.columns.map((column, i) =>
        paragraph(
          run(`${i === 0 ? `{#${block.over}}` : ""}${column.cell}${i === last ? `{/${block.over}}` : ""}`),
          { style: STYLE_OF.cell, align: align[column.align] },
        ),
      );
      const headings = block.columns.map((column) =>
        paragraph(run(column.heading), { style: STYLE_OF.cellHeading }),
      );
      return (
        paragraph("", { style: STYLE_OF.plain, keepNext: true }) +
        grid(widths, [{ cells: headings, heading: true }, { cells }], true)
      );
    }
  }
}

/** The loop's marks stand in its first and last paragraph, so that no empty line is left of them. */
function eachXml(over: string, blocks: readonly Block[], width: number): string {
  const xml = blocks.map((block) => blockXml(block, width)).join("");
  const open = escaped(`{#${over} [loopOver: "paragraph"]}`);
  const first = xml.indexOf('<w:t xml:space="preserve">') + '<w:t xml:space="preserve">'.length;
  const last = xml.lastIndexOf("</w:t>");
  return `${xml.slice(0, first)}${open}${xml.slice(first, last)}{/${over}}${xml.slice(last)}`;
}

function sectionXml({ margins }: Layout, landscape: boolean): string {
  const [width, height] = landscape ? [A4.height, A4.width] : [A4.width, A4.height];
  const at = (mm: number) => String(twips(mm));
  return `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:pgSz w:w="${at(width)}" w:h="${at(height)}"${landscape ? ` w:orient="landscape"` : ""}/><w:pgMar w:top="${at(margins.top)}" w:right="${at(margins.right)}" w:bottom="${at(margins.bottom)}" w:left="${at(margins.left)}" w:header="${at(10)}" w:footer="${at(10)}" w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`;
}

function pageNumber({ sizes }: Layout): string {
  const size = half(sizes.pageNumber);
  const letters = `<w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  return `${XML}<w:hdr xmlns:w="${W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r>${letters}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${letters}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>${letters}<w:fldChar w:fldCharType="separate"/></w:r><w:r>${letters}<w:t>2</w:t></w:r><w:r>${letters}<w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>`;
}

const core = (definition: Definition): string =>
  `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(definition.type === "" ? "Công văn" : definition.type)}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>`;

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD}.settings+xml"/><Override PartName="/word/header1.xml" ContentType="${WORD}.header+xml"/><Override PartName="/word/header2.xml" ContentType="${WORD}.header+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${String(id)}" Type="${type}" Target="${target}"/>`;
const relations = (...all: readonly string[]): string =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
const PACKAGE_RELATIONS = relations(
  relation(1, `${R}/officeDocument`, "word/document.xml"),
  relation(
    2,
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
  ),
);
const DOCUMENT_RELATIONS = relations(
  relation(1, `${R}/styles`, "styles.xml"),
  relation(2, `${R}/settings`, "settings.xml"),
  relation(3, `${R}/header`, "header1.xml"),
  relation(4, `${R}/header`, "header2.xml"),
);
