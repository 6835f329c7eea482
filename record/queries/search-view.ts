/** The shapes of what a search finds. */
import type { ProgrammeRef, TaskSummary, UnitRef } from "./task-view.js";

export interface FoundProgramme {
  readonly programme: ProgrammeRef;
  /** The words around the place in its document; null: it is found by its number or title. */
  readonly excerpt: string | null;
}

export interface FoundEvidence {
  readonly id: string;
  readonly fileName: string;
  readonly taskId: string;
  /** Of its task. */
  readonly section: string;
  readonly programme: ProgrammeRef;
  /** The task's lead. */
  readonly unit: UnitRef;
}

export const foundKinds = ["tasks", "programmes", "units", "evidence"] as const;
export type FoundKind = (typeof foundKinds)[number];

/** Of what the asking person may see. Of each kind at most as many as asked for; `more` names those that have others. */
export interface SearchResult {
  readonly words: string;
  readonly tasks: readonly TaskSummary[];
  readonly programmes: readonly FoundProgramme[];
  readonly units: readonly UnitRef[];
  readonly evidence: readonly FoundEvidence[];
  readonly more: readonly FoundKind[];
}
