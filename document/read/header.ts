/** The head of a document: who issued it, its number and day, its kind and title. */
import type { Day } from "../../domain/day.js";
import { isDay } from "../../domain/day.js";
import type { DirectiveHeader } from "../../domain/reading.js";
import { enumerator } from "./enumerators.js";
import { issuerOf } from "./issuer.js";
import type { Line } from "./lines.js";
import { fold, isUpper, lower } from "./script.js";

export interface Head {
  readonly header: DirectiveHeader;
  /** How many lines it takes. */
  readonly lines: number;
  /** Reasons for doubt about the head. */
  readonly doubts: readonly string[];
}

/** Kinds of document with the sign that a number carries. */
const TYPES: readonly (readonly [string, RegExp])[] = [
  ["Chương trình hành động", /CTr?HĐ/u],
  ["Chương trình công tác", /CTCT/u],
  ["Chương trình", /CTr/u],
  ["Kế hoạch hành động", /KHHĐ/u],
  ["Kế hoạch", /KH/u],
  ["Chỉ thị", /CT(?!r)/u],
  ["Quyết định", /QĐ/u],
  ["Nghị quyết", /NQ/u],
  ["Thông báo kết luận", /TBKL/u],
  ["Thông báo", /TB/u],
  ["Kết luận", /KL/u],
  ["Hướng dẫn", /HD/u],
  ["Công điện", /CĐ/u],
  ["Đề án", /ĐA/u],
  ["Báo cáo", /BC/u],
  ["Tờ trình", /TTr/u],
  ["Quy định", /QyĐ|QĐi/u],
  ["Quy chế", /QC/u],
];
const TYPE_LINE = new RegExp(`^(${TYPES.map(([name]) => name.toUpperCase()).join("|")})(?!\\p{L})\\s*`, "u");
const NUMBER = /^(?:số|số hiệu)\s*[:.]?\s*([\d.…_\s]*[-/]?\s*[\p{L}\d][\p{L}\d./ -]*)/iu;
const DATE = /ngày\s*(\d{1,2})?[\s.…_]*tháng\s*(\d{1,2})?[\s.…_]*năm\s*(\d{4})?/iu;
const MOTTO =
  /đảng cộng sản việt nam|^cộng hòa xã|cộng hòa xã hội|^hòa xã hội|^hội chủ nghĩa|^(?:xã hội )?chủ nghĩa việt nam|độc lập\s*-\s*tự do|^(?:tự do|hạnh phúc)/iu;
const BASIS =
  /^(?:căn cứ|thực hiện|triển khai|để |nhằm|trên cơ sở|xét|theo |tiếp tục|sau |trong |ngày |thời gian qua|hiện nay|năm |qua |vừa qua|chiều|sáng|ban thường vụ .* ban hành|kính gửi|phát huy|tại |thủ tướng chính phủ (?:nhận|yêu))/iu;
/** "Kính gửi:"; "THỦ TƯỚNG CHÍNH PHỦ điện:" of a telegram. */
const GREETING = /^kính gửi|^[^.;]{0,60}\sđiện\s*:$/iu;
const SEARCHED = 60;

function dateOf(line: string): { day: Day | null; blank: boolean } | null {
  const hit = DATE.exec(line);
  if (hit === null) return null;
  const [, day, month, year] = hit;
  if (day === undefined || month === undefined || year === undefined) return { day: null, blank: true };
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return { day: isDay(iso) ? iso : null, blank: !isDay(iso) };
}

/** "Số 272-CTr/TU", "Số: 07/CT-TTg", "Số:      /KH-SCT" (the number still to be given). */
function numberOf(line: string): string | null {
  const hit = NUMBER.exec(fold(line))?.[1];
  if (hit === undefined || !/[/-]\s*\p{Lu}/u.test(hit)) return null;
  return (
    hit
      .replace(/\s*([/-])\s*/g, "$1")
      .replace(/[.…_]+(?=[/-])/gu, "")
      .split(/\s+/)[0] ?? null
  );
}

function typeFromNumber(number: string | null): string | null {
  if (number === null) return null;
  const sign = number.replace(/^\d*[-/]?/, "");
  const named = TYPES.find(([, pattern]) =>
    new RegExp(`(?:^|[-/\\d])${pattern.source}(?![\\p{L}])`, "u").test(sign),
  );
  return named?.[0] ?? "Công văn";
}

interface TitleRead {
  readonly title: string | null;
  readonly author: string | null;
  readonly end: number;
}

/** The lines below the kind, up to a rule, a basis ("Căn cứ …") or the first numbered place. */
function titleAt(lines: readonly Line[], from: number, first: string): TitleRead {
  const parts: string[] = first === "" ? [] : [first];
  let author: string | null = null;
  let at = from;
  for (; at < lines.length && at < from + 10; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const text = line.text;
    const mark = enumerator(text);
    if (line.apart && parts.length > 0) break;
    if (mark !== null && mark.mark !== "dash") break;
    if (/^của\s/iu.test(text) && parts.length === 0 && author === null && isUpper(text)) {
      author = text.replace(/^của\s+/iu, "");
      continue;
    }
    if (text.startsWith("(")) {
      while (at < lines.length && !(lines[at]?.text ?? ")").includes(")")) at += 1;
      at += 1;
      break;
    }
    if (parts.length > 0 && BASIS.test(fold(text)) && !isUpper(text)) break;
    if (
      parts.length > 0 &&
      isUpper(parts.join("")) &&
      (!isUpper(text) ||
        /^(?:CHỦ TỊCH|ỦY BAN NHÂN DÂN|HỘI ĐỒNG|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|BAN THƯỜNG VỤ|TỈNH ỦY)/u.test(
          fold(text),
        ))
    )
      break;
    if (parts.length > 0 && !isUpper(parts.join("")) && isUpper(text)) break;
    if (text.length > 220 || (/[.:;]$/.test(text) && parts.length > 0)) break;
    parts.push(text);
  }
  return { title: parts.length === 0 ? null : parts.join(" "), author, end: at };
}

