/** The shapes of answers, as OpenAPI shows them; `record/queries` gives the values. */
import { z } from "zod";
import { latenesses } from "../domain/lateness.js";
import { acts } from "../domain/transitions.js";
import { targetStates } from "../domain/target.js";
import { taskPurposes, taskStates } from "../domain/task.js";

const day = z.iso.date();
const instant = z.iso.datetime();
/** `"3"` is the ETag of version 3. */
export const version = z
  .int()
  .meta({ description: "Counts changes; in quotes it is the ETag, for If-Match" });

export const taskParams = z.object({ taskId: z.uuid() });

export const unitRef = z
  .object({ id: z.uuid(), code: z.string(), name: z.string(), shortName: z.string() })
  .meta({ id: "UnitRef" });
export const personRef = z
  .object({ id: z.uuid(), name: z.string(), position: z.string().nullable() })
  .meta({ id: "PersonRef" });
export const programmeRef = z
  .object({ id: z.uuid(), number: z.string(), type: z.string(), title: z.string() })
  .meta({ id: "ProgrammeRef" });

const summaryShape = {
  id: z.uuid(),
  section: z.string().meta({ description: "Path of the section it cites", example: "II.2.2.(2)-1" }),
  text: z.string(),
  programme: programmeRef,
  leadUnit: unitRef,
  kind: z.enum(["dated", "recurring", "continuous"]),
  purpose: z.enum(taskPurposes),
  period: z.string().nullable(),
  state: z.enum(taskStates),
  lateness: z.enum(latenesses),
  dueOn: day.nullable(),
  originalDueOn: day.nullable(),
  workingDaysLate: z.int(),
  workingDaysLeft: z.int().nullable(),
  progress: z.int(),
  version,
  allowedActions: z.array(z.enum(acts)).meta({ description: "What the person who asks may do now" }),
};

export const taskSummary = z.object(summaryShape).meta({ id: "TaskSummary" });

const report = z
  .object({
    id: z.uuid(),
    kind: z.enum(["progress", "completion", "contribution"]),
    state: z.enum(["submitted", "withdrawn", "confirmed", "returned"]),
    unit: unitRef,
    reporter: personRef,
    text: z.string(),
    progress: z.int().nullable(),
    reportedAt: instant,
    reviewer: personRef.nullable(),
    reviewedAt: instant.nullable(),
    remarks: z.string().nullable(),
    evidence: z.array(
      z.object({
        id: z.uuid(),
        fileName: z.string(),
        mediaType: z.string(),
        size: z.int(),
        sha256: z.string(),
      }),
    ),
    documentNumber: z.string().nullable(),
    documentDate: day.nullable(),
    figure: z.number().nullable(),
    figureUnit: z.string().nullable(),
    figureSource: z.string().nullable(),
  })
  .meta({ id: "Report" });

const comment = z.object({
  id: z.uuid(),
  unit: unitRef,
  author: personRef,
  text: z.string(),
  writtenAt: instant,
});

const part = z.object({
  id: z.uuid(),
  unit: unitRef,
  state: z.enum(taskStates),
  progress: z.int(),
  dueOn: day.nullable(),
});

const extension = z.object({
  id: z.uuid(),
  state: z.enum(["pending", "granted", "refused", "withdrawn"]),
  askedBy: personRef,
  askedAt: instant,
  askedDueOn: day,
  reason: z.string(),
  grantedDueOn: day.nullable(),
  decidedAt: instant.nullable(),
  remarks: z.string().nullable(),
});

const explanation = z.object({
  id: z.uuid(),
  demandedAt: instant,
  dueOn: day,
  text: z.string().nullable(),
  givenBy: personRef.nullable(),
  givenAt: instant.nullable(),
});

const content = z
  .object({
    section: z.string(),
    text: z.string(),
    product: z.string().nullable(),
    dueOn: day.nullable(),
    recurrence: z.string().nullable(),
    leadUnitId: z.uuid(),
  })
  .meta({ id: "TaskContent" });

