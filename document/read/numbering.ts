/** The numbers that Word counts by itself ("I.", "a)", "-"): they stand in no text, so they are counted here again. */
import { attribute, tokens } from "./xml.js";

interface Level {
  format: string;
  text: string;
  start: number;
}
const MOST_LEVELS = 9;

export interface NumberReference {
  readonly list: string;
  readonly level: number;
}

const ROMANS: readonly (readonly [number, string])[] = [
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

function roman(count: number): string {
  let [left, text] = [Math.min(count, 399), ""];
  for (const [value, letters] of ROMANS) for (; left >= value; left -= value) text += letters;
  return text;
}

function written(count: number, format: string): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26));
  switch (format) {
    case "upperRoman":
      return roman(count).toUpperCase();
    case "lowerRoman":
      return roman(count);
    case "upperLetter":
      return letter.toUpperCase();
    case "lowerLetter":
      return letter;
    case "decimalZero":
      return String(count).padStart(2, "0");
    default:
      return String(count);
  }
}

export class Numbering {
  private readonly kinds = new Map<string, Level[]>();
  private readonly kindOf = new Map<string, string>();
  private readonly counts = new Map<string, number[]>();

  constructor(xml: string | null) {
    if (xml === null) return;
    let kind = "";
    let list = "";
    let level: Level | null = null;
    for (const token of tokens(xml)) {
      if (token.kind !== "open") continue;
      const value = (name: string): string => attribute(token.attributes, name) ?? "";
      if (token.name === "w:abstractNum") {
        kind = value("w:abstractNumId");
        this.kinds.set(kind, []);
      } else if (token.name === "w:lvl" && kind !== "" && list === "") {
        level = { format: "decimal", text: "", start: 1 };
        const at = Number(value("w:ilvl"));
        const levels = this.kinds.get(kind);
        if (levels !== undefined && at >= 0 && at < MOST_LEVELS) levels[at] = level;
      } else if (token.name === "w:numFmt" && level !== null) level.format = value("w:val");
      else if (token.name === "w:lvlText" && level !== null) level.text = value("w:val");
      else if (token.name === "w:start" && level !== null) level.start = Number(value("w:val")) || 1;
      else if (token.name === "w:num") {
        list = value("w:numId");
        level = null;
      } else if (token.name === "w:abstractNumId" && list !== "") this.kindOf.set(list, value("w:val"));
    }
  }

  /** The mark of the next paragraph of this list, with a space behind it; empty where it has none. */
  next(reference: NumberReference): string {
    const kind = this.kindOf.get(reference.list);
    const levels = kind === undefined ? undefined : this.kinds.get(kind);
    const level = levels?.[reference.level];
    if (kind === undefined || levels === undefined || level === undefined || level.format === "none")
      return "";
    if (level.format === "bullet") return /^[+*]/.test(level.text) ? `${level.text.charAt(0)} ` : "- ";
    const counts = this.counts.get(kind) ?? [];
    this.counts.set(kind, counts);
    counts.length = Math.min(counts.length, reference.level + 1);
    counts[reference.level] = (counts[reference.level] ?? level.start - 1) + 1;
    const text = level.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(counts[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? "decimal");
    });
    return text === "" ? "" : `${text} `;
  }
}
