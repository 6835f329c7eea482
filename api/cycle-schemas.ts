/** What the doors of review cycles take and give. */
import { z } from "zod";
import { latenesses } from "../domain/lateness.js";
import { cycleActs, reviewKinds, reviewStates } from "../domain/review.js";
import { taskStates } from "../domain/task.js";
import { personRef, programmeRef, unitRef, version } from "./schemas.js";
import { day as inputDay, words } from "./task-acts.js";
import { cleanText } from "./text.js";

const day = z.iso.date();
const instant = z.iso.datetime();

/** A paragraph may be emptied: then the report is without it. */
export const paragraphText = z
  .string()
  .max(20_000)
  .transform((text) => cleanText(text).trim());
export const edits = z.strictObject({
  paragraphs: z
    .array(z.strictObject({ id: z.string().min(1).max(200), text: paragraphText }))
    .min(1)
    .max(500),
});

export const outline = z
  .array(words.pipe(z.string().max(300)))
  .min(1)
  .max(20);

export const newCycle = z.strictObject({
  programmeId: z.uuid(),
  kind: z.enum(reviewKinds),
  periodFrom: inputDay,
  periodTo: inputDay,
  cutOff: inputDay.meta({ description: "The figures are those at 17:00 of this day" }),
  dueOn: inputDay.meta({ description: "By which the units report" }),
  outline: outline.optional().meta({ description: "Headings; five chapters where it is left out" }),
});

const yearlyDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .meta({ example: "06-15" });
const ruleShape = {
  kind: z.enum(reviewKinds),
  from: yearlyDay,
  to: yearlyDay,
  cutOff: yearlyDay,
  due: yearlyDay,
  callDaysBefore: z.int().min(1).max(90),
};
export const rulesInput = z.strictObject({
  rules: z
    .array(z.strictObject(ruleShape))
    .max(12)
    .nullable()
    .meta({ description: "null: those of the default" }),
});
export const reviewRules = z
  .object({ rules: z.array(z.object(ruleShape)), byDefault: z.boolean(), version })
  .meta({ id: "ReviewRules" });

const summaryShape = {
  id: z.uuid(),
  programme: programmeRef,
  kind: z.enum(reviewKinds),
  state: z.enum(reviewStates),
  title: z.string(),
  periodFrom: day,
  periodTo: day,
  cutOffAt: instant,
  dueOn: day,
  asked: z.int(),
  handedIn: z.int(),
  taken: z.int(),
  own: z
    .array(z.object({ submissionId: z.uuid(), unit: unitRef }))
    .meta({ description: "Reports that one's own units owe" }),
};
export const cycleSummary = z.object(summaryShape).meta({ id: "ReviewCycle" });

const chapter = z.object({
  heading: z.string(),
  paragraphs: z.array(
    z.object({
      id: z.string(),
      drafted: z.string().meta({ description: "As the program wrote it" }),
      text: z.string().meta({ description: "As people left it" }),
      figures: z.array(z.object({ key: z.string(), value: z.number() })),
      asks: z.string().optional().meta({ description: "What a person is asked to write here" }),
    }),
  ),
});
const figureShape = {
  key: z.string().meta({ description: "Opens the figure", example: "overdue@II.1" }),
  value: z.int(),
  previous: z.int().nullable().meta({ description: "In the cycle of the same kind before" }),
};

const submissionShape = {
  id: z.uuid().meta({ description: "Also of its task, which is accepted, extended, confirmed and returned" }),
  unit: unitRef,
  state: z.enum(taskStates),
  lateness: z.enum(latenesses),
  dueOn: day.nullable(),
  signedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  late: z.boolean(),
  afterDraft: z.boolean(),
};

export const cycleDetail = z
  .object({
    ...summaryShape,
    outline: z.array(z.string()),
    calledBy: personRef.nullable().meta({ description: "null: the schedule" }),
    calledAt: instant,
    figures: z.array(z.object(figureShape)).nullable(),
    report: z.array(chapter).nullable(),
    consolidated: z.boolean(),
    remarks: z.string().nullable(),
    approvedBy: personRef.nullable(),
    approvedAt: instant.nullable(),
    publishedAt: instant.nullable(),
    submissions: z.array(z.object(submissionShape)),
    version,
    allowedActions: z.array(z.enum(cycleActs)),
  })
  .meta({ id: "ReviewCycleDetail" });

export const cycleChanged = z
  .object({ cycleId: z.uuid(), version, state: z.enum(reviewStates) })
  .meta({ id: "ReviewCycleChanged" });

export const figureOpened = z
  .object({
    cycle: z.object({ id: z.uuid(), title: z.string(), cutOffAt: instant }),
    ...figureShape,
    tasks: z.array(
      z.object({
        taskId: z.uuid(),
        section: z.string(),
        text: z.string(),
        unit: unitRef,
        state: z.enum(taskStates),
        lateness: z.enum(latenesses),
        dueOn: day.nullable(),
        originalDueOn: day.nullable(),
        progress: z.int(),
        workingDaysLate: z.int(),
        explanation: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "ReviewFigure" });

export const submissionDetail = z
  .object({
    ...submissionShape,
    cycle: z.object({
      id: z.uuid(),
      title: z.string(),
      kind: z.enum(reviewKinds),
      state: z.enum(reviewStates),
      cutOffAt: instant,
    }),
    programme: programmeRef,
    chapters: z.array(chapter),
    signedBy: personRef.nullable(),
    version,
    allowedActions: z.array(z.enum(["save", "sign", "submit"])),
  })
  .meta({ id: "ReviewSubmission" });

export const submissionChanged = z
  .object({ submissionId: z.uuid(), version, signed: z.boolean() })
  .meta({ id: "ReviewSubmissionChanged" });
