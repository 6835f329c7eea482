/** Every act on a task: its resource, what it takes, the command that carries it out. Both doors, JSON and forms, read this. */
import { z } from "zod";
import { isDay } from "../domain/day.js";
import type { Act } from "../domain/transitions.js";
import type { TaskChanged, TaskCommand } from "../record/change-task.js";
import { acceptTask } from "../record/commands/accept-task.js";
import { acknowledgeProgramme } from "../record/commands/acknowledge-programme.js";
import { changeDueDate } from "../record/commands/change-due-date.js";
import { changeUnits } from "../record/commands/change-units.js";
import { commentOnTask } from "../record/commands/comment-on-task.js";
import { contributeToTask } from "../record/commands/contribute-to-task.js";
import { demandExplanation } from "../record/commands/demand-explanation.js";
import { nameFocalOfficer } from "../record/commands/name-focal-officer.js";
import { reassignTask } from "../record/commands/reassign-task.js";
import { splitTask } from "../record/commands/split-task.js";
import { cancelTask } from "../record/commands/cancel-task.js";
import { confirmCompletion } from "../record/commands/confirm-completion.js";
import { decideExtension } from "../record/commands/decide-extension.js";
import { declineTask } from "../record/commands/decline-task.js";
import { explainLateness } from "../record/commands/explain-lateness.js";
import { reportCompletion } from "../record/commands/report-completion.js";
import { reportProgress } from "../record/commands/report-progress.js";
import { requestExtension } from "../record/commands/request-extension.js";
import { resumeTask } from "../record/commands/resume-task.js";
import { returnTask } from "../record/commands/return-task.js";
import { suspendTask } from "../record/commands/suspend-task.js";
import { urgeTask } from "../record/commands/urge-task.js";
import { withdrawReport } from "../record/commands/withdraw-report.js";
import type { Database } from "../record/database.js";
import type { StoredFile } from "../record/reports.js";
import { cleanText } from "./text.js";

const MOST_WORDS = 20_000;
const thisCentury = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Text that a person writes: NFC, trimmed, not empty, without control signs. */
export const words = z
  .string()
  .max(MOST_WORDS)
  .transform((text) => cleanText(text).trim())
  .pipe(z.string().min(1))
  .meta({
    override: {
      type: "string",
      minLength: 1,
      maxLength: MOST_WORDS,
      // At least one sign that is neither left out nor white.
      pattern: "[^\\s\\u0000-\\u001f\\u007f]",
    },
  });
/** A day of this century: no date of work lies beyond, and what a slip of the hand makes of one is refused. */
export const day = z
  .string()
  .refine((text) => isDay(text) && thisCentury.test(text))
  .meta({ format: "date", pattern: thisCentury.source, example: "2026-12-31" });

/** 0–100; a form sends it as text. */
const percent = z
  .preprocess(
    (value) => (typeof value === "string" && /^\d{1,3}$/.test(value) ? Number(value) : value),
    z.int().min(0).max(100),
  )
  .meta({ override: { type: "integer", minimum: 0, maximum: 100, description: "Percent" } });

const MOST = 1e12;
/** Also as programs write a very small or large one: 1e-7. */
const aNumber = /^-?\d{1,30}([.,]\d{1,30})?(e[+-]?\d{1,3})?$/i;

/** A figure; a form sends it as text, with a comma as Việt Nam writes it. */
export const decimal = z
  .preprocess(
    (value) =>
      typeof value === "string" && aNumber.test(value.trim())
        ? Number(value.trim().replace(",", "."))
        : value,
    z.number().min(-MOST).max(MOST),
  )
  .meta({ override: { type: "number", minimum: -MOST, maximum: MOST } });
const wholeDays = z
  .preprocess(
    (value) => (typeof value === "string" && /^-?\d{1,4}$/.test(value) ? Number(value) : value),
    z.int().min(-2000).max(2000),
  )
  .meta({ override: { type: "integer", minimum: -2000, maximum: 2000 } });

/** An act's door; `input` is what its schema gave. */
export interface TaskActDoor {
  readonly act: Act;
  /** The resource under `/tasks/{taskId}/`. */
  readonly resource: string;
  readonly summary: string;
  readonly body: z.ZodObject;
  readonly takesFiles: boolean;
  run(db: Database, command: TaskCommand, input: unknown, files: readonly StoredFile[]): Promise<TaskChanged>;
}

function door<S extends z.ZodObject>(
  act: Act,
  resource: string,
  summary: string,
  body: S,
  run: (
    db: Database,
    command: TaskCommand & z.output<S>,
    files: readonly StoredFile[],
  ) => Promise<TaskChanged>,
  takesFiles = false,
): TaskActDoor {
  return {
    act,
    resource,
    summary,
    body,
    takesFiles,
    run: (db, command, input, files) => run(db, { ...command, ...body.parse(input) }, files),
  };
}

