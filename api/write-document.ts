/** A document of some kind written in the format asked for: as DOCX from the office's template in force, or as PDF. */
import type { DataOf, DocumentKind } from "../document/write/documents.js";
import { formOf } from "../document/write/documents.js";
import { templateInForce } from "../record/queries/templates.js";
import type { LetterChoices } from "./documents/letter.js";
import type { Services } from "./operation.js";
import { DOCX, type OutgoingFile, PDF, fileName } from "./send-file.js";

export async function writtenDocument<K extends DocumentKind>(
  { db, evidence, printer }: Services,
  kind: K,
  data: DataOf[K],
  { format, name }: Pick<LetterChoices, "format"> & { readonly name: string },
): Promise<OutgoingFile> {
  if (format === "pdf")
    return { name: fileName(name, "pdf"), mediaType: PDF, bytes: await printer.pdf(kind, data) };
  const sha256 = await templateInForce(db, { kind, form: formOf(data) });
  const template = sha256 === null ? null : await evidence.read(sha256);
  return { name: fileName(name, "docx"), mediaType: DOCX, bytes: await printer.docx(kind, data, template) };
}
