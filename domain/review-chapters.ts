/** A report as chapters of paragraphs, each with what the program drafted beside what people made of it. */
import { DomainError } from "./errors.js";

export interface Paragraph {
  /** Stable: drafted anew, a paragraph keeps its id, and with it what people wrote. */
  readonly id: string;
  readonly drafted: string;
  readonly text: string;
  /** The figures in it as drafted: `overdue@II.1`, or `target:…` for what a target has reached. */
  readonly figures: readonly { readonly key: string; readonly value: number }[];
  /** What a person is asked to write here, where the record has nothing to say. */
  readonly asks?: string;
}

export interface Chapter {
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

export interface Edit {
  readonly id: string;
  readonly text: string;
}

export function paragraph(id: string, drafted: string, figures: Paragraph["figures"] = []): Paragraph {
  return { id, drafted, text: drafted, figures };
}

/** A place where a person has to write. */
export function asked(id: string, asks: string): Paragraph {
  return { ...paragraph(id, ""), asks };
}

/** Spaces, and the two ways to write a letter with its marks, are no change. */
export function isEdited({ drafted, text }: Paragraph): boolean {
  return settled(text) !== settled(drafted);
}

function settled(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** A person has still to write it. */
export function isUnwritten({ asks, text }: Paragraph): boolean {
  return asks !== undefined && text.trim() === "";
}

/** The drafted figures that still stand in the text: once a person has changed it, those whose number it still has. */
export function figuresIn(each: Paragraph): Paragraph["figures"] {
  if (!isEdited(each)) return each.figures;
  const numbers = new Set(
    (each.text.match(/\d+(?:[.,]\d+)*/gu) ?? []).map((number) => Number(inDigits(number))),
  );
  return each.figures.filter(({ value }) => numbers.has(value));
}

/** `1.228` and `1 228,5` as JavaScript reads them. */
function inDigits(number: string): string {
  return number.replace(/\.(?=\d{3}(?:\D|$))/gu, "").replace(",", ".");
}

/** Raises `invalid_input` where a paragraph is not there. */
export function edited(chapters: readonly Chapter[], edits: readonly Edit[]): Chapter[] {
  const texts = new Map(edits.map(({ id, text }) => [id, text]));
  const known = new Set(chapters.flatMap((chapter) => chapter.paragraphs.map(({ id }) => id)));
  const unknown = [...texts.keys()].filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Không có đoạn này trong báo cáo. Hãy tải lại trang rồi sửa lại.",
        en: "The report has no such paragraph. Load the page again.",
      },
      { field: "paragraphs", unknown },
    );
  }
  return chapters.map((chapter) => ({
    ...chapter,
    paragraphs: chapter.paragraphs.map((each) => ({ ...each, text: texts.get(each.id) ?? each.text })),
  }));
}

/** What the program drafts anew takes the place of what it drafted before; what a person changed stays as it is. */
export function redrafted(before: readonly Chapter[], fresh: readonly Chapter[]): Chapter[] {
  const old = new Map(
    before.flatMap((chapter) => chapter.paragraphs.map((each) => [each.id, each] as const)),
  );
  const kept = new Set(fresh.flatMap((chapter) => chapter.paragraphs.map(({ id }) => id)));
  return fresh.map((chapter, index) => {
    // Of a task that is not the unit's any more, but that it has written about.
    const left = before[index]?.paragraphs.filter((each) => !kept.has(each.id) && isEdited(each)) ?? [];
    return {
      heading: chapter.heading,
      paragraphs: [
        ...chapter.paragraphs.map((each) => {
          const known = old.get(each.id);
          return known !== undefined && isEdited(known) ? { ...each, text: known.text } : each;
        }),
        ...left,
      ],
    };
  });
}
