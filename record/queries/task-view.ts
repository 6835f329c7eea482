/** What a task looks like from outside: the shapes that the queries give to pages, answers and mails. */
import type { Day } from "../../domain/day.js";
import type { Lateness } from "../../domain/lateness.js";
import type { RungKind } from "../../domain/policy.js";
import type { TaskKind, TaskPurpose, TaskState } from "../../domain/task.js";
import type { Act } from "../../domain/transitions.js";
import type { AmendmentView } from "./amendment-view.js";

export interface UnitRef {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
}

export interface PersonRef {
  readonly id: string;
  readonly name: string;
  readonly position: string | null;
}

export interface ProgrammeRef {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly title: string;
}

/** A row of a list. */
export interface TaskSummary {
  readonly id: string;
  /** The path of the section it cites: `II.1.1-1`. */
  readonly section: string;
  readonly text: string;
  readonly programme: ProgrammeRef;
  readonly leadUnit: UnitRef;
  readonly kind: TaskKind;
  readonly purpose: TaskPurpose;
  /** Of an occurrence of recurring work: "2026", "2026-Q3". */
  readonly period: string | null;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly dueOn: Day | null;
  readonly originalDueOn: Day | null;
  /** Working days past the due date; 0 where not late. Counted to the report where one was made. */
  readonly workingDaysLate: number;
  /** Working days to the due date; null where there is none or it has passed. */
  readonly workingDaysLeft: number | null;
  /** Percent, as last reported. */
  readonly progress: number;
  readonly version: number;
  /** What the asking person may do now. */
  readonly allowedActions: readonly Act[];
}

export interface EvidenceView {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

export interface ReportView {
  readonly id: string;
  readonly kind: "progress" | "completion" | "contribution";
  readonly state: "submitted" | "withdrawn" | "confirmed" | "returned";
  readonly unit: UnitRef;
  readonly reporter: PersonRef;
  readonly text: string;
  readonly progress: number | null;
  readonly reportedAt: Date;
  readonly reviewer: PersonRef | null;
  readonly reviewedAt: Date | null;
  readonly remarks: string | null;
  readonly evidence: readonly EvidenceView[];
  /** The document a completion rests on, and the figure it reached, where the task asked for them. */
  readonly documentNumber: string | null;
  readonly documentDate: Day | null;
  readonly figure: number | null;
  readonly figureUnit: string | null;
  /** Of a target's figure. */
  readonly figureSource: string | null;
}

export interface CommentView {
  readonly id: string;
  readonly unit: UnitRef;
  readonly author: PersonRef;
  readonly text: string;
  readonly writtenAt: Date;
}

/** A part given to a unit below. */
export interface TaskPartView {
  readonly id: string;
  readonly unit: UnitRef;
  readonly state: TaskState;
  readonly progress: number;
  readonly dueOn: Day | null;
}

export interface ExtensionView {
  readonly id: string;
  readonly state: "pending" | "granted" | "refused" | "withdrawn";
  readonly askedBy: PersonRef;
  readonly askedAt: Date;
  readonly askedDueOn: Day;
  readonly reason: string;
  readonly grantedDueOn: Day | null;
  readonly decidedAt: Date | null;
  readonly remarks: string | null;
}

export interface ExplanationView {
  readonly id: string;
  readonly demandedAt: Date;
  readonly dueOn: Day;
  readonly text: string | null;
  readonly givenBy: PersonRef | null;
  readonly givenAt: Date | null;
}

/** What comes next by itself if nobody does anything. */
export interface NextRung {
  readonly kind: RungKind;
  readonly at: Date;
}

/** A task with all that its page shows: the "5 rõ", its source, its history. */
export interface TaskDetail extends TaskSummary {
  /** Người: who works on it, and who answers for it. */
  readonly focalOfficer: PersonRef | null;
  readonly head: PersonRef | null;
  readonly coordinatingUnits: readonly UnitRef[];
  readonly executingUnits: readonly UnitRef[];
  readonly reviewerUnit: UnitRef;
  /** Kết quả: what is to come out of it, and the evidence asked for. */
  readonly product: string | null;
  readonly evidenceKind: "document" | "figure" | "list" | "photograph" | "any";
  /** Thời gian: the words of the document. */
  readonly dueText: string | null;
  readonly assignedAt: Date;
  readonly acceptedAt: Date | null;
  readonly reportedAt: Date | null;
  readonly suspendedUntil: Day | null;
  readonly explanationDueOn: Day | null;
  /** The passage it rests on: headings above it, the words themselves, and some words before and after. */
  readonly source: {
    readonly headings: readonly { readonly path: string; readonly heading: string }[];
    readonly before: string;
    readonly passage: string;
    readonly after: string;
  };
  readonly reports: readonly ReportView[];
  readonly extensions: readonly ExtensionView[];
  readonly explanations: readonly ExplanationView[];
  readonly comments: readonly CommentView[];
  readonly parts: readonly TaskPartView[];
  /** The task this is a part of. */
  readonly parentId: string | null;
  /** What later documents did to it, the latest first; of each only this task's change. */
  readonly amendments: readonly AmendmentView[];
  /** The target whose figure it asks for. */
  readonly targetId: string | null;
  readonly nextRung: NextRung | null;
  readonly series: { readonly id: string; readonly recurrence: string } | null;
}

/** What a task shows to who only looks after the machine: that it is there and where it stands; none of its words. */
export interface TaskMetadata extends Pick<
  TaskSummary,
  | "id"
  | "kind"
  | "purpose"
  | "period"
  | "state"
  | "lateness"
  | "dueOn"
  | "originalDueOn"
  | "workingDaysLate"
  | "workingDaysLeft"
  | "progress"
  | "version"
  | "leadUnit"
> {
  readonly programmeId: string;
  readonly coordinatingUnitIds: readonly string[];
  readonly executingUnitIds: readonly string[];
  readonly reviewerUnitId: string;
}

/** One entry of a task's history. */
export interface JournalEntry {
  readonly number: number;
  /** `task_assigned`, `completion_reported`, `rung_carried_out` … */
  readonly kind: string;
  readonly at: Date;
  /** null: the program itself, on time's behalf. */
  readonly actor: PersonRef | null;
  readonly actorUnit: UnitRef | null;
  /** Empty for who reads metadata alone. */
  readonly detail: Readonly<Record<string, unknown>>;
  readonly hash: string;
}
