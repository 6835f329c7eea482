/** The shapes of a draft: its document beside its tasks, and what is open. */
import type { EvidenceKind } from "../../domain/assignment.js";
import type { Day } from "../../domain/day.js";
import type { DraftField, OpenMatter } from "../../domain/draft.js";
import type { Run } from "../../domain/passages.js";
import type { Comparator } from "../../domain/reading.js";
import type { PersonRef, UnitRef } from "./task-view.js";

/** What a person has to settle of a task. */
export interface DraftDoubtView {
  readonly id: string;
  readonly kind: "reading" | "name" | "set";
  readonly field: DraftField;
  /** The name that stands for nobody yet. */
  readonly name: string | null;
  /** The reader's words. */
  readonly reason: string | null;
}

/** Of a draft's task: a row of it. */
export interface DraftTaskRowView {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  /** Names as they stand in the document. */
  readonly names: {
    readonly lead: readonly string[];
    readonly coordinating: readonly string[];
    readonly executing: readonly string[];
  };
  readonly lead: readonly UnitRef[];
  readonly coordinating: readonly UnitRef[];
  readonly executing: readonly UnitRef[];
  /** null: the advising board, or the office where that board leads. */
  readonly reviewer: UnitRef | null;
  /** A day, a recurrence, `continuous`; null where the document says nothing, which is continuous too. */
  readonly due: string | null;
  /** The document's words for it. */
  readonly dueText: string | null;
  /** The day has gone by already. */
  readonly duePassed: boolean;
  readonly product: string | null;
  readonly evidence: EvidenceKind;
  readonly dropped: boolean;
  /** Where it stands in a workbook. */
  readonly cell: string | null;
  readonly doubts: readonly DraftDoubtView[];
  readonly version: number;
}

export interface DraftCorrectionView {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly madeBy: PersonRef;
  readonly madeAt: Date;
  /** The re-reading that it was accepted from; null: the person's own. */
  readonly readingNumber: number | null;
}

/** A name of the document that stands for no unit yet, once for all tasks that have it. */
export interface DraftNameView {
  readonly name: string;
  readonly kind: "name" | "set";
  /** The members of the set, or the units that it resembles. */
  readonly proposed: readonly UnitRef[];
  readonly tasks: number;
  /** The first of them. */
  readonly draftTaskId: string;
}

export interface DraftReaderDoubtView extends DraftDoubtView {
  readonly draftTaskId: string | null;
  readonly section: string | null;
  readonly passage: string;
}

export interface DraftTargetView {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly comparator: Comparator;
  readonly value: number;
  /** "%", "công trình" … */
  readonly unit: string;
  /** "year" … as read; null: once, by the date. */
  readonly period: string | null;
  readonly by: Day | null;
  readonly dropped: boolean;
}

export interface DraftDetail {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly title: string;
  readonly issuer: string;
  readonly signedOn: Day | null;
  readonly endsOn: Day | null;
  readonly state: "draft" | "issued" | "closed";
  readonly fileName: string;
  readonly importedAt: Date;
  readonly importedBy: PersonRef;
  /** Which rules read it. */
  readonly rules: string;
  /** Of the draft as a whole, for its issue. */
  readonly version: number;
  readonly tasks: readonly DraftTaskRowView[];
  /** The stretch of the document that these tasks rest on. */
  readonly document: readonly (readonly Run[])[];
  readonly page: number;
  readonly pages: number;
  /** Without those that were dropped. */
  readonly taskCount: number;
  readonly names: readonly DraftNameView[];
  readonly doubts: readonly DraftReaderDoubtView[];
  readonly targets: readonly DraftTargetView[];
  /** The first hundred. */
  readonly open: readonly OpenMatter[];
  readonly openCount: number;
  readonly mayIssue: boolean;
}
