/** Joins hard-wrapped lines to paragraphs. Blank lines do not part them: many extractors put one after every line. */
import { enumerator } from "./enumerators.js";
import type { Line } from "./lines.js";
import { isUpper } from "./script.js";

const LONG = 40;
const ENDS = /[.;:!?…”"]\)?$|\.\/\.?$/u;
/** A line cannot begin an item where the one before ends in one of these: "tại khoản / 2. …", "ngày / 19. …". */
const WANTS_NUMBER =
  /(?:^|\s)(?:số|khoản|điểm|điều|mục|ngày|tháng|năm|quý|thứ|từ|đến|là|và|hoặc|của|các|những|về|để)$/iu;
/** … and a line that begins with a number goes on with these: "tại khoản / 3 - Điều 61". */
const CITES = /(?:^|\s)(?:khoản|điểm|điều|mục|ngày|tháng|năm|quý|giai đoạn|nhiệm kỳ)$/iu;
/** A name that the margin has cut: its second half has a capital as a new paragraph has. */
const cutsName = (last: string, next: string): boolean =>
  /(?:^|\s)(?:Việt|Hà|Chí)$/u.test(last) && /^(?:Nam|Nội|Minh)(?:\s|$)/u.test(next);
/** Second halves of names with a hyphen, which a wrap may leave at the beginning of a line. */
const AFTER_HYPHEN = /^[-–]\s*(?:\p{Ll}|Thương binh|Hạnh phúc|Tự do|Tổng hợp|Hành chính|Kế hoạch hóa)/u;
/** "giai đoạn 2021 / - 2025". */
const cutsYears = (last: string, next: string): boolean =>
  /(?<!\d)20\d\d$/u.test(last) && /^[-–]\s?20\d\d(?!\d)/u.test(next);
/** "Điều 2." on a line of its own: what it numbers is on the next. */
const MARK_ALONE = /^(?:Điều \d{1,3}\s?[.:]|[IVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[-+•])$/u;
const BLOCK = /^(?:Nơi nhận|Kính gửi|T\s?\/\s?M\b|TM\.|KT\.|K\/T|TL\.|T\/L|TUQ\.|\|)/iu;

/** How wide a full line is, or null where the text is not hard-wrapped. */
export function wrapWidth(lines: readonly Line[]): number | null {
  const long = lines.filter((line) => line.text.length >= LONG && !line.text.startsWith("|"));
  let cut = 0;
  for (let i = 0; i + 1 < lines.length; i += 1) {
    const [here, next] = [lines[i]?.text ?? "", lines[i + 1]?.text ?? ""];
    if (here.length >= LONG && !ENDS.test(here) && /^\p{Ll}/u.test(next) && enumerator(next) === null)
      cut += 1;
  }
  if (cut < 2 || cut < long.length * 0.2) return null;
  const lengths = long.map((line) => line.text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? null;
}

/** True where the break after `line` came from the margin, not from the writer. */
const isFull = (line: string, next: string, width: number): boolean =>
  line.length + 1 + (/^\S+/.exec(next)?.[0].length ?? 0) >= width * 0.9;

/** A paragraph being put together. */
interface Open {
  readonly lines: string[];
  readonly first: string;
  last: string;
  /** The highest "(n)" seen in it. */
  bracket: number;
}

function beginsItem(open: Open, next: string, width: number | null): boolean {
  const mark = enumerator(next);
  if (mark === null) return false;
  const { last } = open;
  const unfinished = !ENDS.test(last);
  const full = width !== null && isFull(last, next, width);
  if (mark.mark === "dash")
    return !(unfinished && !isUpper(last) && (AFTER_HYPHEN.test(next) || cutsYears(last, next)));
  // "(2)" within running text goes on with it; where "(1)" began a paragraph and it is finished, "(2)" begins the next.
  if (mark.mark === "bracket")
    return (
      mark.value !== open.bracket + 1 ||
      open.bracket === 0 ||
      (!unfinished && enumerator(open.first)?.mark === "bracket")
    );
  if (mark.mark === "plus") return !(unfinished && /\d$/.test(last));
  // A count that begins in the middle of an unfinished full line is the rest of a citation.
  if (unfinished && full && mark.mark !== "article") {
    if (WANTS_NUMBER.test(last)) return false;
    if (mark.mark === "number") return /^\d{1,2}(?:\.\d{1,2})*\.\s?\p{Lu}/u.test(next);
  }
  return true;
}

/** Words that no paragraph ends in. */
const UNENDED =
  /(?:^|\s)(?:với|của|và|hoặc|tại|cho|các|những|là|về|từ|đến|trong|để|do|theo|đồng chí|Chủ tịch|Bí thư|Giám đốc|Bộ trưởng|Thủ tướng)$/u;
/** "trên địa bàn tỉnh / Đồng Nai", "tỉnh Đắk / Lắk": a long line that stops within a name of a place. */
const inName = (last: string, next: string): boolean =>
  last.length >= LONG + 5 &&
  /\s(?:tỉnh|thành phố|huyện|xã|phường|\p{Lu}\p{Ll}+)$/u.test(last) &&
  /^\p{Lu}\p{Ll}/u.test(next);

/** Does `next` carry on the open paragraph? */
function carriesOn(open: Open, next: Line, width: number | null): boolean {
  const { first, last } = open;
  if (next.apart || first.startsWith("|") || BLOCK.test(next.text) || last.endsWith("/.")) return false;
  if (MARK_ALONE.test(last)) return true;
  if (beginsItem(open, next.text, width)) return false;
  const small = /^[\p{Ll}),;.…%]/u.test(next.text);
  const full = width !== null && isFull(last, next.text, width);
  if (!ENDS.test(last)) {
    if (small || AFTER_HYPHEN.test(next.text) || cutsYears(last, next.text)) return true;
    if (last.endsWith(",") || cutsName(last, next.text)) return true;
    if (/^\d/.test(next.text) && enumerator(next.text) === null && (width !== null || CITES.test(last)))
      return true;
    if (width !== null && (UNENDED.test(last) || inName(last, next.text))) return true;
    // A heading in capitals over two lines.
    if (isUpper(last) && isUpper(next.text)) return enumerator(first) !== null;
    return full && !isUpper(last);
  }
  if (last.endsWith(":")) return full && small;
  // In a hard-wrapped text no paragraph begins with a small letter.
  return full || (width !== null && /^\p{Ll}/u.test(next.text));
}

const highest = (numbers: readonly number[], least: number): number =>
  numbers.reduce((most, n) => Math.max(most, n), least);

/** The paragraphs of the body. Head lines stay as they are: each says something of its own. */
export function paragraphsOf(lines: readonly Line[], headLines: number): string[] {
  const body = lines.slice(headLines);
  const width = wrapWidth(body);
  const paragraphs: string[] = lines.slice(0, headLines).map((line) => line.text);
  let open: Open | null = null;
  for (const line of body) {
    const brackets = [...line.text.matchAll(/\((\d{1,2})\)/g)].map((hit) => Number(hit[1]));
    if (open !== null && carriesOn(open, line, width)) {
      open.lines.push(line.text);
      open.last = line.text;
      open.bracket = highest(brackets, open.bracket);
    } else {
      if (open !== null) paragraphs.push(open.lines.join(" "));
      open = { lines: [line.text], first: line.text, last: line.text, bracket: highest(brackets, 0) };
    }
  }
  if (open !== null) paragraphs.push(open.lines.join(" "));
  return paragraphs;
}
