/** Physical lines: columns that were merged are parted, page numbers and rules go. */
import { fold } from "./script.js";

export interface Line {
  readonly text: string;
  /** A blank line or a rule stands before it. */
  readonly apart: boolean;
}

/** What stands in the right-hand column of the head, with whatever the left one has beside it. */
const RIGHT_OF_HEAD =
  /(ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc)/giu;
const PLACE_AND_DATE =
  /((?:TP\.?\s*)?\p{Lu}[\p{L}.\- ]{1,40}?,?\s*ngày\s*(?:\d{1,2}|[.…_\s]*)\s*tháng\s*(?:\d{1,2}|[.…_\s]*)\s*năm\s*(?:\d{4}|20[.…_ ]*))/gu;
const SIGNS_FOR = /(\s)((?:T\s?\/\s?M|TM|KT|K\/T|TL|T\/L|TUQ|Q)\s?\.?\s+\p{Lu}{2,})/u;

const HEAD_LINES = 40;
const PAGE_NUMBER = /^[-\s]*(?:trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?[-\s]*$/iu;
const RULE = /^[-–—_=*.~\s]{2,}$|^\*$/u;

const squeeze = (text: string): string => text.replace(/[ \t]+/g, " ").trim();

/** A merged head line becomes its left and its right part. */
function partColumns(line: string, inHead: boolean): string[] {
  if (inHead) {
    const folded = fold(line);
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
    if (wide) return line.split(/\s{3,}|\t+/);
  }
  const sign = /^\s*[-–]\s/.test(line) || /\s{3,}/.test(line) ? SIGNS_FOR.exec(line) : null;
  if (sign !== null && sign.index > 0) return [line.slice(0, sign.index), line.slice(sign.index)];
  return [line];
}

/** The lines of a normalised text that carry words. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  let seen = 0;
  for (const raw of text.split("\n")) {
    const inHead = seen < HEAD_LINES;
    for (const piece of partColumns(raw, inHead)) {
      const line = squeeze(piece);
      if (line === "" || RULE.test(line)) {
        // A blank line between wrapped lines means nothing; a drawn rule does.
        apart = apart || line !== "";
        continue;
      }
      if (PAGE_NUMBER.test(line)) continue;
      lines.push({ text: line, apart });
      apart = false;
      seen += 1;
    }
  }
  return lines;
}
