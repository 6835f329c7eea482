/** The shape of a month of due dates. */
import type { CalendarDayKind } from "../../domain/calendar.js";
import type { Day } from "../../domain/day.js";
import type { TaskSummary } from "./task-view.js";

export interface TaskMonth {
  /** `2026-03`. */
  readonly month: string;
  /** Each day of the month. */
  readonly days: readonly {
    readonly date: Day;
    readonly working: boolean;
    /** Where the calendar declares it: what it is, and its name. */
    readonly declared: { readonly kind: CalendarDayKind; readonly name: string } | null;
    /** What is due on it; `tasks` are the first. */
    readonly total: number;
    readonly tasks: readonly TaskSummary[];
  }[];
}
