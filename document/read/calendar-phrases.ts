/** Phrases that name a day, a month, a quarter or years: a period is its last day. */
import type { Day } from "../../domain/day.js";
import { endOfMonth, isDay } from "../../domain/day.js";
import type { Place } from "../../domain/reading.js";
import { EVERY, L, pad, R, type DueContext, type Found } from "./due-phrase.js";

const DATE = new RegExp(
  `${L}(?:ngày\\s+)?(\\d{1,2})\\s*(?:\\/|-|\\.|\\s+tháng\\s+|tháng\\s)\\s*(\\d{1,2})(?:\\s*(?:\\/|-|\\.|,?\\s*năm\\s+)\\s*(\\d{4}))?(?![\\d%]|[.,/]\\d|\\/\\p{L})`,
  "gu",
);
const MONTH = new RegExp(
  `${L}tháng\\s+(\\d{1,2})(?:\\s*(?:-|,|và|đến)\\s*(?:tháng\\s+)?(\\d{1,2})(?!\\d))?(?:\\s*(?:\\/|-|,?\\s*năm\\s)\\s*(\\d{4}))?${R}`,
  "gu",
);
/** In a cell: "6/2025", "T6/2025", "Q3/2025". */
const SHORT = /(?<![\p{L}\d/.,-])(q|t)?\s?(\d{1,2})\s?\/\s?(20\d\d)(?!\d)/gu;
const QUARTER = new RegExp(
  `${L}quý\\s+(iv|i{1,3}|[1-4])(?:\\s*(?:-|,|và|đến)\\s*(?:quý\\s+)?(iv|i{1,3}|[1-4]))?(?:\\s*(?:\\/|-|,|năm)?\\s*(?:năm\\s+)?(\\d{4}))?${R}`,
  "gu",
);
const HALF = new RegExp(`${L}(?:6|sáu|06) tháng (đầu|cuối) năm(?:\\s+(\\d{4}))?${R}`, "gu");
const YEARS = new RegExp(
  `${L}(?:(?:giai đoạn|năm|từ năm|từ)\\s+)?(20\\d\\d)(?:\\s*(?:-|đến|đến năm|và|,|và năm)\\s*(?:hết\\s+)?(?:năm\\s+)?(20\\d\\d))?${R}`,
  "gu",
);

