/** Brings Vietnamese text into one form: NFC, plain spaces, "\n"; and a shadow of equal length for comparing. */

/** The form that `Reading.text` is in, before its lines are joined to paragraphs. */
export function normalise(raw: string): string {
  return (
    raw
      .normalize("NFC")
      .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, "\n")
      .replace(/\n{4,}/g, "\n\n\n")
      // Zero-width characters and soft hyphens are left behind by converters.
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
      // eslint-disable-next-line no-control-regex -- damaged files carry control characters
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, " ")
  );
}

/** Old and new places of the tone mark: hoà = hòa, uỷ = ủy. Both are two letters, so offsets stay. */
const TONES: readonly (readonly [string, string])[] = [
  ["oà", "òa"],
  ["oá", "óa"],
  ["oả", "ỏa"],
  ["oã", "õa"],
  ["oạ", "ọa"],
  ["oè", "òe"],
  ["oé", "óe"],
  ["oẻ", "ỏe"],
  ["uỳ", "ùy"],
  ["uý", "úy"],
  ["uỷ", "ủy"],
  ["uỹ", "ũy"],
  ["uỵ", "ụy"],
];
const capital = (pair: string): string => pair.charAt(0).toUpperCase() + pair.slice(1);
const TONE_OF = new Map(
  TONES.flatMap(([a, b]) => [[a, b] as const, [a.toUpperCase(), b.toUpperCase()], [capital(a), capital(b)]]),
);
// Only at the end of a syllable (hoàn keeps its mark) and not after q (quý is no q + uý).
const OLD_TONE = new RegExp(`(?<![qQ])(?:${[...TONE_OF.keys()].join("|")})(?!\\p{L})`, "gu");

/** The same text with one spelling for what is spelt in two ways. Its length, and so every offset, is unchanged. */
export function fold(text: string): string {
  return text
    .replace(OLD_TONE, (pair) => TONE_OF.get(pair) ?? pair)
    .replace(/([qQ])([uU])í(?!\p{L})/gu, "$1$2ý")
    .replace(/\b([hH])àng(?= (?:năm|quý|tháng|tuần|ngày))/g, "$1ằng")
    .replace(/[–—−]/g, "-");
}

/** Lower case without a change of length (`İ` would grow by one unit). */
export function lower(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from(text, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("");
}

/** For comparing two pieces of text that a document repeats: letters and digits only. */
export function bare(text: string): string {
  return lower(fold(text))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export const isUpper = (text: string): boolean => /\p{Lu}/u.test(text) && text === text.toUpperCase();
