/** A document as PDF: tagged for those who hear it (PDF/UA-1), its fonts in it, the same bytes from the same data. */
import { definitionOf, fieldsFor, formOf, type DataOf, type DocumentKind } from "./documents.js";
import { layouts } from "./layout.js";
import { costOf, refuseEndless } from "./pdf/cost.js";
import { printed, type Picture } from "./pdf/printed.js";
import { setPdf } from "./pdf/typst.js";

export type { Picture } from "./pdf/printed.js";

export interface PdfOptions {
  /** Charts, put into an appendix of their own. */
  readonly pictures?: readonly Picture[];
}

/** Throws `too_large` where it would take more memory than one document may. */
export async function writePdf<K extends DocumentKind>(
  kind: K,
  data: DataOf[K],
  { pictures = [] }: PdfOptions = {},
): Promise<Buffer> {
  const document = printed(
    definitionOf(kind),
    fieldsFor(kind, data),
    data.letterhead,
    layouts[formOf(data)],
    pictures,
  );
  refuseEndless(costOf(document));
  return setPdf(document);
}
