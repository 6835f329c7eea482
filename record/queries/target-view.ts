/** The shapes of a programme's targets and of one target's page. Figures are decimal texts, exact. */
import type { Day } from "../../domain/day.js";
import type { Decimal } from "../../domain/decimal.js";
import type { Comparator } from "../../domain/reading.js";
import type { RollUp, Step, TargetBasis, TargetState, Unassessable } from "../../domain/target.js";
import type { PersonRef, ProgrammeRef, UnitRef } from "./task-view.js";

/** What is said of a target in a list. */
export interface TargetView {
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
  readonly state: TargetState;
  /** Why it cannot be assessed. */
  readonly reason: Unassessable | null;
  /** The last known figure of all units together, and what its year asks for; null where there is none. */
  readonly asOf: number | null;
  readonly reached: Decimal | null;
  readonly required: Decimal | null;
  /** What a figure counts. */
  readonly figureUnit: string | null;
}

export interface FigurePart {
  readonly unit: UnitRef;
  readonly value: Decimal;
  readonly observationId: string;
}

export interface TargetYearView {
  readonly year: number;
  readonly required: Decimal | null;
  readonly reached: Decimal | null;
  readonly holds: boolean | null;
  readonly changePercent: Decimal | null;
  /** Of units that the asking person may see. */
  readonly parts: readonly FigurePart[];
  readonly missingUnits: readonly UnitRef[];
  readonly steps: readonly Step[];
}

export interface TargetLineView {
  /** null: all units together. */
  readonly unit: UnitRef | null;
  readonly state: TargetState;
  readonly reason: Unassessable | null;
  readonly asOf: number | null;
  readonly remaining: Decimal | null;
  readonly years: readonly TargetYearView[];
}

export interface ObservationView {
  readonly id: string;
  readonly unit: UnitRef;
  readonly year: number;
  readonly value: Decimal;
  readonly source: string;
  readonly enteredBy: PersonRef;
  readonly enteredAt: Date;
  /** null: in force. */
  readonly supersededAt: Date | null;
  /** The figure it puts right, and why. */
  readonly corrects: string | null;
  readonly reason: string | null;
  /** The task whose report brought it, and whether another body has confirmed it. */
  readonly taskId: string | null;
  readonly confirmed: boolean | null;
  readonly mayCorrect: boolean;
}

export interface TargetDetail extends TargetView {
  readonly programme: ProgrammeRef;
  readonly version: number;
  readonly basis: TargetBasis | null;
  readonly baseline: { readonly year: number; readonly value: Decimal; readonly source: string } | null;
  readonly horizonYear: number | null;
  readonly rollUp: RollUp;
  /** `yearly:01-31`; null: nobody is asked. */
  readonly figureRecurrence: string | null;
  readonly units: readonly (UnitRef & { readonly fromYear: number | null; readonly toYear: number | null })[];
  readonly lines: readonly TargetLineView[];
  /** The latest year first; of each year and unit the one in force before those it replaced. */
  readonly observations: readonly ObservationView[];
  /** Figures that are owed as tasks now. */
  readonly owed: readonly { readonly taskId: string; readonly unit: UnitRef; readonly year: number }[];
  /** Whether the asking person may say how it is measured. */
  readonly mayDefine: boolean;
  /** Units of which the asking person may enter a figure. */
  readonly mayObserve: readonly UnitRef[];
}
