/** The shapes of the Standing Committee's overview. */
import type { UnitRef, TaskSummary, ProgrammeRef } from "./task-view.js";

/** The counting line every report of an office begins with. Series of recurring work and cancelled tasks do not count. */
export interface Counts {
  readonly total: number;
  readonly completedOnTime: number;
  readonly completedLate: number;
  /** Not completed and in time: on track, due soon, without a due date, suspended. */
  readonly openInTime: number;
  /** Of `openInTime`, those whose due date is near. */
  readonly dueSoon: number;
  readonly overdue: number;
  readonly awaitingReview: number;
  readonly notAccepted: number;
  /** (completedLate + overdue) / total in percent, one decimal; 0 where there is nothing. */
  readonly latePercent: number;
}

export interface LaggingUnit {
  readonly unit: UnitRef;
  readonly total: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly notAccepted: number;
  readonly completed: number;
  /** Working days of its most overdue task. */
  readonly worstWorkingDaysLate: number;
}

export interface EscalatedTask extends TaskSummary {
  readonly escalatedAt: Date;
  /** How far up it went. */
  readonly level: "escalation" | "committee_escalation";
  readonly explanation: string | null;
}

export interface Overview {
  readonly at: Date;
  readonly programmes: readonly (ProgrammeRef & { readonly counts: Counts })[];
  readonly counts: Counts;
  /** Most overdue first; units without an overdue task are not in it. */
  readonly laggingUnits: readonly LaggingUnit[];
  readonly escalated: readonly EscalatedTask[];
}