const CUE =
  /(?:trước|chậm nhất|muộn nhất|xong|hạn|thời hạn|hạn chót|hoàn thành|đến|đến hết|hết|vào|vào dịp|trong|thời gian|cuối|báo cáo|kết thúc|không quá|tiến độ|kỳ|từ nay đến|về đích|là|:)(?:\s+(?:là|vào|trước|trong|ngày|đến|hết|khoảng|cuối|lúc|các|đầu|thời hạn|thời gian|\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?: phút)?,?))*\s*[(:]?\s*$/u;
const NOT_DUE =
  /(?:tính đến|kể từ|từ|tính từ|ban hành ngày|ký ngày|số liệu đến|so với|kết quả|hiệu lực)(?:\s+(?:hết|ngày|năm|tháng|quý|cuối|trong))*\s*$/u;
/** A document's own date: "Chỉ thị số 31-CT/TW ngày …", "… của Thủ tướng … tại Văn bản … ngày". */
const CITED =
  /(?:\d\/?[\p{Lu}\p{L}Đ]*-?[\p{L}]*\/[\p{L}-]+|số \S+|luật|nghị quyết|kết luận|thông báo|công văn|văn bản|họp|phiên họp|hội nghị)(?:,)?\s*(?:ngày)?\s*$/u;

/** The year of a date that names none: the next such day after the document's own. */
function yearFor(month: number, day: number, issued: Day | null): number | null {
  if (issued === null) return null;
  const year = Number(issued.slice(0, 4));
  return `${String(year)}-${pad(month)}-${pad(day)}` >= issued ? year : year + 1;
}

const NO_YEAR = "Thời hạn không ghi năm; năm được suy ra từ ngày ban hành văn bản.";

function fixed(
  month: number,
  day: number | null,
  year: number | null,
  place: Place,
  issued: Day | null,
  rank: number,
): Found | null {
  if (month < 1 || month > 12) return null;
  const sure = year ?? yearFor(month, day ?? 28, issued);
  if (sure === null)
    return {
      due: null,
      place,
      kind: "unknown",
      rank,
      doubt: "Thời hạn không ghi năm và văn bản không rõ ngày ban hành.",
    };
  const due =
    day === null
      ? endOfMonth(`${String(sure)}-${pad(month)}-01`)
      : `${String(sure)}-${pad(month)}-${pad(day)}`;
  if (!isDay(due))
    return { due: null, place, kind: "unknown", rank, doubt: "Ngày ghi trong văn bản không có thật." };
  return { due, place, kind: "day", rank, doubt: year === null ? NO_YEAR : null };
}

const yearly = (month: number, day: number, place: Place): Found | null => {
  const last = Number(endOfMonth(`2028-${pad(month)}-01`).slice(8));
  if (month < 1 || month > 12 || day < 1 || day > last) return null;
  return { due: `yearly:${pad(month)}-${pad(day)}`, place, kind: "recurring", rank: 4, doubt: null };
};

const monthEnd = (month: number): number => Number(endOfMonth(`2027-${pad(month)}-01`).slice(8));
const quarterOf = (text: string): number => ({ i: 1, ii: 2, iii: 3, iv: 4 })[text] ?? Number(text);

/** Is the date at `index` a deadline? Cells and labelled lines need no cue; running text does. */
function isCued(text: string, index: number, context: DueContext): boolean {
  const left = text.slice(Math.max(0, index - 60), index);
  if (NOT_DUE.test(left)) return false;
  if (context.labelled) return true;
  if (CUE.test(left))
    return !(CITED.test(left) && !/(?:trước|chậm nhất|xong|hạn)\s*(?:ngày\s*)?$/u.test(left));
  return false;
}

const ANOTHER = "(?:(?:và|,|hoặc)\\s+(?:trước\\s+)?(?:ngày\\s+)?\\d{1,2}(?:\\/|\\s+tháng\\s+)\\d{1,2})?";
const recursAfter = (text: string, end: number): boolean =>
  new RegExp(`^\\s*${ANOTHER}\\s*\\)?,?\\s*(?:của\\s+)?${EVERY} năm`, "u").test(text.slice(end, end + 50));
const recursBefore = (text: string, index: number): boolean =>
  new RegExp(`${EVERY} năm\\s*(?:\\(|,)?[^.;()]{0,40}$`, "u").test(
    text.slice(Math.max(0, index - 60), index),
  );

/** Widens a place to the left over the words that belong to it: "hoàn thành trước ngày". */
function withCue(text: string, start: number, end: number): Place {
  const cue = /(?:(?:hoàn thành|xong|trước|trong|chậm nhất|là|vào|đến|hết|cuối|ngày|định kỳ|hạn)\s+)+$/u.exec(
    text.slice(Math.max(0, start - 50), start),
  );
  return { start: start - (cue?.[0].length ?? 0), end };
}

export function* dates(text: string, context: DueContext): Generator<Found | null> {
  for (const hit of text.matchAll(DATE)) {
    const [start, end] = [hit.index, hit.index + hit[0].length];
    // "tháng 6 - 8/2025", "tuần 1 tháng 6": what stands before the number says what it counts.
    if (/(?:tháng|tuần|quý)\s*$/u.test(text.slice(Math.max(0, start - 7), start))) continue;
    const [day, month, year] = [Number(hit[1]), Number(hit[2]), hit[3] === undefined ? null : Number(hit[3])];
    const place = withCue(text, start, end);
    if (year === null && day <= 31 && month <= 12 && (recursAfter(text, end) || recursBefore(text, start))) {
      yield yearly(month, day, place);
    } else if (isCued(text, start, context)) {
      // "tháng 6-7" or "5.10" without the word or a slash is no date.
      if (
        year === null &&
        !/tháng|\//u.test(hit[0]) &&
        !/ngày\s*$/u.test(text.slice(Math.max(0, start - 6), start)) &&
        !hit[0].startsWith("ngày")
      )
        continue;
      yield fixed(month, day, year, place, context.issued, 5);
    }
  }
}

export function* periods(text: string, context: DueContext): Generator<Found | null> {
  for (const hit of text.matchAll(QUARTER)) {
    const end = hit.index + hit[0].length;
    const month = quarterOf(hit[2] ?? hit[1] ?? "1") * 3;
    if (hit[3] === undefined && (recursAfter(text, end) || recursBefore(text, hit.index)))
      yield yearly(month, monthEnd(month), withCue(text, hit.index, end));
    else if (isCued(text, hit.index, context))
      yield fixed(
        month,
        null,
        hit[3] === undefined ? null : Number(hit[3]),
        withCue(text, hit.index, end),
        context.issued,
        3,
      );
  }
  for (const hit of text.matchAll(HALF)) {
    const end = hit.index + hit[0].length;
    if (hit[2] !== undefined && isCued(text, hit.index, context))
      yield fixed(
        hit[1] === "đầu" ? 6 : 12,
        null,
        Number(hit[2]),
        withCue(text, hit.index, end),
        context.issued,
        3,
      );
  }
  for (const hit of text.matchAll(MONTH)) {
    const [start, end] = [hit.index, hit.index + hit[0].length];
    // The month of a full date belongs to that date.
    if (/(?<!tuần )\d\s*$/u.test(text.slice(Math.max(0, start - 8), start))) continue;
    const month = Number(hit[2] ?? hit[1]);
    if (hit[3] === undefined && (recursAfter(text, end) || recursBefore(text, start))) {
      if (month >= 1 && month <= 12) yield yearly(month, monthEnd(month), withCue(text, start, end));
    } else if (isCued(text, start, context)) {
      const before = /trước\s*$/u.test(text.slice(Math.max(0, start - 8), start));
      const found = fixed(
        month,
        null,
        hit[3] === undefined ? null : Number(hit[3]),
        withCue(text, start, end),
        context.issued,
        3,
      );
      yield found !== null && before
        ? {
            ...found,
            doubt: "“Trước tháng” có thể hiểu là trước ngày đầu hoặc hết tháng đó; đang lấy ngày cuối tháng.",
          }
        : found;
    }
  }
}

const OF_DOCUMENT = /(?:luật|nghị quyết|nghị định|đề án|chương trình|chiến lược)\s[^,;.()\d]{2,40}$/u;

/** What only a cell may write so short. */
export function* shortPeriods(text: string, context: DueContext): Generator<Found | null> {
  if (!context.labelled) return;
  for (const hit of text.matchAll(SHORT)) {
    const number = Number(hit[2]);
    const month = hit[1] === "q" ? number * 3 : number;
    const place = withCue(text, hit.index, hit.index + hit[0].length);
    if (!NOT_DUE.test(text.slice(Math.max(0, hit.index - 40), hit.index)))
      yield fixed(month, null, Number(hit[3]), place, context.issued, 3);
  }
}

export function* years(text: string, context: DueContext): Generator<Found | null> {
  for (const hit of text.matchAll(YEARS)) {
    const left = text.slice(Math.max(0, hit.index - 40), hit.index);
    const end = hit.index + hit[0].length;
    if (
      /(?:(?:quý|tháng)\s(?:[\divx,\s-]+|đầu|cuối)|[qt]\d{1,2}|\d)\s*(?:năm|[/,.-])?\s*$/u.test(left) ||
      /^\s*[/-]/u.test(text.slice(end, end + 2))
    )
      continue;
    // "theo tiến độ của Luật An ninh mạng 2025": the year names the law.
    if (/^20/u.test(hit[0]) && hit[2] === undefined && OF_DOCUMENT.test(left)) continue;
    const last = hit[2] ?? hit[1] ?? "";
    const place = withCue(text, hit.index, end);
    const found: Found = { due: `${last}-12-31`, place, kind: "day", rank: 2, doubt: null };
    if (context.labelled) {
      if (NOT_DUE.test(left) && hit[2] === undefined && !/từ/u.test(hit[0])) continue;
      yield /(?:các |những )?năm tiếp theo/u.test(text.slice(end, end + 30))
        ? { ...found, doubt: "Thời gian còn kéo sang các năm tiếp theo." }
        : found;
    } else if (/^năm/u.test(hit[0]) && /(?:trong|hết|xong|hoàn thành|cuối|vào)\s+$/u.test(left)) {
      if (!/(?:đến|tính đến)\s+(?:hết|cuối)\s+$/u.test(left)) yield found;
      else if (
        /^\s*,?\s*(?:phải )?hoàn thành/u.test(text.slice(end, end + 20)) ||
        /hoàn thành[^.;]{0,40}$/u.test(left)
      )
        yield found;
    } else if (
      /^năm/u.test(hit[0]) &&
      /(?:^|[.;]\s)\s*đến\s+(?:hết )?$/u.test(left) &&
      /^,?\s*hoàn thành/u.test(text.slice(end, end + 14))
    ) {
      yield { ...found, doubt: "“Đến năm” có thể là mốc của mục tiêu, không phải thời hạn." };
    } else if (/^năm/u.test(hit[0]) && /trước\s+$/u.test(left)) {
      yield { ...found, doubt: "“Trước năm” có thể hiểu là trước ngày đầu năm đó; đang lấy ngày cuối năm." };
    }
  }
}
