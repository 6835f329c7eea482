/** What a consolidated report is drafted from. The record counts; nothing here counts again. */
import type { Day } from "../../../domain/day.js";
import type { Comparator } from "../../../domain/reading.js";

/** A number with what it counts: a row of an appendix ("PL I, dòng 3"), or the id of a link to the tasks counted. */
export interface Figure {
  readonly value: number;
  readonly reference: string;
}

/** The counting line: completed work in time or late, open work in time or overdue. */
export interface CountingLine {
  readonly total: Figure;
  readonly completedOnTime: Figure;
  readonly completedLate: Figure;
  readonly openInTime: Figure;
  readonly overdue: Figure;
}

export interface Compared {
  readonly now: CountingLine;
  /** The same at the end of the period before, or null where there was none. */
  readonly before: CountingLine | null;
}

export interface TaskGroup extends Compared {
  /** Names the group for as long as the report lives: the path of its section. */
  readonly key: string;
  readonly name: string;
}

/** How a target's result comes about. A change is measured against the period before, in per cent. */
export type Measured =
  | { readonly kind: "value"; readonly actual: Figure }
  | { readonly kind: "ratio"; readonly part: Figure; readonly whole: Figure }
  | { readonly kind: "change"; readonly before: Figure; readonly now: Figure };

export interface TargetFigures {
  readonly key: string;
  readonly text: string;
  readonly comparator: Comparator;
  readonly wanted: number;
  /** `%`, or the thing counted: `công trình`. */
  readonly unit: string;
  /** Null where no figure has been observed. */
  readonly measured: Measured | null;
}

export interface LateTask {
  readonly key: string;
  readonly section: string;
  readonly text: string;
  readonly unit: string;
  readonly dueOn: Day;
  readonly workingDaysLate: Figure;
  /** The unit's explanation, or null where it has given none. */
  readonly explanation: string | null;
}

/** What a unit wrote in its submission: a shortcoming, a lesson, a proposal. */
export interface Remark {
  readonly key: string;
  readonly unit: string;
  readonly text: string;
  /** The submission it stands in. */
  readonly reference: string;
}

export interface ComingTask {
  readonly key: string;
  readonly section: string;
  readonly text: string;
  readonly unit: string;
  readonly dueOn: Day;
  readonly reference: string;
}

export interface ReportFigures {
  /** "Chương trình số 272-CTr/TU ngày 22/8/2024 của Ban Thường vụ Tỉnh ủy" */
  readonly programme: string;
  /** "năm 2025", "6 tháng đầu năm 2026" */
  readonly period: string;
  readonly asOf: Day;
  /** "năm 2024", or null for the first report. */
  readonly periodBefore: string | null;
  readonly leadership: {
    readonly units: Figure;
    readonly acknowledged: Figure;
    readonly reminders: Figure;
    readonly urgings: Figure;
    readonly explanationsDemanded: Figure;
    readonly extensionsGranted: Figure;
    readonly submissionsAsked: Figure;
    readonly submissionsReceived: Figure;
    /** Units that have handed in nothing. */
    readonly silent: readonly string[];
  };
  readonly whole: Compared;
  readonly groups: readonly TaskGroup[];
  readonly targets: readonly TargetFigures[];
  /** The most delayed first. */
  readonly late: readonly LateTask[];
  readonly shortcomings: readonly Remark[];
  readonly lessons: readonly Remark[];
  readonly proposals: readonly Remark[];
  readonly periodNext: string;
  /** Due in the next period, the soonest first. */
  readonly coming: readonly ComingTask[];
}
