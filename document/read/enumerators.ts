/** The marks that number a place: `I.`, `A.`, `Điều 3.`, `1.`, `1.1.`, `a)`, `(1)`, `-`, `+`. */

export type Mark =
  | "part"
  | "appendix"
  | "chapter"
  | "roman"
  | "upper"
  | "article"
  | "number"
  | "numberParen"
  | "letter"
  | "bracket"
  | "dash"
  | "plus"
  | "bullet";

export interface Enumerator {
  readonly mark: Mark;
  /** As printed, without its punctuation: `II`, `2.1`, `a`, `1`; empty for a dash. */
  readonly label: string;
  /** Its place in the count: II is 2, `2.1` is 1, đ is 5. 0 for marks that do not count. */
  readonly value: number;
  /** Characters up to the text that it numbers. */
  readonly length: number;
}

/** Vietnamese points run a b c d đ e g h i k l m n o p q r s t u v x y. */
const LETTERS = "abcdđeghiklmnopqrstuvxy";
const ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/** The value of a Roman number up to 39, or 0 where the letters are none. */
export function roman(text: string): number {
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/.test(text)) return 0;
  const digit: Record<string, number> = { I: 1, V: 5, X: 10 };
  return Array.from(text).reduce((sum, c, i) => {
    const here = digit[c] ?? 0;
    return sum + (here < (digit[text[i + 1] ?? ""] ?? 0) ? -here : here);
  }, 0);
}

const make = (mark: Mark, label: string, value: number, length: number): Enumerator => ({
  mark,
  label,
  value,
  length,
});

function countOf(label: string): number {
  const ordinal = /^thứ\s+(\S+)$/i.exec(label)?.[1]?.toLowerCase();
  if (ordinal !== undefined) return ORDINALS.indexOf(ordinal) + 1;
  return roman(label.toUpperCase()) || Number.parseInt(label, 10) || LETTERS.indexOf(label.toLowerCase()) + 1;
}

function division(line: string): Enumerator | null {
  const part = /^(PHẦN|Phần)\s+(thứ\s+\p{L}+|[IVX]+|\d{1,2}|[A-Z])(?=[\s.:]|$)[.:]?\s*/iu.exec(line);
  if (part?.[2] !== undefined && (part[1] === "PHẦN" || /^Phần (?:thứ|[IVX])/.test(line)))
    return make("part", part[2], countOf(part[2]), part[0].length);
  const chapter = /^(?:CHƯƠNG|Chương)\s+([IVX]+|\d{1,2})(?=[\s.:]|$)[.:]?\s*/u.exec(line);
  if (chapter?.[1] !== undefined) return make("chapter", chapter[1], countOf(chapter[1]), chapter[0].length);
  const appendix =
    /^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?([IVX]+|\d{1,2}|[A-Z])(?![\p{L}\d]))?\s*(?:[.:-]\s*|$)/u.exec(line);
  if (appendix !== null)
    return make("appendix", appendix[1] ?? "", countOf(appendix[1] ?? ""), appendix[0].length);
  const upperAppendix = /^PHỤ LỤC(?:\s+(?:SỐ\s+)?([IVX]+|\d{1,2}|[A-Z])(?![\p{L}\d]))?\s*/u.exec(line);
  if (upperAppendix !== null)
    return make("appendix", upperAppendix[1] ?? "", countOf(upperAppendix[1] ?? ""), upperAppendix[0].length);
  const article = /^Điều\s+(\d{1,3}[a-zđ]?)\s*[.:]\s*/u.exec(line);
  if (article?.[1] !== undefined)
    return make("article", article[1], Number.parseInt(article[1], 10), article[0].length);
  return null;
}

function letters(line: string): Enumerator | null {
  const big = /^([A-ZĐ]{1,6})\s?(?:[.)](?!\p{Lu}?\.)\s*|[/-]\s+)(?=\S)/u.exec(line);
  if (big?.[1] !== undefined) {
    const value = roman(big[1]);
    if (value > 0) return make("roman", big[1], value, big[0].length);
    if (/^[A-HĐ]$/.test(big[1]))
      return make("upper", big[1], LETTERS.indexOf(big[1].toLowerCase()) + 1, big[0].length);
    return null;
  }
  const small = /^([a-zđ]\d{0,2})\s?[).]\s*(?=\S)/u.exec(line);
  if (small?.[1] !== undefined)
    return make("letter", small[1], LETTERS.indexOf(small[1].slice(0, 1)) + 1, small[0].length);
  return null;
}

function numbers(line: string): Enumerator | null {
  const deep = /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)]\s*|\s+)(?=[^\d\s%])/u.exec(line);
  if (deep?.[1] !== undefined)
    return make("number", deep[1], Number(deep[1].split(".").at(-1)), deep[0].length);
  // "3 - Điều 61" is the rest of a citation; a dash counts as punctuation only right at the number.
  const plain =
    /^(\d{1,2}|\d{3}(?=\.\s+\p{Lu}))(?:\s?\.\s*(?!\d)|[/:]\s+|[-–]\s+(?!Điều|khoản|\d))(?=\S)/u.exec(line);
  if (plain?.[1] !== undefined)
    return make("number", String(Number(plain[1])), Number(plain[1]), plain[0].length);
  const paren = /^(\d{1,2})\)\s*(?=\S)/u.exec(line);
  if (paren?.[1] !== undefined) return make("numberParen", paren[1], Number(paren[1]), paren[0].length);
  return null;
}

/** "Thứ nhất, …": orders counted in words. */
function ordinal(line: string): Enumerator | null {
  const hit = /^Thứ (nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?:\s+là)?\s*[,:.]\s*(?=\S)/u.exec(line);
  if (hit?.[1] === undefined) return null;
  const value = ORDINALS.indexOf(hit[1]) + 1;
  return make("numberParen", String(value), value, hit[0].length);
}

/** Reads the mark at the beginning of a line, or null. */
export function enumerator(line: string): Enumerator | null {
  const bracket = /^\((\d{1,2}|[a-zđ]|i{1,3}|iv|vi{0,3})\)\s*(?=\S)/u.exec(line);
  if (bracket?.[1] !== undefined) return make("bracket", bracket[1], countOf(bracket[1]), bracket[0].length);
  // A hyphen before "CT/TW" belongs to a number that the line break has cut.
  const sign = /^(?:([-–—−])(?![-–—−])(?!\p{Lu}+\/)|(\+)|([•*·●▪❖✓])(?!\*))\s*(?=\S)/u.exec(line);
  if (sign !== null) {
    const mark = sign[1] !== undefined ? "dash" : sign[2] !== undefined ? "plus" : "bullet";
    return make(mark, "", 0, sign[0].length);
  }
  return division(line) ?? ordinal(line) ?? letters(line) ?? numbers(line);
}
