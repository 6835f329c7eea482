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
  "(?:các )?(?:cơ quan|đơn vị|sở|ngành|phòng|bộ phận|cá nhân|cơ quan, (?:đơn vị|tổ chức|địa phương)|đơn vị, (?:cá nhân|địa phương)|lãnh đạo|cơ quan/đơn vị|đồng chí|bộ, ngành|ban|địa phương)";
/** What is led or worked at together: "chủ trì tham mưu thực hiện", "phối hợp thực hiện". */
const AT =
  "(?: thực hiện| tham mưu| chính| tổ chức| triển khai| xây dựng| soạn thảo|, tham mưu|, thực hiện|, tổ chức thực hiện)*";
const LABELS: readonly (readonly [LabelKind, string])[] = [
  ["coordinating", `(?:${WHO} )?phối hợp${AT}`],
  ["coordinating", "phối hợp"],
  ["lead", `(?:${WHO} )?chủ trì${AT}`],
  [
    "lead",
    `${WHO} (?:thực hiện|chịu trách nhiệm|tham mưu|đầu mối|được giao|tổ chức thực hiện|triển khai)${AT}`,
  ],
  ["lead", "(?:trách nhiệm|phân công)(?: chủ trì| chỉ đạo)?(?: tổ chức)?(?: thực hiện)?"],
  ["lead", "người (?:chủ trì|thực hiện|chịu trách nhiệm)|đầu mối(?: thực hiện)?"],
  [
    "due",
    "(?:về )?thời (?:gian|hạn|điểm)(?: hoàn thành| thực hiện| trình| báo cáo| triển khai| tổ chức| ban hành| xây dựng| kết thúc)*",
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
// Its value may stand on the lines below: a line's end is no part of it.
const AT_START = new RegExp(`(?:${NAMED})\\s*:[^\\S\\n]*`, "uy");
const WITHIN = new RegExp(`(?<=^|[;.(\\[]\\s*|[;.]\\s*-\\s*)(?:${NAMED})\\s*:\\s*`, "gu");

const kindOf = (groups: Record<string, string | undefined> | undefined): LabelKind =>
  ALTERNATIVES.find(({ group }) => groups?.[group] !== undefined)?.kind ?? "other";

/** The label that a paragraph begins with: what it tells, and where its value begins; null where there is none. */
export function labelAt(
  source: Source,
  start: number,
  end: number,
): { kind: LabelKind; value: number } | null {
  AT_START.lastIndex = start;
  const hit = AT_START.exec(source.lowered);
  if (hit === null || hit.index + hit[0].length > end) return null;
  return { kind: kindOf(hit.groups), value: hit.index + hit[0].length };
}

const CONTENT =
  /(?:nội dung|nhiệm vụ)(?: thực hiện| công việc| nhiệm vụ| chính| cụ thể| chủ yếu)?\s*:[^\S\n]*/uy;

/** Where the words behind "Nội dung: …" or "Nhiệm vụ: …" begin; null where they do not stand there. */
export function contentAt(source: Source, start: number, end: number): number | null {
  CONTENT.lastIndex = start;
  const hit = CONTENT.exec(source.lowered);
  return hit === null || start + hit[0].length > end ? null : start + hit[0].length;
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
