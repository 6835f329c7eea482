/** Text in chapters, as reports have it, for templates: each paragraph is either a heading, running text or an item. */
import { each, text, type Block } from "./blocks.js";
import type { FieldsOf, Schema } from "./fields.js";
import { printedReferences, type Reference } from "./report/paragraphs.js";

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

/** A paragraph as a report or a unit's submission has it. */
export interface PrintedParagraph {
  readonly role: "heading" | "body" | "item";
  readonly text: string;
  readonly references: readonly Reference[];
}

export interface PrintedChapter {
  readonly title: string;
  readonly paragraphs: readonly PrintedParagraph[];
}

export const chapterFields = (chapters: readonly PrintedChapter[]): FieldsOf<typeof chapterSchema> => ({
  muc: chapters.map((chapter) => ({
    ten_muc: chapter.title,
    doan: chapter.paragraphs.map((paragraph) => ({
      de_muc: paragraph.role === "heading" ? paragraph.text : "",
      noi_dung: paragraph.role === "body" ? withReferences(paragraph) : "",
      y: paragraph.role === "item" ? withReferences(paragraph) : "",
    })),
  })),
});

/** What the figures count stands in brackets before the full stop: "Còn 2 nhiệm vụ quá hạn (PL I, dòng 1)." */
function withReferences({ text, references }: PrintedParagraph): string {
  const places = printedReferences(references);
  const [end = ""] = /[.;:]?\s*$/.exec(text) ?? [];
  return places === "" ? text : `${text.slice(0, text.length - end.length)}${places}${end.trim()}`;
}
