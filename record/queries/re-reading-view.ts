/** The shape of a re-reading before anything of it is accepted. */
import type { FieldChange } from "../../domain/re-reading.js";

export interface ReReadingItemView {
  /** Names it for who accepts it. */
  readonly key: string;
  readonly kind: "added" | "dropped" | "changed";
  /** null: of a task that is not there yet. */
  readonly draftTaskId: string | null;
  readonly section: string;
  readonly text: string;
  /** Of a task that is read otherwise. */
  readonly fields: readonly FieldChange[];
  /** Something of it would be written; where all that differs was put right by a person, nothing. */
  readonly acceptable: boolean;
}

export interface ReReadingView {
  readonly rules: string;
  readonly items: readonly ReReadingItemView[];
  /** Of the draft. */
  readonly version: number;
}
