/** The shapes of the programmes' list and of a programme's page. */
import type { Day } from "../../domain/day.js";
import type { Counts } from "../../domain/standing.js";
import type { Lateness } from "../../domain/lateness.js";
import type { TaskState } from "../../domain/task.js";
import type { AmendmentView } from "./amendment-view.js";
import type { TargetView } from "./target-view.js";
import type { ProgrammeRef, TaskSummary, UnitRef } from "./task-view.js";

/** A row of the list of programmes. */
export interface ProgrammeListItem extends ProgrammeRef {
  readonly issuer: string;
  readonly signedOn: Day | null;
  readonly state: "draft" | "issued" | "closed";
  readonly issuedAt: Date | null;
  /** The horizon: no period of recurring work that is due later is opened; null: there is none. */
  readonly endsOn: Day | null;
  readonly closedAt: Date | null;
  readonly version: number;
  /** Of the tasks the asking person may see. A draft has none yet. */
  readonly counts: Counts;
}

/** An instruction as read from the document, before the programme is issued. */
export interface DraftTaskView {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  /** Names as they stand in the document. */
  readonly lead: readonly string[];
  readonly coordinating: readonly string[];
  readonly dueText: string | null;
}

/** A numbered place with what stands directly in it. */
export interface ProgrammeSection {
  readonly path: string;
  readonly heading: string;
  /** Of an issued programme: tasks the asking person may see. */
  readonly tasks: readonly TaskSummary[];
  /** Of a draft. */
  readonly drafts: readonly DraftTaskView[];
  readonly children: readonly ProgrammeSection[];
}

/** What the reader of the document was not sure of and a person has to look at. */
export interface DoubtView {
  /** The words it concerns. */
  readonly passage: string;
  readonly reason: string;
}

/** What a recipient owes of its acknowledgement, or has given. */
export interface AcknowledgementView {
  readonly taskId: string;
  readonly unit: UnitRef;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly dueOn: Day | null;
  /** null: not yet. */
  readonly acknowledgedAt: Date | null;
}

export interface ProgrammeDetail extends ProgrammeListItem {
  readonly sections: readonly ProgrammeSection[];
  readonly targets: readonly TargetView[];
  /** As listed after "Nơi nhận". */
  readonly recipients: readonly string[];
  readonly doubts: readonly DoubtView[];
  /** Of the units whose tasks the asking person may see, those that have not acknowledged first. */
  readonly acknowledgements: readonly AcknowledgementView[];
  /** The latest first. */
  readonly amendments: readonly AmendmentView[];
  readonly mayAmend: boolean;
}
