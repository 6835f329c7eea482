/** The shape of a unit's score. */
import type { Period, Score, TaskScore } from "../../domain/score.js";
import type { TaskSummary, UnitRef } from "./task-view.js";

export interface ScoredTaskView extends TaskSummary {
  readonly score: TaskScore;
}

export interface UnitScore extends Score, Period {
  readonly at: Date;
  readonly unit: UnitRef;
  /** As asked: `2026`, `2026-Q3`. */
  readonly period: string;
  /** What the figures count, by due date. */
  readonly tasks: readonly ScoredTaskView[];
}
