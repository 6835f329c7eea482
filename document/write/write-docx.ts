/** A document as DOCX, from the office's template or, where it has none, from the base template of its form. */
import { baseTemplate } from "./docx/base-template.js";
import { checkTemplate, refusal } from "./docx/check.js";
import { filledTemplate } from "./docx/fill.js";
import { fieldsFor, formOf, type DataOf, type DocumentKind } from "./documents.js";

/** Throws `invalid_input` with every flaw where the template cannot be used. */
export async function writeDocx<K extends DocumentKind>(
  kind: K,
  data: DataOf[K],
  template: Uint8Array | null = null,
): Promise<Buffer> {
  const fields = fieldsFor(kind, data);
  if (template === null) return filledTemplate(baseTemplate(kind, formOf(data)), fields);
  const flaws = checkTemplate(template, kind);
  if (flaws.length > 0) throw refusal(flaws);
  return filledTemplate(template, fields);
}
