/** The little WordprocessingML that the templates need (ECMA-376, part 1, §17). Lengths in twips unless named. */

export const MM = 56.7;
export const twips = (mm: number): number => Math.round(mm * MM);

export const escaped = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

export interface RunForm {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

/** A run of text; "\n" breaks the line. */
export function run(text: string, form: RunForm = {}): string {
  const properties = [
    form.bold === true ? "<w:b/>" : "",
    form.italic === true ? "<w:i/>" : "",
    form.size === undefined ? "" : `<w:sz w:val="${half(form.size)}"/><w:szCs w:val="${half(form.size)}"/>`,
    form.underline === true ? `<w:u w:val="single"/>` : "",
  ].join("");
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
}
/** Word counts letter sizes in half points. */
export const half = (points: number): string => String(Math.round(points * 2));

export interface ParagraphForm {
  readonly style?: string;
  readonly align?: "left" | "center" | "right" | "both";
  readonly keepNext?: boolean;
  /** Points before it. */
  readonly before?: number;
  readonly section?: string;
}

export function paragraph(runs: string, form: ParagraphForm = {}): string {
  const properties = [
    form.style === undefined ? "" : `<w:pStyle w:val="${form.style}"/>`,
    form.keepNext === true ? "<w:keepNext/>" : "",
    form.before === undefined ? "" : `<w:spacing w:before="${String(Math.round(form.before * 20))}"/>`,
    form.align === undefined ? "" : `<w:jc w:val="${form.align}"/>`,
    form.section ?? "",
  ].join("");
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A rule that stands in by so many millimetres on either side: a paragraph without height. */
export function rule(inset: number): string {
  const at = String(twips(inset));
  return `<w:p><w:pPr><w:pStyle w:val="KhongLui"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="40" w:after="0" w:line="40" w:lineRule="exact"/><w:ind w:left="${at}" w:right="${at}"/><w:rPr><w:sz w:val="4"/></w:rPr></w:pPr></w:p>`;
}

/** Rows of cells whose widths are in twips; `heading` is repeated on every page. */
export function grid(
  widths: readonly number[],
  rows: readonly { readonly cells: readonly string[]; readonly heading?: boolean }[],
  bordered: boolean,
): string {
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
  const borders = bordered
    ? `<w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("")}</w:tblBorders>`
    : "";
  const cell = (content: string, width: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${String(width)}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  const total = widths.reduce((sum, width) => sum + width, 0);
  return `<w:tbl><w:tblPr><w:tblW w:w="${String(total)}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${String(width)}"/>`)
    .join("")}</w:tblGrid>${rows
    .map(
      ({ cells, heading }) =>
        `<w:tr><w:trPr><w:cantSplit/>${heading === true ? "<w:tblHeader/>" : ""}</w:trPr>${cells
          .map((content, i) => cell(content, widths[i] ?? 0))
          .join("")}</w:tr>`,
    )
    .join("")}</w:tbl>`;
}
