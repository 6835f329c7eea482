/** The shapes of kept rehearsals: the list, and one with its report. */
import type { Day } from "../../domain/day.js";
import type { RehearsalReport, RehearsedUnit } from "../../domain/rehearsal.js";

export interface RehearsalListItem {
  readonly id: string;
  readonly seed: number;
  readonly from: Day;
  readonly until: Day;
  readonly madeAt: Date;
  readonly tasks: number;
  readonly mails: number;
  /** Of the invariants: how many do not hold. */
  readonly broken: number;
}

export interface MailsOfUnit extends RehearsedUnit {
  /** In the order of `RehearsalDetail.years`. */
  readonly byYear: readonly number[];
  readonly total: number;
}

export interface RehearsalDetail extends RehearsalListItem {
  /** What runs it again. */
  readonly command: string;
  readonly report: RehearsalReport;
  /** `2024` … */
  readonly years: readonly string[];
  /** Who got most first. */
  readonly mailsByUnit: readonly MailsOfUnit[];
}
