/** Lines and brackets that name who and when: "Đơn vị chủ trì: …; Đơn vị phối hợp: …", "Thời gian hoàn thành: …". */
import type { Place } from "../../domain/reading.js";
import type { Source } from "./source.js";

export type LabelKind = "lead" | "coordinating" | "due" | "product" | "other";

export interface Labelled {
  readonly kind: LabelKind;
  /** The words after the colon. */
  readonly value: Place;
  /** The label itself with its value. */
  readonly place: Place;
}

const WHO =
  "(?:các )?(?:cơ quan|đơn vị|sở|ngành|phòng|bộ phận|cá nhân|cơ quan, đơn vị|đơn vị, cá nhân|lãnh đạo|cơ quan/đơn vị|đồng chí|bộ, ngành|ban)";
const LABELS: readonly (readonly [LabelKind, string])[] = [
  ["coordinating", `(?:${WHO} )?phối hợp(?: thực hiện| chính)?`],
  ["coordinating", "phối hợp"],
  ["lead", `(?:${WHO} )?chủ trì(?: thực hiện| tham mưu| chính)?`],
  ["lead", `${WHO} (?:thực hiện|chịu trách nhiệm|tham mưu|đầu mối|được giao|tổ chức thực hiện)`],
  ["lead", "(?:trách nhiệm|phân công)(?: chủ trì| chỉ đạo)?(?: tổ chức)?(?: thực hiện)?"],
  ["lead", "người (?:chủ trì|thực hiện|chịu trách nhiệm)|đầu mối(?: thực hiện)?"],
  [
    "due",
    "(?:về )?thời (?:gian|hạn|điểm)(?: hoàn thành| thực hiện| trình| báo cáo| triển khai| tổ chức| ban hành)?(?: thực hiện)?",
  ],
  [
    "due",
    "tiến độ(?: thực hiện| hoàn thành)?|lộ trình(?: thực hiện)?|hạn hoàn thành|hoàn thành|thời hạn, tiến độ",
  ],
  ["product", "(?:sản phẩm|kết quả)(?: đầu ra| dự kiến| hoàn thành| thực hiện| đạt được| cụ thể)?"],
  [
    "other",
    "lãnh đạo phụ trách|lãnh đạo chỉ đạo|(?:nguồn )?kinh phí(?: thực hiện)?|địa điểm|thành phần(?: tham dự)?|đối tượng|hình thức|số lượng|cấp trình|cấp ban hành|cơ quan phê duyệt|cơ quan ban hành|cấp phê duyệt|thẩm quyền ban hành|chỉ đạo",
  ],
];
const ALTERNATIVES = LABELS.map(([kind, pattern], i) => ({ kind, group: `g${String(i)}`, pattern }));
const NAMED = ALTERNATIVES.map(({ group, pattern }) => `(?<${group}>${pattern})`).join("|");
const AT_START = new RegExp(`(?:${NAMED})\\s*:\\s*`, "uy");
const WITHIN = new RegExp(`(?<=^|[;.(\\[]\\s*|[;.]\\s*-\\s*)(?:${NAMED})\\s*:\\s*`, "gu");

const kindOf = (groups: Record<string, string | undefined> | undefined): LabelKind =>
  ALTERNATIVES.find(({ group }) => groups?.[group] !== undefined)?.kind ?? "other";

export function startsWithLabel(source: Source, start: number, end: number): boolean {
  AT_START.lastIndex = start;
  const hit = AT_START.exec(source.lowered);
  return hit !== null && hit.index + hit[0].length <= end;
}

/** All labels in a stretch of text with what each says. */
export function labelsIn(source: Source, start: number, end: number): Labelled[] {
  const text = source.lowered.slice(start, end);
  const hits = [...text.matchAll(WITHIN)];
  return hits.map((hit, i) => {
    const from = hit.index + hit[0].length;
    let to = hits[i + 1]?.index ?? text.length;
    while (to > from && /[\s;.)\]-]/.test(text.charAt(to - 1))) to -= 1;
    return {
      kind: kindOf(hit.groups),
      value: { start: start + from, end: start + to },
      place: { start: start + hit.index, end: start + to },
    };
  });
}
