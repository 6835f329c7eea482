/** The shapes of the programmes' list and of a programme's page. */
import type { Day } from "../../domain/day.js";
import type { Counts } from "./overview-view.js";
import type { TargetView } from "./target-view.js";
import type { ProgrammeRef, TaskSummary } from "./task-view.js";

/** A row of the list of programmes. */
export interface ProgrammeListItem extends ProgrammeRef {
  readonly issuer: string;
  readonly signedOn: Day | null;
  readonly state: "draft" | "issued" | "closed";
  readonly issuedAt: Date | null;
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

export interface ProgrammeDetail extends ProgrammeListItem {
  readonly sections: readonly ProgrammeSection[];
  readonly targets: readonly TargetView[];
  /** As listed after "Nơi nhận". */
  readonly recipients: readonly string[];
  readonly doubts: readonly DoubtView[];
}
