/**
 * What the setting of a document takes in memory, estimated before it is begun: a laid-out page stays in memory until the
 * file is written, and nothing of it can be let go before. Measured by docs/documents.md ("Cost"); kilobytes.
 */
import { DomainError } from "../../../domain/errors.js";
import type { Printed, PrintedBlock } from "./printed.js";

const OF_A_CELL = 15;
const OF_A_LETTER_IN_A_CELL = 0.5;
const OF_A_LETTER = 0.25;

/** With the process that sets it, this keeps below 200 MiB. */
const MOST = 150_000;

/** Kilobytes. */
export function costOf({ body, appendices }: Printed): number {
  const blocks = [...body, ...appendices.flatMap((appendix) => appendix.blocks)];
  return Math.round(blocks.reduce((sum, block) => sum + costOfBlock(block), 0));
}

function costOfBlock(block: PrintedBlock): number {
  switch (block.kind) {
    case "text":
      return block.text.length * OF_A_LETTER;
    case "picture":
      return block.svg.length / 100;
    case "table":
      return block.rows.reduce(
        (sum, row) =>
          sum + row.reduce((cells, cell) => cells + OF_A_CELL + cell.length * OF_A_LETTER_IN_A_CELL, 0),
        0,
      );
  }
}

/** Raises `too_large` where it would take more than there is for it. */
export function refuseEndless(cost: number): void {
  if (cost <= MOST) return;
  throw new DomainError(
    "too_large",
    {
      vi: "Văn bản quá dài để kết xuất PDF (khoảng trên 100 trang bảng hoặc 250 trang chữ). Hãy tải bản DOCX, hoặc xuất bảng ra Excel và gửi kèm.",
      en: "The document is too long for a PDF (more than about 100 pages of tables or 250 pages of text). Take the DOCX, or export the table as a workbook and attach that.",
    },
    { kilobytes: cost, most: MOST },
  );
}
