/** The shapes of templates: what is in force of each kind and form, and what was before. */
import type { PersonRef } from "./task-view.js";

export interface TemplateVersion {
  readonly number: number;
  /** null: the base template. */
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string } | null;
  /** The earlier version that it goes back to. */
  readonly restoredNumber: number | null;
  readonly setBy: PersonRef;
  readonly setAt: Date;
}

export interface TemplateSlot {
  readonly kind: string;
  readonly form: string;
  /** The number in force; 0: nobody has set any, and the base template is. The ETag. */
  readonly version: number;
  /** The latest first. */
  readonly versions: readonly TemplateVersion[];
}
