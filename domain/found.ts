/** Words found in a text whether they are written with diacritics or without: "don doc" finds "đôn đốc". */

/** Letter by letter, so that a place in the folded text is the same place in the text. The text is NFC. */
export function folded(text: string): string {
  return text.replace(/[A-Z]|\P{ASCII}/gu, baseOf);
}

function baseOf(letter: string): string {
  if (letter === "đ" || letter === "Đ") return "d";
  const base = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return base.length === letter.length ? base : letter;
}

export function wordsIn(query: string): string[] {
  return query.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}
const MOST_WORDS = 10;

/** Letters on each side of what was found. */
const AROUND = 90;

/** The words around the first place where one of the words stands; null where none does. */
export function excerptOf(text: string, words: readonly string[]): string | null {
  const flat = folded(text);
  const places = words.map((word) => flat.indexOf(folded(word))).filter((at) => at >= 0);
  if (places.length === 0) return null;
  const at = Math.min(...places);
  const from = at <= AROUND ? 0 : wordStart(text, at - AROUND);
  const to = text.length <= at + AROUND ? text.length : wordStart(text, at + AROUND);
  const inner = text.slice(from, to).replace(/\s+/g, " ").trim();
  return `${from > 0 ? "… " : ""}${inner}${to < text.length ? " …" : ""}`;
}

/** Where the next word begins; the place itself where the text has no further one. */
function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + AROUND).search(/\s/);
  return space < 0 ? at : at + space + 1;
}
