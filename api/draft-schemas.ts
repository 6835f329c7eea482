/** What is asked and answered of drafts. */
import { z } from "zod";
import { evidenceKinds } from "../domain/assignment.js";
import { draftFields } from "../domain/draft.js";
import { personRef, unitRef, version } from "./schemas.js";
import { day, words } from "./task-acts.js";

/** Far more units than one task is given to. */
const MOST_UNITS = 500;
const MOST_PARTS = 50;
const comparators = ["increase_at_least", "decrease_at_least", "at_least", "at_most", "equal"] as const;
const periods = ["year", "half_year", "quarter", "month"] as const;

const short = z.string().max(500).trim();
const ids = z.array(z.uuid()).max(MOST_UNITS);
export const due = z
  .string()
  .max(20)
  .meta({ description: "A day, a recurrence, or `continuous`", example: "yearly:12-10" });

export const draftParams = z.object({ programmeId: z.uuid() });
export const draftTaskParams = draftParams.extend({ draftTaskId: z.uuid() });
export const draftDoubtParams = draftParams.extend({ doubtId: z.uuid() });
export const draftTargetParams = draftParams.extend({ targetId: z.uuid() });

export const documentBody = z.strictObject({
  number: short,
  type: short.min(1),
  title: words,
  issuer: short,
  signedOn: day.nullable(),
});

export const taskBody = z.strictObject({
  text: words.optional(),
  product: words.nullable().optional(),
  evidence: z.enum(evidenceKinds).optional(),
  due: due.optional(),
  units: z
    .strictObject({ lead: ids, coordinating: ids, executing: ids })
    .optional()
    .meta({ description: "All of them: who is left out has no part in it" }),
  reviewerUnitId: z
    .uuid()
    .nullable()
    .optional()
    .meta({ description: "null: the advising board, or the office where that board leads" }),
});

export const splitBody = z.strictObject({ parts: z.array(words).min(2).max(MOST_PARTS) });
export const joinBody = z.strictObject({
  otherId: z.uuid().meta({ description: "The task that is taken in" }),
});
export const nameBody = z.strictObject({
  name: words,
  unitIds: ids.meta({ description: "Empty: it stands for nobody in the register" }),
});
export const targetBody = z.strictObject({
  text: words,
  comparator: z.enum(comparators),
  value: z.number().min(-1e12).max(1e12),
  unit: short.min(1),
  period: z.enum(periods).nullable(),
  by: day.nullable(),
});
export const issuanceBody = z.strictObject({
  endsOn: day
    .optional()
    .meta({ description: "The programme's last day, where the document does not say it" }),
  acknowledgement: z
    .boolean()
    .default(true)
    .meta({ description: "Whether recipients are asked to acknowledge" }),
});

const draftVersion = z.int().meta({ description: "Of the draft as a whole, for its issue" });
export const draftTaskChanged = z
  .object({ draftTaskId: z.uuid(), version, draftVersion })
  .meta({ id: "DraftTaskChanged" });
export const draftTaskSplit = draftTaskChanged
  .extend({ added: z.array(z.uuid()) })
  .meta({ id: "DraftTaskSplit" });
export const draftChanged = z.object({ programmeId: z.uuid(), version }).meta({ id: "DraftChanged" });
export const doubtsSettled = z.object({ settled: z.int(), version }).meta({ id: "DraftDoubtsSettled" });

const field = z.enum(draftFields);
const instant = z.iso.datetime();
const doubt = {
  id: z.uuid(),
  kind: z.enum(["reading", "name", "set"]),
  field,
  name: z.string().nullable(),
  reason: z.string().nullable(),
};
const names = z.array(z.string());
const units = z.array(unitRef);

const draftTask = z
  .object({
    id: z.uuid(),
    section: z.string(),
    text: z.string(),
    names: z.object({ lead: names, coordinating: names, executing: names }),
    lead: units,
    coordinating: units,
    executing: units,
    reviewer: unitRef.nullable(),
    due: z.string().nullable(),
    dueText: z.string().nullable(),
    duePassed: z.boolean(),
    product: z.string().nullable(),
    evidence: z.enum(evidenceKinds),
    dropped: z.boolean(),
    cell: z.string().nullable(),
    doubts: z.array(z.object(doubt)),
    version,
  })
  .meta({ id: "DraftTask" });

