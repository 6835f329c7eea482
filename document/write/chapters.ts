/** Text in chapters, as reports have it, for templates: each paragraph is either a heading, running text or an item. */
import { each, text, type Block } from "./blocks.js";
import type { FieldsOf, Schema } from "./fields.js";

export const chapterSchema = {
  muc: { ten_muc: "text", doan: { de_muc: "text", noi_dung: "text", y: "text" } },
} as const satisfies Schema;

export const chapterBlocks: readonly Block[] = [
  each(
    "muc",
    text("chapter", "{ten_muc}"),
    each(
      "doan",
      each("de_muc", text("heading", "{de_muc}")),
      each("noi_dung", text("body", "{noi_dung}")),
      each("y", text("item", "{y}")),
    ),
  ),
];

/** A paragraph as a report or a unit's submission has it; a text of several lines is several paragraphs. */
export interface PrintedParagraph {
  readonly text: string;
  /** Places in the appendices that its figures count: "PL I, dòng 3". */
  readonly places: readonly string[];
}

export interface PrintedChapter {
  readonly title: string;
  readonly paragraphs: readonly PrintedParagraph[];
}

export const chapterFields = (chapters: readonly PrintedChapter[]): FieldsOf<typeof chapterSchema> => ({
  muc: chapters.map((chapter) => ({
    ten_muc: chapter.title,
    doan: chapter.paragraphs.flatMap(linesOf).map((line) => ({
      de_muc: roleOf(line) === "heading" ? line : "",
      noi_dung: roleOf(line) === "body" ? line : "",
      y: roleOf(line) === "item" ? line : "",
    })),
  })),
});

/** What the figures count stands in brackets before the last full stop: "Còn 2 nhiệm vụ quá hạn (PL I, dòng 1)." */
function linesOf({ text, places }: PrintedParagraph): string[] {
  const [end = ""] = /[.;:]?\s*$/.exec(text) ?? [];
  const named = [...new Set(places)];
  const whole =
    named.length === 0
      ? text
      : `${text.slice(0, text.length - end.length)} (${named.join("; ")})${end.trim()}`;
  return whole.split("\n").filter((line) => line.trim() !== "");
}

/** As offices write them: "1. Kết quả chung" without a stop is a heading, "- …" an item. */
function roleOf(line: string): "heading" | "item" | "body" {
  if (/^\s*[-–+] /u.test(line)) return "item";
  return /^\s*\d{1,2}(?:\.\d{1,2})*\.? [^.;:]{1,120}$/u.test(line) ? "heading" : "body";
}
