/** Reads the words that say when: a day, a month, quarter or year (its last day), or a recurrence. */
import type { Day } from "../../domain/day.js";
import { endOfMonth, isDay } from "../../domain/day.js";
import type { Place, ReadDue } from "../../domain/reading.js";

export interface DueReading {
  readonly due: ReadDue;
  /** The words, in offsets of the text given. */
  readonly place: Place;
  /** Why a person should look at it. */
  readonly doubt: string | null;
  /** A fixed day, a recurrence, or work without end. */
  readonly kind: "day" | "recurring" | "continuous" | "unknown";
}

interface Found extends DueReading {
  readonly rank: number;
}

export interface DueContext {
  /** The day of the document: a date without a year is the next one after it. */
  readonly issued: Day | null;
  /** The text is a cell or a line of its own for the date ("Thời hạn: …"): no cue is needed. */
  readonly labelled: boolean;
}

const L = "(?<![\\p{L}\\d])";
const R = "(?![\\p{L}\\d])";
const DATE = new RegExp(
  `${L}(?:ngày\\s+)?(\\d{1,2})\\s*(?:\\/|-|\\.|\\s+tháng\\s+|tháng\\s)\\s*(\\d{1,2})(?:\\s*(?:\\/|-|\\.|,?\\s*năm\\s+)\\s*(\\d{4}))?(?![\\d%]|[.,/]\\d|\\/\\p{L})`,
  "gu",
);
const MONTH = new RegExp(`${L}tháng\\s+(\\d{1,2})(?:\\s*(?:\\/|-|,?\\s*năm\\s)\\s*(\\d{4}))?${R}`, "gu");
const QUARTER = new RegExp(
  `${L}quý\\s+(iv|i{1,3}|[1-4])(?:\\s*(?:-|,|và|đến)\\s*(?:quý\\s+)?(iv|i{1,3}|[1-4]))?(?:\\s*(?:\\/|-|,|năm)?\\s*(?:năm\\s+)?(\\d{4}))?${R}`,
  "gu",
);
const HALF = new RegExp(`${L}(?:6|sáu|06) tháng (đầu|cuối) năm(?:\\s+(\\d{4}))?${R}`, "gu");
const YEARS = new RegExp(
  `${L}(?:(?:giai đoạn|năm|từ năm|từ)\\s+)?(20\\d\\d)(?:\\s*(?:-|đến|đến năm|và|,|và năm)\\s*(?:hết\\s+)?(?:năm\\s+)?(20\\d\\d))?${R}`,
  "gu",
);
const EVERY = `(?:hằng|mỗi|từng)`;

