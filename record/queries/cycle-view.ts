/** What a review cycle and a unit's report to it look like from outside. */
import type { Day } from "../../domain/day.js";
import type { Lateness } from "../../domain/lateness.js";
import type { ReviewRule } from "../../domain/review-calls.js";
import type { Chapter } from "../../domain/review-chapters.js";
import type { Figure } from "../../domain/review-figures.js";
import type { CycleAct, ReviewKind, ReviewState } from "../../domain/review.js";
import type { TaskState } from "../../domain/task.js";
import type { PersonRef, ProgrammeRef, UnitRef } from "./task-view.js";

/** A row of the list. */
export interface CycleSummary {
  readonly id: string;
  readonly programme: ProgrammeRef;
  readonly kind: ReviewKind;
  readonly state: ReviewState;
  readonly title: string;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly cutOffAt: Date;
  readonly dueOn: Day;
  /** Of the units asked, how many have handed in, and how many reports were taken. */
  readonly asked: number;
  readonly handedIn: number;
  readonly taken: number;
  /** The reports that the asking person's own units owe. */
  readonly own: readonly { readonly submissionId: string; readonly unit: UnitRef }[];
}

/** How a unit stands towards the cycle. */
export interface SubmissionSummary {
  /** Also the id of its task. */
  readonly id: string;
  readonly unit: UnitRef;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly dueOn: Day | null;
  readonly signedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly late: boolean;
  /** It came in when the consolidated report had been drafted. */
  readonly afterDraft: boolean;
}

export interface CycleDetail extends CycleSummary {
  readonly outline: readonly string[];
  /** null: the schedule. */
  readonly calledBy: PersonRef | null;
  readonly calledAt: Date;
  /** null before the cut-off, and for units until publication. */
  readonly figures: readonly Figure[] | null;
  readonly report: readonly Chapter[] | null;
  /** The report is drafted, also where it is not open to the asking person yet. */
  readonly consolidated: boolean;
  /** The Standing Committee's, where it has sent the report back. */
  readonly remarks: string | null;
  readonly approvedBy: PersonRef | null;
  readonly approvedAt: Date | null;
  readonly publishedAt: Date | null;
  /** To a unit its own alone. */
  readonly submissions: readonly SubmissionSummary[];
  readonly version: number;
  readonly allowedActions: readonly CycleAct[];
}

/** A task as it stood at the cut-off. */
export interface FrozenTaskView {
  readonly taskId: string;
  readonly section: string;
  readonly text: string;
  readonly unit: UnitRef;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly dueOn: Day | null;
  readonly originalDueOn: Day | null;
  readonly progress: number;
  readonly workingDaysLate: number;
  readonly explanation: string | null;
}

/** A figure opened: what it counts. */
export interface FigureView {
  readonly cycle: { readonly id: string; readonly title: string; readonly cutOffAt: Date };
  readonly key: string;
  readonly value: number;
  readonly previous: number | null;
  readonly tasks: readonly FrozenTaskView[];
}

export type SubmissionAct = "save" | "sign" | "submit";

export interface SubmissionDetail extends SubmissionSummary {
  readonly cycle: {
    readonly id: string;
    readonly title: string;
    readonly kind: ReviewKind;
    readonly state: ReviewState;
    readonly cutOffAt: Date;
  };
  readonly programme: ProgrammeRef;
  readonly chapters: readonly Chapter[];
  readonly signedBy: PersonRef | null;
  readonly version: number;
  /** Accepting, extending, confirming and returning are acts of its task. */
  readonly allowedActions: readonly SubmissionAct[];
}

/** A type, so that it can be kept as an answer. */
export type ReviewRulesView = {
  readonly rules: readonly ReviewRule[];
  /** The programme has none of its own. */
  readonly byDefault: boolean;
  readonly version: number;
};
