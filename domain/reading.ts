/** What is read out of a directive's text: the form that `document/read/` produces and the record imports. */
import type { Day } from "./day.js";

/** Offsets in UTF-16 units into the text as read (`Reading.text`), end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface DirectiveHeader {
  readonly issuer: string | null;
  /** As issued, `272-CTr/TU`. */
  readonly number: string | null;
  readonly date: Day | null;
  /** The kind of document: Chương trình, Kế hoạch, Chỉ thị … */
  readonly type: string | null;
  readonly title: string | null;
  /** Numbers of the directives it carries out. */
  readonly implements: readonly string[];
}

export interface Signatory {
  readonly name: string | null;
  readonly position: string | null;
  readonly onBehalfOf: string | null;
}

/** A numbered place of the document. `path` is unique in it: `II.2.2.(2)-1`, `III.4`. */
export interface ReadSection {
  readonly path: string;
  /** The path of the section it stands in. */
  readonly parent: string | null;
  readonly heading: string;
  readonly source: Place;
}

export type Comparator = "increase_at_least" | "decrease_at_least" | "at_least" | "at_most" | "equal";

export interface ReadTarget {
  readonly section: string;
  readonly text: string;
  readonly comparator: Comparator;
  readonly value: number;
  /** `%`, or the thing counted: `công trình`. */
  readonly unit: string;
  readonly period: "year" | "half_year" | "quarter" | "month" | null;
  /** The horizon it is to be reached by. */
  readonly by: Day | null;
  readonly source: Place;
}

/**
 * When a task is due: a day, a recurrence (`yearly`, `yearly:12-10`, `half-yearly`, `quarterly`, `monthly`,
 * `monthly:18`), `continuous`, or null where the document says nothing.
 */
export type ReadDue = string | null;

export interface ReadTask {
  readonly section: string;
  readonly text: string;
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  /** Bodies that the lead is told to direct. */
  readonly through: readonly string[];
  readonly due: ReadDue;
  /** The words that say when. */
  readonly dueText: string | null;
  readonly source: Place;
}

/** Something the reader is not sure of, for a person to settle. */
export interface Doubt {
  readonly source: Place;
  readonly reason: string;
}

export interface Reading {
  readonly header: DirectiveHeader;
  readonly signatory: Signatory;
  readonly recipients: readonly string[];
  readonly sections: readonly ReadSection[];
  readonly targets: readonly ReadTarget[];
  readonly tasks: readonly ReadTask[];
  readonly doubts: readonly Doubt[];
  /** The normalised text that every place points into. */
  readonly text: string;
}
