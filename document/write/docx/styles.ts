/** The styles of the templates: an office changes the look of all documents of a kind by changing one of them. */
import type { Role } from "../blocks.js";
import type { Layout } from "../layout.js";
import { half, twips } from "./markup.js";

/** Names as Word shows them. */
export const STYLE_OF: Readonly<Record<Role | "cell" | "cellHeading" | "plain", string>> = {
  body: "ThanVanBan",
  item: "GachDauDong",
  chapter: "DeMucLon",
  heading: "DeMucNho",
  note: "GhiChu",
  cell: "OBang",
  cellHeading: "TieuDeCot",
  plain: "KhongLui",
};

const NAMES: Readonly<Record<string, string>> = {
  ThanVanBan: "Thân văn bản",
  GachDauDong: "Gạch đầu dòng",
  DeMucLon: "Đề mục lớn",
  DeMucNho: "Đề mục nhỏ",
  GhiChu: "Ghi chú",
  OBang: "Ô bảng",
  TieuDeCot: "Tiêu đề cột",
  KhongLui: "Không lùi",
};

export function stylesXml(layout: Layout): string {
  const { sizes, indent, spacing } = layout;
  const gap = String(spacing * 20);
  const first = `<w:ind w:firstLine="${String(twips(indent))}"/>`;
  const style = (id: string, paragraph: string, letters: string) =>
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${NAMES[id] ?? id}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
  const flush = `<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`;
  const small = `<w:sz w:val="${half(sizes.table)}"/><w:szCs w:val="${half(sizes.table)}"/>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="${half(sizes.body)}"/><w:szCs w:val="${half(sizes.body)}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${[
    style("KhongLui", flush, ""),
    style(
      "ThanVanBan",
      `<w:spacing w:before="${gap}" w:after="0" w:line="264" w:lineRule="auto"/>${first}<w:jc w:val="both"/>`,
      "",
    ),
    style(
      "GachDauDong",
      `<w:spacing w:before="${gap}" w:after="0" w:line="264" w:lineRule="auto"/>${first}<w:jc w:val="both"/>`,
      "",
    ),
    style(
      "DeMucLon",
      `<w:keepNext/><w:spacing w:before="${gap}" w:after="0"/>${first}<w:jc w:val="both"/><w:outlineLvl w:val="0"/>`,
      "<w:b/>",
    ),
    style(
      "DeMucNho",
      `<w:keepNext/><w:spacing w:before="${gap}" w:after="0"/>${first}<w:jc w:val="both"/><w:outlineLvl w:val="1"/>`,
      "<w:b/>",
    ),
    style("GhiChu", `<w:spacing w:before="${gap}" w:after="0"/><w:jc w:val="both"/>`, `<w:i/>${small}`),
    style("OBang", `<w:spacing w:before="40" w:after="40"/>`, small),
    style(
      "TieuDeCot",
      `<w:keepNext/><w:spacing w:before="40" w:after="40"/><w:jc w:val="center"/>`,
      `<w:b/>${small}`,
    ),
  ].join("")}</w:styles>`;
}
