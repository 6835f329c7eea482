/** Paragraphs that know which of their figures counts what. */
import type { Figure } from "./figures.js";
import { written } from "../wording.js";

export interface Reference {
  /** As it stands in the text: "18", "64,3%". */
  readonly figure: string;
  readonly reference: string;
}

export interface Paragraph {
  /** Stays the same when the report is drafted anew: it is made of the chapter and of what the paragraph is about. */
  readonly id: string;
  readonly role: "heading" | "body" | "item";
  readonly text: string;
  readonly references: readonly Reference[];
  /** True where the record has nothing to say and a person must write. */
  readonly unwritten: boolean;
}

export interface Chapter {
  readonly id: "I" | "II" | "III" | "IV" | "V";
  readonly title: string;
  readonly paragraphs: readonly Paragraph[];
}

/** A figure as it stands in a text. */
export interface Shown {
  readonly shown: string;
  readonly references: readonly string[];
}

export const count = (figure: Figure): Shown => ({
  shown: written(figure.value),
  references: [figure.reference],
});

/** Something computed from several figures. */
export const computed = (shown: string, ...from: readonly Figure[]): Shown => ({
  shown,
  references: [...new Set(from.map((figure) => figure.reference))],
});

/** ``at("II.1", "body")`Tổng số ${count(total)} nhiệm vụ.` `` */
export const at =
  (id: string, role: Paragraph["role"]) =>
  (strings: TemplateStringsArray, ...parts: readonly (string | Shown)[]): Paragraph => {
    let text = strings[0] ?? "";
    const references: Reference[] = [];
    parts.forEach((part, i) => {
      text += (typeof part === "string" ? part : part.shown) + (strings[i + 1] ?? "");
      if (typeof part !== "string")
        for (const reference of part.references) references.push({ figure: part.shown, reference });
    });
    return { id, role, text, references, unwritten: false };
  };

export const heading = (id: string, text: string): Paragraph => ({
  id,
  role: "heading",
  text,
  references: [],
  unwritten: false,
});

/** A place where a person must write; the brackets make it hard to overlook on paper. */
export const unwritten = (id: string, what: string): Paragraph => ({
  id,
  role: "body",
  text: `[${what}]`,
  references: [],
  unwritten: true,
});

/** What a paragraph's figures count, as it is printed behind it: only places in the document, no links. */
export function printedReferences(references: readonly Reference[]): string {
  const places = [
    ...new Set(references.map((each) => each.reference).filter((each) => /^(?:PL|Phụ lục) /u.test(each))),
  ];
  return places.length === 0 ? "" : ` (${places.join("; ")})`;
}