export const draftCorrection = z
  .object({
    field: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    madeBy: personRef,
    madeAt: instant,
    readingNumber: z.int().nullable(),
  })
  .meta({ id: "DraftCorrection" });

export const draftDetail = z
  .object({
    id: z.uuid(),
    number: z.string(),
    type: z.string(),
    title: z.string(),
    issuer: z.string(),
    signedOn: z.iso.date().nullable(),
    endsOn: z.iso.date().nullable(),
    state: z.enum(["draft", "issued", "closed"]),
    fileName: z.string(),
    importedAt: instant,
    importedBy: personRef,
    rules: z.string().meta({ description: "Names the rules that read it" }),
    version,
    tasks: z.array(draftTask),
    document: z
      .array(z.array(z.object({ text: z.string(), ids: z.array(z.uuid()), begins: z.array(z.uuid()) })))
      .meta({ description: "Paragraphs, each cut where its tasks begin and end" }),
    page: z.int(),
    pages: z.int(),
    taskCount: z.int(),
    names: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(["name", "set"]),
        proposed: units,
        tasks: z.int(),
        draftTaskId: z.uuid(),
      }),
    ),
    doubts: z.array(
      z.object({
        ...doubt,
        draftTaskId: z.uuid().nullable(),
        section: z.string().nullable(),
        passage: z.string(),
      }),
    ),
    targets: z.array(
      z.object({
        id: z.uuid(),
        section: z.string(),
        text: z.string(),
        comparator: z.enum(comparators),
        value: z.number(),
        unit: z.string(),
        period: z.string().nullable(),
        by: z.iso.date().nullable(),
        dropped: z.boolean(),
      }),
    ),
    open: z.array(
      z.object({
        draftTaskId: z.uuid().nullable(),
        section: z.string().nullable(),
        doubtId: z.uuid().nullable(),
        field,
        message: z.object({ vi: z.string(), en: z.string() }),
      }),
    ),
    openCount: z.int(),
    mayIssue: z.boolean(),
  })
  .meta({ id: "DraftDetail" });

const yes = (byDefault: "true" | "false") => z.enum(["true", "false"]).default(byDefault);
export const workbookBody = z.strictObject({
  programmeId: z
    .uuid()
    .optional()
    .meta({ description: "The draft that its new rows are added to; left out: a new one" }),
  dryRun: yes("true").meta({ description: "Only shows what would be written" }),
  includeHidden: yes("false").meta({ description: "Also rows that are hidden in the workbook" }),
});
export const workbookImport = z
  .object({
    programmeId: z.uuid().nullable(),
    added: z.int(),
    known: z.int(),
    hidden: z.int(),
    passedOver: z.array(z.string()),
    errors: z.array(
      z.object({
        sheet: z.string(),
        cell: z.string(),
        grave: z.boolean(),
        message: z.object({ vi: z.string(), en: z.string() }),
      }),
    ),
    names: z.array(
      z.object({
        name: z.string(),
        rows: z.int(),
        kind: z.enum(["name", "set"]),
        proposed: z.array(z.string()),
      }),
    ),
    rows: z.array(
      z.object({
        cell: z.string(),
        task: z.string(),
        lead: names,
        coordinating: names,
        due: z.string().nullable(),
        product: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "WorkbookImport" });

export const reReadingBody = z.strictObject({
  dryRun: z.boolean().default(true),
  accept: z
    .array(z.string().max(60))
    .max(10_000)
    .default([])
    .meta({ description: "Keys of items, as a dry run gave them" }),
});
const side = z.union([z.string(), z.array(z.string())]).nullable();
export const reReading = z
  .object({
    rules: z.string(),
    items: z.array(
      z.object({
        key: z.string(),
        kind: z.enum(["added", "dropped", "changed"]),
        draftTaskId: z.uuid().nullable(),
        section: z.string(),
        text: z.string(),
        fields: z.array(z.object({ field: z.string(), before: side, after: side, kept: z.boolean() })),
        acceptable: z.boolean(),
      }),
    ),
    accepted: z.int().meta({ description: "0 in a dry run" }),
    version,
  })
  .meta({ id: "DraftReReading" });
