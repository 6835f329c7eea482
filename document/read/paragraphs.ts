/** Joins hard-wrapped lines to paragraphs. Blank lines do not part them: many extractors put one after every line. */
import { enumerator } from "./enumerators.js";
import type { Line } from "./lines.js";
import { isUpper } from "./script.js";

const LONG = 40;
const ENDS = /[.;:!?…”"]\)?$|\.\/\.?$/u;
/** A line cannot begin an item where the one before ends in one of these: "tại khoản / 2. …", "ngày / 19. …". */
const WANTS_NUMBER =
  /(?:^|\s)(?:số|khoản|điểm|điều|mục|ngày|tháng|năm|quý|thứ|từ|đến|là|và|hoặc|của|các|những|về|để)$/iu;
/** Second halves of names with a hyphen, which a wrap may leave at the beginning of a line. */
const AFTER_HYPHEN = /^[-–]\s*(?:\p{Ll}|Thương binh|Hạnh phúc|Tự do|Tổng hợp|Hành chính|Kế hoạch hóa)/u;
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
  if (cut < 3 || cut < long.length * 0.2) return null;
  const lengths = long.map((line) => line.text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? null;
}

/** True where the break after `line` came from the margin, not from the writer. */
const isFull = (line: string, next: string, width: number): boolean =>
  line.length + 1 + (/^\S+/.exec(next)?.[0].length ?? 0) >= width * 0.9;

function beginsItem(before: string, last: string, next: string, width: number | null): boolean {
  const mark = enumerator(next);
  if (mark === null) return false;
  const open = !ENDS.test(last);
  if (open && WANTS_NUMBER.test(last) && mark.mark !== "article") return false;
  if (mark.mark === "dash" && open && AFTER_HYPHEN.test(next) && !isUpper(last)) return false;
  if (mark.mark === "bracket") return !before.includes(`(${String(mark.value - 1)})`);
  if (mark.mark === "plus" && open && /\d$/.test(last)) return false;
  // A count that begins in the middle of an unfinished full line is the rest of a citation.
  if (width !== null && open && isFull(last, next, width) && mark.mark === "number")
    return /^\d{1,2}(?:\.\d{1,2})*\.\s?\p{Lu}/u.test(next);
  return true;
}

/** Does `next` carry on the paragraph `before`, whose last physical line is `last`? */
function carriesOn(before: string, last: string, next: Line, width: number | null): boolean {
  if (next.apart || before.startsWith("|") || BLOCK.test(next.text)) return false;
  if (beginsItem(before, last, next.text, width)) return false;
  const small = /^[\p{Ll}),;.…%]/u.test(next.text);
  if (last.endsWith("./.") || last.endsWith("/.")) return false;
  if (!ENDS.test(last)) {
    if (small) return true;
    if (isUpper(last) && isUpper(next.text)) return enumerator(before) !== null;
    if (AFTER_HYPHEN.test(next.text) || WANTS_NUMBER.test(last)) return true;
    return width !== null && isFull(last, next.text, width) && !isUpper(last);
  }
  if (width === null) return false;
  if (/[:]$/.test(last)) return small;
  return isFull(last, next.text, width);
}

/** The paragraphs of the body. Head lines stay as they are: each says something of its own. */
export function paragraphsOf(lines: readonly Line[], headLines: number): string[] {
  const width = wrapWidth(lines.slice(headLines));
  const paragraphs: string[] = lines.slice(0, headLines).map((line) => line.text);
  let parts: string[] = [];
  let last = "";
  for (const line of lines.slice(headLines)) {
    const before = parts.length > 0 ? (parts[0] ?? "") : "";
    if (parts.length > 0 && carriesOn(parts.length > 1 ? parts.join(" ") : before, last, line, width)) {
      parts.push(line.text);
    } else {
      if (parts.length > 0) paragraphs.push(parts.join(" "));
      parts = [line.text];
    }
    last = line.text;
  }
  if (parts.length > 0) paragraphs.push(parts.join(" "));
  return paragraphs;
}
