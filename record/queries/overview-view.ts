/** The shapes of the Standing Committee's overview. */
import type { Day } from "../../domain/day.js";
import type { ReviewKind } from "../../domain/review.js";
import type { Counts } from "../../domain/standing.js";
import type { Step } from "../../domain/target.js";
import type { SuccessionListItem } from "./succession-view.js";
import type { TargetView } from "./target-view.js";
import type { UnitRef, TaskSummary, ProgrammeRef } from "./task-view.js";

export interface LaggingUnit {
  readonly unit: UnitRef;
  readonly total: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly notAccepted: number;
  readonly completed: number;
  /** Working days of its most overdue task. */
  readonly worstWorkingDaysLate: number;
  /** Overdue tasks more or fewer than a week before; null: it is not known how they stood then. */
  readonly overdueChange: number | null;
}

export interface EscalatedTask extends TaskSummary {
  readonly escalatedAt: Date;
  /** How far up it went. */
  readonly level: "escalation" | "committee_escalation";
  readonly explanation: string | null;
}

/** How everything stood when a day began. */
export type StandingPoint = { readonly on: Day } & Pick<
  Counts,
  "completedOnTime" | "completedLate" | "openInTime" | "overdue"
>;

export interface AskedExtension {
  readonly taskId: string;
  readonly section: string;
  readonly text: string;
  readonly unit: UnitRef;
  readonly dueOn: Day | null;
  readonly askedDueOn: Day;
  readonly askedAt: Date;
  readonly reason: string;
}

/** What waits for a decision of the Standing Committee. Escalated tasks stand by themselves. */
export interface AskedDecisions {
  /** Reports of reviews to approve, or to return. */
  readonly reviews: readonly { readonly id: string; readonly title: string; readonly dueOn: Day }[];
  /** Prepared and to be signed. */
  readonly successions: readonly SuccessionListItem[];
  /** The first that were asked. */
  readonly extensions: readonly AskedExtension[];
  readonly extensionsTotal: number;
  /** Tasks that were brought before it and are open: to urge, to reassign, to demand an explanation of. */
  readonly escalatedTotal: number;
}

/** A target of a programme in force, with the arithmetic of its last known year. */
export type OverviewTarget = TargetView & {
  readonly programme: ProgrammeRef;
  readonly steps: readonly Step[];
};

/** A review under way, or, where there is none, the next that the rules will call. */
export interface NextReview {
  /** null: not called yet. */
  readonly id: string | null;
  readonly title: string;
  readonly programme: ProgrammeRef;
  readonly kind: ReviewKind;
  readonly callsOn: Day;
  readonly cutOffAt: Date;
  readonly dueOn: Day;
  readonly asked: number;
  readonly handedIn: number;
}

export interface Overview {
  readonly at: Date;
  readonly programmes: readonly (ProgrammeRef & {
    readonly counts: Counts;
    readonly change: Counts | null;
  })[];
  readonly counts: Counts;
  /** Each figure now less what it was when the day `since` began; null: it is not known how the tasks stood a week before. */
  readonly change: { readonly since: Day; readonly counts: Counts } | null;
  /** Mondays, the oldest first. */
  readonly weeks: readonly StandingPoint[];
  readonly decisions: AskedDecisions;
  /** In the order of the programmes' documents. */
  readonly targets: readonly OverviewTarget[];
  /** By due date, the nearest first. */
  readonly reviews: readonly NextReview[];
  /** Most overdue first; units without an overdue task are not in it. */
  readonly laggingUnits: readonly LaggingUnit[];
  readonly escalated: readonly EscalatedTask[];
}
