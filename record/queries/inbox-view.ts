/** What waits for the decision of the person who looks, kind by kind. */
import type { Day } from "../../domain/day.js";
import type { ReviewState } from "../../domain/review.js";
import type { DeadAddress, MailView } from "./mail-view.js";
import type { ProgrammeRef, TaskSummary } from "./task-view.js";

export const inboxKinds = [
  "completions",
  "late_reviews",
  "extensions",
  "declines",
  "submissions",
  "reports",
  "drafts",
  "addresses",
  "mails",
] as const;
export type InboxKind = (typeof inboxKinds)[number];

export interface WaitingTask {
  readonly task: TaskSummary;
  /** Since when it waits. */
  readonly since: Date;
  /** Who is to confirm it. */
  readonly reviewer: string;
  /** What the unit says: of the completion, why more time is asked, why it declines. */
  readonly words: string | null;
  /** The due date that is asked for. */
  readonly askedDueOn: Day | null;
}

export interface WaitingReport {
  readonly cycleId: string;
  readonly title: string;
  readonly programme: ProgrammeRef;
  readonly state: ReviewState;
  readonly since: Date;
}

export interface WaitingDraft {
  readonly programme: ProgrammeRef;
  readonly openDoubts: number;
  readonly since: Date;
}

/** `total`: of all that wait; the items are the longest waiting. */
interface Waiting<K extends InboxKind, T> {
  readonly kind: K;
  readonly total: number;
  readonly items: readonly T[];
}

export type InboxPart =
  | Waiting<"completions" | "late_reviews" | "extensions" | "declines" | "submissions", WaitingTask>
  | Waiting<"reports", WaitingReport>
  | Waiting<"drafts", WaitingDraft>
  | Waiting<"addresses", DeadAddress>
  | Waiting<"mails", MailView>;

export interface Inbox {
  /** In the order of `inboxKinds`; only those that are the person's to decide. */
  readonly parts: readonly InboxPart[];
}
