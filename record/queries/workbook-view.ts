/** The shape of a workbook's import, before and after it is confirmed. */
import type { CellFault } from "../../domain/tracking-row.js";

export type WorkbookRowView = {
  /** Theo dõi!B7. */
  readonly cell: string;
  readonly task: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  /** As it was read: a day, a recurrence, `continuous`. */
  readonly due: string | null;
  readonly product: string | null;
};

export type WorkbookNameView = {
  readonly name: string;
  readonly rows: number;
  readonly kind: "name" | "set";
  /** Units that it may stand for, by name. */
  readonly proposed: readonly string[];
};

export type WorkbookImportView = {
  /** The draft that was written, or is added to; null: a new one, not written yet. */
  readonly programmeId: string | null;
  /** Rows that are written, or would be. */
  readonly added: number;
  /** Rows that are there already. */
  readonly known: number;
  /** Hidden rows that are left out. */
  readonly hidden: number;
  /** Sheets without such a table. */
  readonly passedOver: readonly string[];
  readonly errors: readonly CellFault[];
  /** Names that stand for no unit yet: a person answers for them in the draft. */
  readonly names: readonly WorkbookNameView[];
  /** The first of the new rows. */
  readonly rows: readonly WorkbookRowView[];
};
