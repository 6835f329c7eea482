/** One row of an assignment sheet: an instruction of the document given to one lead unit. */
import type { Day } from "./day.js";
import type { Recurrence } from "./recurrence.js";
import type { TaskKind } from "./task.js";

export const evidenceKinds = ["document", "figure", "list", "photograph", "any"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface Assignment {
  /** The row of the sheet, for messages. */
  readonly row: number;
  /** The section path of the instruction. */
  readonly section: string;
  /** Codes of units. */
  readonly lead: string;
  readonly coordinating: readonly string[];
  readonly executing: readonly string[];
  readonly reviewer: string;
  readonly kind: TaskKind;
  /** Of dated work. */
  readonly dueOn: Day | null;
  /** Of recurring work. */
  readonly recurrence: Recurrence | null;
  readonly evidence: EvidenceKind;
  readonly product: string | null;
}

/** What is wrong with a row, so that the sheet can be mended in one go. */
export interface RowError {
  readonly row: number;
  readonly column: string;
  readonly message: { readonly vi: string; readonly en: string };
}
