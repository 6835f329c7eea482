/** The shape of tasks by programme and section. */
import type { ProgrammeRef, TaskSummary } from "./task-view.js";

export interface TaskNode {
  /** `""`: what stands in no section. */
  readonly path: string;
  readonly heading: string;
  /** With all sections below. */
  readonly total: number;
  readonly overdue: number;
  /** Empty where there are too many to show them all. */
  readonly tasks: readonly TaskSummary[];
  readonly children: readonly TaskNode[];
}

export interface TaskTree {
  readonly programmes: readonly {
    readonly programme: ProgrammeRef;
    readonly total: number;
    readonly overdue: number;
    readonly sections: readonly TaskNode[];
  }[];
  /** Whether the tasks themselves stand in their places, or only how many there are. */
  readonly whole: boolean;
}
