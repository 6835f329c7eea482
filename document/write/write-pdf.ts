/** A document as PDF: tagged for those who hear it (PDF/UA-1), its fonts in it, the same bytes from the same data. */
import { definitionOf, fieldsFor, formOf, type DataOf, type DocumentKind } from "./documents.js";
import { layouts } from "./layout.js";
import { printed, type Picture, type Printed } from "./pdf/printed.js";
import { refuseEndless, setPdf } from "./pdf/typst.js";

export type { Picture } from "./pdf/printed.js";

export interface PdfOptions {
  /** Charts, put into an appendix of their own. */
  readonly pictures?: readonly Picture[];
}

/** Throws `too_large` where its tables would fill more than about 700 pages. */
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
  refuseEndless(cellsOf(document));
  return setPdf(document);
}

const cellsOf = ({ body, appendices }: Printed): number =>
  [...body, ...appendices.flatMap((appendix) => appendix.blocks)].reduce(
    (sum, block) => sum + (block.kind === "table" ? block.rows.length * block.columns.length : 0),
    0,
  );
