/** The shapes of the calendar's answers. */
import type { CalendarDay } from "../../domain/calendar.js";
import type { RowFault } from "../../domain/calendar-entry.js";

export interface CalendarDayView extends CalendarDay {
  /** The ETag. */
  readonly version: number;
}

export interface CalendarYear {
  readonly year: number;
  /** No day of it rests on a notice, or some do not yet. */
  readonly provisional: boolean;
  readonly days: readonly CalendarDayView[];
}

/** What the import of a year does, or would do. */
export type YearImport = {
  readonly dryRun: boolean;
  readonly year: number;
  readonly added: readonly CalendarDay[];
  readonly changed: readonly { readonly before: CalendarDay; readonly after: CalendarDay }[];
  readonly removed: readonly CalendarDay[];
  readonly unchanged: number;
  /** Only of a dry run: with one of them the import itself is refused. */
  readonly faults: readonly RowFault[];
  /** null: nothing to plan anew, or faults. The number is null of a dry run. */
  readonly replan: { readonly number: number | null; readonly tasks: number; readonly moved: number } | null;
};
