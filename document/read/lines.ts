/** Physical lines: columns that were merged are parted, page numbers and rules go. */
import { rejoinTables } from "./exploded-tables.js";
import { rejoinLayout } from "./layout-tables.js";
import { fold, isUpper } from "./script.js";

export interface Line {
  readonly text: string;
  /** A blank line or a rule stands before it. */
  readonly apart: boolean;
}

/** What stands in the right-hand column of the head, with whatever the left one has beside it. */
const RIGHT_OF_HEAD =
  /(ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc)/giu;
/** "Lào Cai, ngày … tháng 4 năm 2026" at the end of a line: the comma tells it from the date of a cited document. */
const PLACE_AND_DATE =
  /((?:TP\.?\s*)?\p{Lu}\p{L}*(?:[ -]\p{L}+){0,4}\s?,\s*ngày\s*(?:\d{1,2}|[.…_\s]*)\s*tháng\s*(?:\d{1,2}|[.…_\s]*)\s*năm\s*(?:\d{4}|20[.…_ ]*)?)\s*$/gu;
/** "Số: 09/CT-UBND Đông Hải, ngày …": number and date on one line with one space between. */
const NUMBER_AND_DATE = /^(\s*Số\s*:?\s*[\d.…]*\s*[-/]\s*\S+)\s+(\p{Lu}[\p{L} .-]*,\s*ngày.*)$/iu;
const SIGNS_FOR = /(\s)((?:T\s?\/\s?M|TM|KT|K\/T|TL|T\/L|TUQ|Q)\s?\.?\s+\p{Lu}{2,})/u;

const HEAD_LINES = 40;
const LONGEST_HEAD_LINE = 180;
const BODY_BEGINS = /^\s*(?:căn cứ|[IVX]{1,4}\.|1\.|điều 1|kính gửi)/iu;
const PAGE_NUMBER = /^[-\s]*(?:trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-\s]*$/iu;
const RULE = /^[-–—_=*.~\s]{2,}$|^\*$/u;

const squeeze = (text: string): string => text.replace(/[ \t]+/g, " ").trim();

/** A merged head line becomes its left and its right part. */
function partColumns(raw: string, inHead: boolean): string[] {
  const line = inHead ? raw.replace(/(Số\s*:?)\s+(?=[-/])/iu, "$1 ") : raw;
  if (inHead) {
    const folded = fold(line);
    const numbered = NUMBER_AND_DATE.exec(line);
    if (numbered?.[1] !== undefined && numbered[2] !== undefined) return [numbered[1], numbered[2]];
    if (/\S\s*\|/.test(line)) return line.split("|");
    const hit = [RIGHT_OF_HEAD, PLACE_AND_DATE]
      .map((pattern) => {
        pattern.lastIndex = 0;
        return pattern.exec(folded);
      })
      .find((match) => match !== null);
    const wide = /\S(?:\s{3,}|\t+)\S/.test(line);
    if (hit?.[0] !== undefined && (hit.index > 0 || hit[0].length < folded.length)) {
      const start = hit.index;
      const end = start + hit[0].length;
      return [line.slice(0, start), line.slice(start, end), line.slice(end)];
    }
    // "Số:        /KH-SCT" has its gap for the number still to come.
    if (wide && !/^\s*Số\s*:?\s*[-/]/iu.test(line)) return line.split(/\s{3,}|\t+/);
  }
  // Recipients on the left, post or name on the right.
  const foot = /^(\s*[-–]\s.*\S|\s*Nơi nhận\s*:?)(?:\s{3,}|\t+)(\p{Lu}[\p{L} ./]+)$/u.exec(line);
  if (foot?.[1] !== undefined && foot[2] !== undefined) return [foot[1], foot[2]];
  if (/^\s*[-–]\s[^|]*\|[^|]*$/u.test(line)) return line.split("|");
  const sign = /^\s*[-–]\s/.test(line) || /\s{3,}/.test(line) ? SIGNS_FOR.exec(line) : null;
  if (sign !== null && sign.index > 0) return [line.slice(0, sign.index), line.slice(sign.index)];
  return [line];
}

/** Words of the head that one name holds together: "ỦY BAN NHÂN / DÂN", "VĂN PHÒNG CHÍNH / PHỦ". */
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^|\s)NHÂN$/u, /^DÂN(?:\s|$)/u],
  [/(?:^|\s)CHÍNH$/u, /^PHỦ(?:\s|$)/u],
  [/^(?:TM\. )?(?:ỦY BAN|HỘI ĐỒNG)$/u, /^NHÂN DÂN(?:\s|$)/u],
  [/^THỦ TƯỚNG$/u, /^CHÍNH PHỦ$/u],
  [/^VĂN PHÒNG$/u, /^(?:CHÍNH PHỦ|QUỐC HỘI|TRUNG ƯƠNG)/u],
  [/^THÀNH PHỐ(?: \p{Lu}+)?$/u, /^(?:HỒ CHÍ|CHÍ MINH|MINH)(?:\s|$)/u],
];

/** Narrow columns cut the lines of the head anywhere: "Số: / 88/QĐ-UBND", "Sơn / La, ngày 16 tháng 11 / năm 2018", "ỦY / BAN NHÂN DÂN". */
function isCut(last: string, next: string): boolean {
  if (/^số\s*:?$/iu.test(last)) return /^[\d.…]*\s*[-/]?\s*\S*[-/]\p{Lu}/u.test(next);
  if (/ngày\s*\d*\s*(?:tháng\s*\d*)?$/iu.test(last)) return /^(?:\d{1,2}\s|tháng|năm)/iu.test(next);
  if (/^(?:ỦY|UỶ|BỘ|SỞ|TỈNH|BAN|HỘI|CHỦ|CỘNG|THÀNH|VỀ|HUYỆN|XÃ|THỦ|VĂN|ĐỘC)$/u.test(last))
    return isUpper(next);
  if (HALVES.some(([first, second]) => first.test(fold(last)) && second.test(fold(next)))) return true;
  return (
    /^\p{Lu}\p{Ll}+(?: \p{Ll}+| \p{Lu}\p{Ll}+){0,4}$/u.test(last) &&
    /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?\s?,\s*ngày/u.test(next)
  );
}

/** "1 | Rà soát | Sở Y tế": a row as converters write it, without bars at its ends. */
const asRow = (line: string): string =>
  /^[^|]*\S\s+\|\s.*\s\|(?:\s|$)/u.test(line) && !line.trim().startsWith("|")
    ? `| ${line.trim().replace(/\|$/, "")} |`
    : line;

/** The lines of a normalised text that carry words. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  let seen = 0;
  let body = false;
  for (const raw of rejoinTables(rejoinLayout(text.split("\n")))) {
    // The two columns of a head make two cells; a row of more belongs to a table.
    body ||= BODY_BEGINS.test(raw) || /^\|(?:[^|]*\|){3}/u.test(raw);
    const inHead = !body && seen < HEAD_LINES && raw.length < LONGEST_HEAD_LINE;
    for (const piece of partColumns(raw, inHead).map(asRow)) {
      const line = squeeze(piece);
      if (line === "" || RULE.test(line)) {
        // A blank line between wrapped lines means nothing; a drawn rule does.
        apart = apart || line !== "";
        continue;
      }
      if (PAGE_NUMBER.test(line)) continue;
      const last = lines.at(-1);
      if (inHead && last !== undefined && isCut(last.text, line)) {
        lines[lines.length - 1] = { ...last, text: `${last.text} ${line}` };
        continue;
      }
      lines.push({ text: line, apart });
      apart = false;
      seen += 1;
    }
  }
  return lines;
}
