/** What reading one phrase about time gives. */
import type { Day } from "../../domain/day.js";
import type { Place, ReadDue } from "../../domain/reading.js";

export interface DueReading {
  readonly due: ReadDue;
  /** The words, in offsets of the text given. */
  readonly place: Place;
  /** Why a person should look at it. */
  readonly doubt: string | null;
  /** A fixed day, a recurrence, or work without end. */
  readonly kind: "day" | "recurring" | "continuous" | "unknown";
}

/** A phrase with its weight: of two phrases in one text the heavier says when. */
export interface Found extends DueReading {
  readonly rank: number;
}

export interface DueContext {
  /** The day of the document: a date without a year is the next one after it. */
  readonly issued: Day | null;
  /** The text is a cell or a line of its own for the date ("Thời hạn: …"): no cue is needed. */
  readonly labelled: boolean;
}

/** No letter or digit may touch a phrase (JavaScript's word border does not know Vietnamese letters). */
export const L = "(?<![\\p{L}\\d])";
export const R = "(?![\\p{L}\\d])";
export const EVERY = "(?:hằng|mỗi|từng)";
export const pad = (n: number): string => String(n).padStart(2, "0");