/** "V/v …" of a dispatch, which may run over several lines. */
function subjectOf(lines: readonly Line[], end: number): string | null {
  const at = lines.findIndex((line, i) => i < end && /^(?:v\/v|về việc)(?:\s|:)/iu.test(line.text));
  if (at < 0) return null;
  const parts: string[] = [];
  for (let i = at; i < end; i += 1) {
    const text = lines[i]?.text ?? "";
    if (i > at && (/^\p{Lu}/u.test(text) || dateOf(text) !== null)) break;
    parts.push(text);
  }
  return parts.join(" ");
}

const cites = (text: string): string[] => [
  ...new Set(
    [
      ...fold(text).matchAll(
        /(?<![\p{L}\d/])\d{1,4}(?:\/\d{4})?[-/]\p{Lu}[\p{L}\d]*(?:[-/]\p{Lu}[\p{L}\d]*)*/gu,
      ),
    ].map((hit) => hit[0]),
  ),
];

/** Without a kind or an address, the head is what short lines stand before the first place or sentence. */
function bareHead(folded: readonly string[]): number {
  const body = folded
    .slice(0, 12)
    .findIndex(
      (line) => line.length > 90 || (enumerator(line)?.mark ?? "dash") !== "dash" || /^[-|]/.test(line),
    );
  return body < 0 ? Math.min(folded.length, 12) : body;
}

/** A line of the list behind "Kính gửi:". */
function isAddressee(text: string, before: string): boolean {
  if (/^[-–+]\s/.test(text)) return text.length < 200;
  // The margin has cut an address in two.
  if (/^[-–+]\s[^.;]*$/.test(before) && /^\p{Ll}/u.test(text)) return text.length < 120;
  return /[;,:]$/.test(before) && /[;.,]$/.test(text) && text.length < 120 && enumerator(text) === null;
}

export function readHead(lines: readonly Line[]): Head {
  const limit = Math.min(lines.length, SEARCHED);
  const folded = lines.slice(0, limit).map((line) => fold(line.text));
  let typeAt = folded.findIndex((line) => TYPE_LINE.test(line) && isUpper(line.slice(0, 8)));
  const addressed = folded.findIndex((line) => /^kính gửi/iu.test(line));
  if (typeAt < 0) typeAt = folded.findIndex((line) => TYPES.some(([name]) => lower(name) === lower(line)));
  if (typeAt > 0 && folded.slice(0, typeAt).some((line) => (enumerator(line)?.mark ?? "dash") !== "dash"))
    typeAt = -1;
  const before = typeAt >= 0 ? typeAt : addressed >= 0 ? addressed : bareHead(folded);

  const doubts: string[] = [];
  let number: string | null = null;
  let date: Day | null = null;
  let dated = false;
  const left: string[] = [];
  for (const line of folded.slice(0, before)) {
    const day = dateOf(line);
    if (day !== null) {
      date ??= day.day;
      dated = true;
      continue;
    }
    const read = numberOf(line);
    if (read !== null) number ??= read;
    else if (!MOTTO.test(line) && !/^(?:số|v\/v|về việc)(?:\s|:)/iu.test(line)) left.push(line);
  }
  if (number !== null && !/\d/.test(number.replace(/-?\p{L}.*$/u, ""))) doubts.push("Văn bản chưa có số.");
  if (number === null) doubts.push("Không thấy số, ký hiệu văn bản.");
  if (date === null) doubts.push(dated ? "Ngày ban hành còn để trống." : "Không thấy ngày ban hành.");

  const typed = typeAt >= 0 ? TYPE_LINE.exec(folded[typeAt]?.toUpperCase() ?? "") : null;
  const type =
    typed?.[1] !== undefined ? named(typed[1]) : addressed >= 0 ? "Công văn" : typeFromNumber(number);
  let title: string | null;
  let author: string | null = null;
  let end: number;
  if (typeAt >= 0) {
    const rest = (lines[typeAt]?.text ?? "").slice(typed?.[0].length ?? 0).replace(/^[:\s]+/, "");
    const read = titleAt(lines, typeAt + 1, rest);
    ({ title, author, end } = read);
  } else {
    end = before;
    title = subjectOf(lines, limit);
  }
  // "Kính gửi:" with its list belongs to the head.
  const greeting = lines.findIndex((line, i) => i >= end && i < end + 6 && GREETING.test(fold(line.text)));
  if (greeting >= 0) {
    end = greeting + 1;
    while (end < lines.length && isAddressee(lines[end]?.text ?? "", lines[end - 1]?.text ?? "")) end += 1;
  }
  const body = lines
    .slice(end, end + 6)
    .map((line) => line.text)
    .join(" ");
  return {
    header: {
      issuer: issuerOf(left, author),
      number,
      date,
      type,
      title,
      implements: cites(title ?? "").length > 0 ? cites(title ?? "") : cites(body).slice(0, 3),
    },
    lines: end,
    doubts,
  };
}

const named = (upper: string): string => TYPES.find(([name]) => name.toUpperCase() === upper)?.[0] ?? upper;
