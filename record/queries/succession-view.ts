/** The shapes of successions: the list, and one with what passes from whom to whom. */
import type { Day } from "../../domain/day.js";
import type { StepKind, SuccessionKind, SuccessionState } from "../../domain/succession.js";
import type { PersonRef, UnitRef } from "./task-view.js";

export interface SuccessionListItem {
  readonly id: string;
  readonly kind: SuccessionKind;
  readonly state: SuccessionState;
  readonly effectiveOn: Day;
  readonly basis: string;
  readonly predecessors: readonly UnitRef[];
  readonly successors: readonly UnitRef[];
  readonly version: number;
}

/** One thing that passes on, or has passed on. */
export interface PassingView {
  readonly kind: StepKind;
  readonly objectId: string;
  /** What it is: a task's section and words, a person's name, a programme's number. */
  readonly label: string;
  readonly from: UnitRef;
  /** null: it ends with its unit. */
  readonly to: UnitRef | null;
  readonly chosen: boolean;
  /** The successor owes the same already. */
  readonly fallsAway: boolean;
  readonly carriedOutAt: Date | null;
  readonly undoneAt: Date | null;
}

/** A task for which a person has to choose. */
export interface UndecidedTask {
  readonly taskId: string;
  readonly label: string;
  readonly dueOn: Day | null;
}

export interface SuccessionCounts {
  readonly tasks: number;
  readonly submissions: number;
  readonly figures: number;
  /** Extensions that wait for a decision, and completions that wait for their reviewer: they wait on, unchanged. */
  readonly extensionsPending: number;
  readonly awaitingReview: number;
  readonly people: number;
  readonly serviceTokens: number;
  /** Absences in force: they stay with the people. */
  readonly absences: number;
  readonly webhooks: number;
}

/** What a dry run says. */
export interface SuccessionPreview {
  readonly passing: readonly PassingView[];
  readonly undecided: readonly UndecidedTask[];
  readonly counts: SuccessionCounts;
}

/** With what would pass as things stand, or, once it was begun, what has: the hand-over record (biên bản bàn giao). */
export interface SuccessionDetail extends SuccessionListItem, SuccessionPreview {
  readonly preparedBy: PersonRef;
  readonly preparedAt: Date;
  readonly signedBy: PersonRef | null;
  readonly signedAt: Date | null;
  readonly endedAt: Date | null;
  /** Why it was undone or withdrawn. */
  readonly failure: string | null;
  readonly maySign: boolean;
  readonly mayWithdraw: boolean;
}