const CUE =
  /(?:trước|chậm nhất|muộn nhất|xong|hạn|thời hạn|hạn chót|hoàn thành|đến|đến hết|hết|vào|vào dịp|trong|thời gian|cuối|báo cáo|kết thúc|không quá|tiến độ|kỳ|từ nay đến|về đích|là|:)(?:\s+(?:là|vào|trước|trong|ngày|đến|hết|khoảng|cuối|lúc|các|đầu|thời hạn|thời gian))*\s*[(:]?\s*$/u;
const NOT_DUE =
  /(?:tính đến|kể từ|từ|tính từ|ban hành ngày|ký ngày|số liệu đến|so với|kết quả|hiệu lực)(?:\s+(?:hết|ngày|năm|tháng|quý|cuối|trong))*\s*$/u;
/** A document's own date: "Chỉ thị số 31-CT/TW ngày …", "… của Thủ tướng … tại Văn bản … ngày". */
const CITED =
  /(?:\d\/?[\p{Lu}\p{L}Đ]*-?[\p{L}]*\/[\p{L}-]+|số \S+|luật|nghị quyết|kết luận|thông báo|công văn|văn bản|họp|phiên họp|hội nghị)(?:,)?\s*(?:ngày)?\s*$/u;

const pad = (n: number): string => String(n).padStart(2, "0");

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

const recursAfter = (text: string, end: number): boolean =>
  new RegExp(`^\\s*\\)?,?\\s*(?:của\\s+)?${EVERY} năm`, "u").test(text.slice(end, end + 30));
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

function* dates(text: string, context: DueContext): Generator<Found | null> {
  for (const hit of text.matchAll(DATE)) {
    const [start, end] = [hit.index, hit.index + hit[0].length];
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

function* periods(text: string, context: DueContext): Generator<Found | null> {
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
    if (/\d\s*$/u.test(text.slice(Math.max(0, start - 3), start))) continue;
    const month = Number(hit[1]);
    if (hit[2] === undefined && (recursAfter(text, end) || recursBefore(text, start))) {
      if (month >= 1 && month <= 12) yield yearly(month, monthEnd(month), withCue(text, start, end));
    } else if (isCued(text, start, context)) {
      const before = /trước\s*$/u.test(text.slice(Math.max(0, start - 8), start));
      const found = fixed(
        month,
        null,
        hit[2] === undefined ? null : Number(hit[2]),
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

function* years(text: string, context: DueContext): Generator<Found | null> {
  for (const hit of text.matchAll(YEARS)) {
    const left = text.slice(Math.max(0, hit.index - 40), hit.index);
    const end = hit.index + hit[0].length;
    if (
      /(?:quý \S+|tháng \S+|\d)\s*(?:năm|[/,.-])?\s*$/u.test(left) ||
      /^\s*[/-]/u.test(text.slice(end, end + 2))
    )
      continue;
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

const RECURRENCES: readonly (readonly [RegExp, string, number])[] = [
  [
    new RegExp(`(?:trước |vào |chậm nhất )*(?:là )?ngày (\\d{1,2}) (?:của )?${EVERY} tháng`, "gu"),
    "monthly:",
    4,
  ],
  [
    /(?:trước |vào )*ngày \d{1,2} (?:của )?tháng cuối (?:của )?(?:hằng |mỗi )?quý|tháng cuối (?:của )?quý/gu,
    "quarterly",
    4,
  ],
  [new RegExp(`${EVERY} tháng${R}|01 tháng\\/lần|mỗi tháng một lần|1 tháng\\/lần`, "gu"), "monthly", 1.5],
  [
    new RegExp(
      `(?:định kỳ )?${EVERY} quý${R}|định kỳ (?:theo )?quý|(?:0?3|ba) tháng (?:một lần|\\/lần|\\/1 lần)`,
      "gu",
    ),
    "quarterly",
    1.4,
  ],
  [
    /(?:định kỳ |báo cáo )(?:hằng )?(?:0?6|sáu) tháng|(?:0?6|sáu) tháng(?: một lần|\/lần|\/ ?1 lần|,? ?(?:và )?(?:hằng )?năm|,? ?(?:và )?(?:một|1|01|cuối) năm)|hằng 6 tháng/gu,
    "half-yearly",
    1.3,
  ],
  [
    new RegExp(
      `(?:định kỳ )?${EVERY} năm${R}|thường niên|mỗi năm một lần|1 năm\\/lần|01 lần\\/năm|một năm một lần|(?:định kỳ )cuối năm`,
      "gu",
    ),
    "yearly",
    1.2,
  ],
];

function* recurrences(text: string): Generator<Found> {
  for (const [pattern, due, rank] of RECURRENCES)
    for (const hit of text.matchAll(pattern)) {
      const place = { start: hit.index, end: hit.index + hit[0].length };
      const day = Number(hit[1] ?? 0);
      if (due === "monthly:" && (day < 1 || day > 31)) continue;
      yield {
        due: due === "monthly:" ? `${due}${pad(day)}` : due,
        place,
        kind: "recurring",
        rank,
        doubt: null,
      };
    }
  const always =
    /(?<!(?:nhiệm vụ|chi|kinh phí|vốn|hoạt động|tự chủ|đầu tư) )(?:thường xuyên|liên tục)(?! theo)/u.exec(
      text,
    );
  if (always !== null)
    yield {
      due: "continuous",
      place: { start: always.index, end: always.index + always[0].length },
      kind: "continuous",
      rank: 1,
      doubt: null,
    };
  const relative =
    /(?:trong (?:vòng|thời hạn|thời gian) |sau |chậm nhất (?:sau )?|không quá )(\d{1,3}) (?:ngày|tháng)(?: làm việc)?,? (?:kể từ|tính từ|từ|sau khi|trước)[^.;,)]{0,60}/u.exec(
      text,
    );
  if (relative !== null)
    yield {
      due: null,
      place: { start: relative.index, end: relative.index + relative[0].length },
      kind: "unknown",
      rank: 2.5,
      doubt: "Thời hạn tính từ một sự kiện, chưa ra được ngày cụ thể.",
    };
}

/** Every deadline that a text names, in order of place. `lowered` is folded lower-case text. */
export function readDues(lowered: string, context: DueContext): DueReading[] {
  const found: Found[] = [];
  for (const hits of [
    dates(lowered, context),
    periods(lowered, context),
    years(lowered, context),
    recurrences(lowered),
  ])
    for (const hit of hits) if (hit !== null) found.push(hit);
  return found.sort((a, b) => a.place.start - b.place.start);
}

const rankOf = (due: DueReading): number => (due as Found).rank; // readDues makes nothing but Found

/** The one deadline of a text: a day before a recurrence, a recurrence before "thường xuyên"; of several days the last. */
export function readDue(lowered: string, context: DueContext): DueReading | null {
  const all = readDues(lowered, context);
  if (all.length === 0) return null;
  const halves = all.filter((due) => due.due?.startsWith("yearly:") === true);
  if (halves.length === 2 && halves[0] !== undefined && halves[1] !== undefined)
    return {
      ...halves[0],
      due: "half-yearly",
      place: { start: halves[0].place.start, end: halves[1].place.end },
    };
  const days = all.filter((due) => due.kind === "day");
  const recurring = all.filter((due) => due.kind === "recurring").sort((a, b) => rankOf(b) - rankOf(a));
  const best = days.at(-1) ?? recurring[0] ?? [...all].sort((a, b) => rankOf(b) - rankOf(a))[0];
  if (best === undefined) return null;
  const others = new Set(days.map((due) => due.due));
  if (days.length > 0 && others.size > 1)
    return { ...best, doubt: "Văn bản nêu nhiều thời hạn; đang lấy thời hạn sau cùng." };
  if (days.length > 0 && recurring.length > 0)
    return { ...best, doubt: "Văn bản nêu cả thời hạn cụ thể và định kỳ; đang lấy thời hạn cụ thể." };
  return best;
}
