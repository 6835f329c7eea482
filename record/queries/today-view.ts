/** The shape of a day's work. */
import type { Day } from "../../domain/day.js";
import type { AskedAct, TodoGroup } from "../../domain/today.js";
import type { TaskSummary } from "./task-view.js";

export interface TodoTask extends TaskSummary {
  /** The one thing that it asks of the person. */
  readonly act: AskedAct | null;
  /** The last day for the explanation that is owed. */
  readonly explanationDueOn: Day | null;
}

export interface Today {
  readonly at: Date;
  /** Those that hold anything, in the order of `todoGroups`. */
  readonly groups: readonly {
    readonly name: TodoGroup;
    /** All of them; `tasks` are the first. */
    readonly total: number;
    readonly tasks: readonly TodoTask[];
  }[];
}