const amendment = z
  .object({
    id: z.uuid(),
    number: z.string(),
    signedOn: day,
    madeAt: instant,
    changes: z.array(
      z.object({
        taskId: z.uuid(),
        kind: z.enum(["added", "changed", "dropped"]),
        before: content.nullable(),
        after: content.nullable(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "Amendment", description: "What a later document did to tasks: both texts" });

export const taskDetail = z
  .object({
    ...summaryShape,
    focalOfficer: personRef.nullable(),
    head: personRef.nullable(),
    coordinatingUnits: z.array(unitRef),
    executingUnits: z.array(unitRef),
    reviewerUnit: unitRef,
    product: z.string().nullable(),
    evidenceKind: z.enum(["document", "figure", "list", "photograph", "any"]),
    dueText: z.string().nullable(),
    assignedAt: instant,
    acceptedAt: instant.nullable(),
    reportedAt: instant.nullable(),
    suspendedUntil: day.nullable(),
    explanationDueOn: day.nullable(),
    source: z.object({
      headings: z.array(z.object({ path: z.string(), heading: z.string() })),
      before: z.string(),
      passage: z.string(),
      after: z.string(),
    }),
    reports: z.array(report),
    extensions: z.array(extension),
    explanations: z.array(explanation),
    comments: z.array(comment),
    parts: z.array(part),
    parentId: z.uuid().nullable(),
    amendments: z.array(amendment),
    targetId: z.uuid().nullable(),
    nextRung: z.object({ kind: z.string(), at: instant }).nullable(),
    series: z.object({ id: z.uuid(), recurrence: z.string() }).nullable(),
  })
  .meta({ id: "TaskDetail" });

export const taskMetadata = z
  .object(summaryShape)
  .pick({
    ...{ id: true, kind: true, purpose: true, period: true, state: true, lateness: true, version: true },
    ...{ dueOn: true, originalDueOn: true, workingDaysLate: true, workingDaysLeft: true },
    ...{ progress: true, leadUnit: true },
  })
  .extend({
    programmeId: z.uuid(),
    coordinatingUnitIds: z.array(z.uuid()),
    executingUnitIds: z.array(z.uuid()),
    reviewerUnitId: z.uuid(),
  })
  .meta({ id: "TaskMetadata" });

export const journalEntry = z
  .object({
    number: z.int(),
    kind: z.string(),
    at: instant,
    actor: personRef.nullable().meta({ description: "null: the program itself, on time's behalf" }),
    actorUnit: unitRef.nullable(),
    detail: z
      .record(z.string(), z.unknown())
      .meta({ description: "Empty for who sees the task's metadata alone" }),
    hash: z.string(),
  })
  .meta({ id: "JournalEntry" });

export const counts = z
  .object({
    total: z.int(),
    completedOnTime: z.int(),
    completedLate: z.int(),
    openInTime: z.int(),
    dueSoon: z.int(),
    overdue: z.int(),
    awaitingReview: z.int(),
    notAccepted: z.int(),
    latePercent: z.number(),
  })
  .meta({ id: "Counts" });

export const taskChanged = z
  .object({ taskId: z.uuid(), version, state: z.enum(taskStates) })
  .meta({ id: "TaskChanged" });

const programmeShape = {
  ...programmeRef.shape,
  issuer: z.string(),
  signedOn: day.nullable(),
  state: z.enum(["draft", "issued", "closed"]),
  issuedAt: instant.nullable(),
  endsOn: day.nullable().meta({ description: "No period of recurring work that is due later is opened" }),
  closedAt: instant.nullable(),
  version,
  counts,
};
export const programmeListItem = z.object(programmeShape).meta({ id: "ProgrammeListItem" });

const section: z.ZodType = z
  .object({
    path: z.string(),
    heading: z.string(),
    tasks: z.array(taskSummary),
    drafts: z.array(
      z.object({
        id: z.uuid(),
        section: z.string(),
        text: z.string(),
        lead: z.array(z.string()),
        coordinating: z.array(z.string()),
        dueText: z.string().nullable(),
      }),
    ),
    get children() {
      return z.array(section);
    },
  })
  .meta({ id: "ProgrammeSection" });

export const figure = z.string().meta({ description: "An exact decimal", example: "97.5" });
export const targetReason = z.enum([
  "formula",
  "baseline",
  "zero_baseline",
  "no_figures",
  "incomplete",
  "no_final_figure",
]);

export const targetShape = {
  id: z.uuid(),
  section: z.string(),
  text: z.string(),
  comparator: z.enum(["increase_at_least", "decrease_at_least", "at_least", "at_most", "equal"]),
  value: z.number(),
  unit: z.string(),
  period: z.string().nullable(),
  by: z.iso.date().nullable(),
  state: z.enum(targetStates),
  reason: targetReason.nullable().meta({ description: "Why it cannot be assessed" }),
  asOf: z.int().nullable(),
  reached: figure.nullable(),
  required: figure.nullable(),
  figureUnit: z.string().nullable(),
};
export const targetView = z.object(targetShape).meta({ id: "Target" });

export const programmeDetail = z
  .object({
    ...programmeShape,
    sections: z.array(section),
    targets: z.array(targetView),
    recipients: z.array(z.string()),
    doubts: z.array(z.object({ passage: z.string(), reason: z.string() })),
    acknowledgements: z.array(
      z.object({
        taskId: z.uuid(),
        unit: unitRef,
        state: z.enum(taskStates),
        lateness: z.enum(latenesses),
        dueOn: day.nullable(),
        acknowledgedAt: instant.nullable(),
      }),
    ),
    amendments: z.array(amendment),
    mayAmend: z.boolean(),
  })
  .meta({ id: "ProgrammeDetail" });

/** As RFC 9457 has it, with further members for machines: the limit, the right, the state; they differ by code. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    messages: z.object({ vi: z.string(), en: z.string() }),
    field: z.string().optional(),
    errors: z.array(z.record(z.string(), z.unknown())).optional(),
  })
  .meta({ id: "Problem" });
