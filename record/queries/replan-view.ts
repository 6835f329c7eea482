/** The shapes of what a change of calendar or policy moved. */
import type { Lateness } from "../../domain/lateness.js";
import type { PersonRef, ProgrammeRef, UnitRef } from "./task-view.js";

export interface ReplanListItem {
  readonly number: number;
  /** `calendar_day_declared` … as the register's journal calls it. */
  readonly kind: string;
  readonly at: Date;
  readonly actor: PersonRef | null;
  /** null: the calendar, and so all programmes. */
  readonly programme: ProgrammeRef | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly tasks: number;
  readonly moved: number;
}

export interface ReplanMoveView {
  readonly taskId: string;
  readonly section: string;
  /** null for who may not read the words of tasks. */
  readonly text: string | null;
  readonly unit: UnitRef;
  readonly rungBefore: Date | null;
  readonly rungAfter: Date | null;
  readonly latenessBefore: Lateness;
  readonly latenessAfter: Lateness;
  readonly daysLateBefore: number;
  readonly daysLateAfter: number;
}

export interface ReplanDetail extends ReplanListItem {
  readonly moves: readonly ReplanMoveView[];
  readonly nextCursor: string | null;
}