export const taskActs: readonly TaskActDoor[] = [
  door("accept", "acceptance", "Take the task on", z.strictObject({}), acceptTask),
  door(
    "acknowledge",
    "acknowledgement",
    "Say that the programme was received and made known",
    z.strictObject({}),
    acknowledgeProgramme,
  ),
  door(
    "decline",
    "declination",
    "Give the task back to the office",
    z.strictObject({ reason: words }),
    declineTask,
  ),
  door(
    "report_progress",
    "progress-reports",
    "Say how far the work is",
    z.strictObject({ text: words, progress: percent }),
    (db, command, evidence) => reportProgress(db, { ...command, evidence }),
    true,
  ),
  door(
    "report_completion",
    "completion",
    "Say that the work is done, with evidence",
    z.strictObject({
      text: words,
      documentNumber: words.optional().meta({ description: "Of a task that asks for a document" }),
      documentDate: day.optional(),
      figure: decimal.optional().meta({ description: "Of a task that asks for a figure" }),
      figureUnit: words.optional(),
      figureSource: words.optional().meta({ description: "Of a target's figure: where it is taken from" }),
    }),
    (db, command, evidence) =>
      reportCompletion(db, {
        ...command,
        evidence,
        documentNumber: command.documentNumber ?? null,
        documentDate: command.documentDate ?? null,
        figure: command.figure ?? null,
        figureUnit: command.figureUnit ?? null,
        figureSource: command.figureSource ?? null,
      }),
    true,
  ),
  door(
    "contribute",
    "contributions",
    "Hand a co-ordinating unit's part to the lead",
    z.strictObject({ text: words }),
    (db, command, evidence) => contributeToTask(db, { ...command, evidence }),
    true,
  ),
  door(
    "withdraw_report",
    "withdrawal",
    "Take back a completion not looked at yet",
    z.strictObject({}),
    withdrawReport,
  ),
  door(
    "confirm",
    "confirmation",
    "Confirm reported work",
    z.strictObject({ remarks: words.optional() }),
    (db, command) => confirmCompletion(db, { ...command, remarks: command.remarks ?? null }),
  ),
  door(
    "return",
    "return",
    "Return reported work, with remarks and a new due date",
    z.strictObject({ remarks: words, dueOn: day.optional() }),
    (db, command) => returnTask(db, { ...command, dueOn: command.dueOn ?? null }),
  ),
  door(
    "request_extension",
    "extension-requests",
    "Ask for a later due date",
    z.strictObject({ dueOn: day, reason: words }),
    requestExtension,
  ),
  door(
    "decide_extension",
    "extension-decision",
    "Grant an extension, whole or shorter, or refuse it",
    z.strictObject({
      decision: z.enum(["grant", "refuse"]),
      dueOn: day.optional(),
      remarks: words.optional(),
    }),
    (db, command) =>
      decideExtension(db, { ...command, dueOn: command.dueOn ?? null, remarks: command.remarks ?? null }),
  ),
  door("explain", "explanations", "Explain the lateness", z.strictObject({ text: words }), explainLateness),
  door(
    "suspend",
    "suspension",
    "Let the task rest until a day",
    z.strictObject({ until: day, reason: words }),
    suspendTask,
  ),
  door("resume", "resumption", "Go on with a suspended task", z.strictObject({}), resumeTask),
  door("cancel", "cancellation", "Drop the task", z.strictObject({ reason: words }), cancelTask),
  door(
    "demand_explanation",
    "explanation-demands",
    "Demand an explanation for lateness",
    z.strictObject({ dueOn: day.optional() }),
    (db, command) => demandExplanation(db, { ...command, dueOn: command.dueOn ?? null }),
  ),
  door(
    "reassign",
    "reassignment",
    "Give the task to another lead",
    z.strictObject({ leadUnitId: z.uuid(), reason: words }),
    reassignTask,
  ),
  door(
    "change_due_date",
    "due-date",
    "Set another due date, or shift it by working days; the first one is kept",
    z.strictObject({ dueOn: day.optional(), shiftWorkingDays: wholeDays.optional(), reason: words }),
    (db, command) =>
      changeDueDate(db, {
        ...command,
        dueOn: command.dueOn ?? null,
        shiftWorkingDays: command.shiftWorkingDays ?? null,
      }),
  ),
  door(
    "change_units",
    "coordinating-units",
    "Add co-ordinating units or take them off",
    z.strictObject({
      add: z.array(z.uuid()).max(200).default([]),
      remove: z.array(z.uuid()).max(200).default([]),
    }),
    changeUnits,
  ),
  door(
    "name_focal_officer",
    "focal-officer",
    "Say who works on the task",
    z.strictObject({ personId: z.uuid() }),
    nameFocalOfficer,
  ),
  door(
    "split",
    "parts",
    "Pass the task on to units below, each with a part",
    z.strictObject({
      parts: z
        .array(z.strictObject({ unitId: z.uuid(), text: words.optional(), dueOn: day.optional() }))
        .min(1)
        .max(500),
    }),
    (db, command) =>
      splitTask(db, {
        ...command,
        parts: command.parts.map((part) => ({
          unitId: part.unitId,
          text: part.text ?? null,
          dueOn: part.dueOn ?? null,
        })),
      }),
  ),
  door(
    "comment",
    "comments",
    "Say something to the others concerned",
    z.strictObject({ text: words }),
    commentOnTask,
  ),
  door("urge", "urgings", "Urge the lead unit, once a day", z.strictObject({ text: words }), urgeTask),
];
