/**
 * The wording of a document, once for all formats: blocks of text with `{fields}` in them. The DOCX template that an
 * office edits is written from them with the fields left in, the PDF with the fields filled.
 */
import type { Fields, Schema } from "./fields.js";

/** How a paragraph looks; each role is a style of the DOCX template. */
export const roles = ["body", "chapter", "heading", "item", "note"] as const;
export type Role = (typeof roles)[number];

export interface TextBlock {
  readonly kind: "text";
  readonly role: Role;
  readonly text: string;
}

export interface Column {
  readonly heading: string;
  /** Share of the width. */
  readonly width: number;
  readonly align: "left" | "centre" | "right";
  /** What stands in its cells: `{tt}`. */
  readonly cell: string;
}

export interface TableBlock {
  readonly kind: "table";
  /** The list whose rows it shows. */
  readonly over: string;
  readonly columns: readonly Column[];
}

/** Once for each row of a list, or once where a text is not empty. */
export interface EachBlock {
  readonly kind: "each";
  readonly over: string;
  readonly blocks: readonly Block[];
}

export type Block = TextBlock | TableBlock | EachBlock;

export interface Appendix {
  /** "Phụ lục I" */
  readonly label: string;
  readonly title: string;
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

/** The columns of signatures below a record; other documents have recipients on the left and one signature. */
export interface SignatureColumn {
  readonly title: string;
  readonly position: string;
  readonly name: string;
}

export interface Definition<S extends Schema = Schema> {
  /** A dispatch (công văn) has its subject under the number and no kind of document as a title. */
  readonly shape: "dispatch" | "titled" | "record";
  /** BÁO CÁO; empty for a dispatch. */
  readonly type: string;
  readonly schema: S;
  readonly body: readonly Block[];
  readonly signatures: readonly SignatureColumn[];
  readonly appendices: readonly Appendix[];
}

export const text = (role: Role, words: string): TextBlock => ({ kind: "text", role, text: words });
export const each = (over: string, ...blocks: readonly Block[]): EachBlock => ({
  kind: "each",
  over,
  blocks,
});
export const column = (
  heading: string,
  width: number,
  cell: string,
  align: Column["align"] = "left",
): Column => ({ heading, width, align, cell });
export const table = (over: string, ...columns: readonly Column[]): TableBlock => ({
  kind: "table",
  over,
  columns,
});

/** The fields in scope, the nearest first: a row sees what stands around its list. */
export type Scope = readonly Fields[];

export function lookUp(scope: Scope, field: string): string | readonly Fields[] | undefined {
  for (const fields of scope) if (Object.hasOwn(fields, field)) return fields[field];
  return undefined;
}

/** Puts the fields into a text. A field that is not there is a fault of ours, not of a person: it throws. */
export function filled(words: string, scope: Scope): string {
  return words.replace(/\{([a-z_]+)\}/g, (_, field: string) => {
    const value = lookUp(scope, field);
    if (typeof value !== "string") throw new Error(`no text field ${field} in scope`);
    return value;
  });
}

/** The scopes in which the blocks of an `each` stand. */
export function scopesOf(over: string, scope: Scope): readonly Scope[] {
  const value = lookUp(scope, over);
  if (value === undefined) throw new Error(`no field ${over} in scope`);
  if (typeof value === "string") return value === "" ? [] : [scope];
  return value.map((row) => [row, ...scope]);
}
