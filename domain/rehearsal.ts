/** What a rehearsal shows: who would have been written to how often, what would have gone up, what was never touched. */
import type { Day } from "./day.js";
import type { ReviewKind, ReviewState } from "./review.js";
import type { SuccessionKind, SuccessionState } from "./succession.js";

/** What must hold of every rehearsal. */
export type InvariantName =
  | "no rung twice"
  | "no rung missed"
  | "none while a clock stood"
  | "no mail twice"
  | "no mail to an ended unit"
  | "every review called, frozen and drafted on time"
  | "every succession carried out"
  | "the journal's chains hold";

export interface RehearsedInvariant {
  readonly name: InvariantName;
  /** What breaks it, at most some; empty where it holds. */
  readonly broken: readonly string[];
}

export interface RehearsedMonth {
  /** `2025-03` */
  readonly month: string;
  /** Tasks of every purpose. */
  readonly opened: number;
  readonly completed: number;
  readonly mails: number;
  /** Explanations demanded, and what went up to the advising board and to the Standing Committee. */
  readonly demands: number;
  readonly toBoard: number;
  readonly toCommittee: number;
}

export interface RehearsedReview {
  readonly title: string;
  readonly kind: ReviewKind;
  readonly state: ReviewState;
  readonly calledOn: Day;
  readonly cutOffOn: Day;
  readonly dueOn: Day;
  readonly frozenOn: Day | null;
  readonly consolidatedOn: Day | null;
  readonly publishedOn: Day | null;
  /** Units asked, and those whose report came by the due date, after it, or not at all. */
  readonly asked: number;
  readonly inTime: number;
  readonly late: number;
  readonly missing: number;
}

export interface RehearsedSuccession {
  readonly kind: SuccessionKind;
  readonly effectiveOn: Day;
  /** Units by their codes. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly state: SuccessionState;
  readonly tasksMoved: number;
  /** Why it was undone. */
  readonly failure: string | null;
}

/** A rehearsal has a register of its own, in which units come and go. */
export interface RehearsedUnit {
  readonly code: string;
  readonly name: string;
}

export interface RehearsalReport {
  readonly seed: number;
  readonly from: Day;
  readonly until: Day;
  readonly seconds: number;
  readonly tasks: {
    readonly opened: number;
    readonly completedInTime: number;
    readonly completedLate: number;
    readonly open: number;
    /** Open for all the time and never acted on. */
    readonly untouched: number;
  };
  readonly acts: number;
  /** Working days on which something happened, and mail rounds held on them. */
  readonly mornings: number;
  readonly rounds: number;
  readonly mails: {
    readonly total: number;
    /** Unit's code, month, mails. */
    readonly byUnitAndMonth: readonly {
      readonly unit: string;
      readonly month: string;
      readonly mails: number;
    }[];
    /** The most that one mailbox got on one day. */
    readonly worst: { readonly address: string; readonly on: Day; readonly mails: number } | null;
  };
  /** All that were, by their codes. */
  readonly units: readonly RehearsedUnit[];
  /** Every month in which something happened. */
  readonly months: readonly RehearsedMonth[];
  readonly reviews: readonly RehearsedReview[];
  readonly successions: readonly RehearsedSuccession[];
  readonly invariants: readonly RehearsedInvariant[];
}
