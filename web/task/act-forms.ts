/** The form of each act: where it is sent and which fields it has. Names and kinds stand here and nowhere else. */
import { type Day, addDays, dayAt } from "../../domain/day.js";
import type { ActChoices } from "../../record/queries/act-choices-view.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { formatDay } from "../format.js";
import type { Text } from "../text/catalogue.js";
import { choosingFields } from "./choosing-forms.js";
import type { FormField } from "./form-field.js";

export type FormAct = keyof Text["forms"];

export interface ActForm {
  readonly act: FormAct;
  /** The resource under `/tasks/:id/` that the form is posted to. */
  readonly resource: string;
  readonly fields: readonly FormField[];
}

export const resources: Readonly<Record<FormAct, string>> = {
  accept: "acceptance",
  acknowledge: "acknowledgement",
  report_progress: "progress-reports",
  report_completion: "completion",
  withdraw_report: "withdrawal",
  confirm: "confirmation",
  return: "return",
  decline: "declination",
  request_extension: "extension-requests",
  decide_extension: "extension-decision",
  explain: "explanations",
  suspend: "suspension",
  resume: "resumption",
  cancel: "cancellation",
  urge: "urgings",
  contribute: "contributions",
  demand_explanation: "explanation-demands",
  change_due_date: "due-date",
  comment: "comments",
  reassign: "reassignment",
  change_units: "coordinating-units",
  name_focal_officer: "focal-officer",
  split: "parts",
};

export interface FormFacts {
  readonly task: TaskDetail;
  readonly choices: ActChoices;
  readonly now: Date;
  readonly evidenceLimitMb: number;
  readonly text: Text;
}

export function actForm(act: FormAct, facts: FormFacts): ActForm {
  return { act, resource: resources[act], fields: fieldsOf(act, facts) };
}

function fieldsOf(
  act: FormAct,
  { task, choices, now, evidenceLimitMb, text }: FormFacts,
): readonly FormField[] {
  const { fields } = text;
  const tomorrow = addDays(dayAt(now), 1);
  switch (act) {
    case "accept":
    case "acknowledge":
    case "withdraw_report":
    case "resume":
      return [];
    case "report_progress":
      return [
        words("text", fields.progressText, fields.progressTextHint),
        {
          name: "progress",
          kind: "percent",
          label: fields.progress,
          hint: fields.progressHint,
          need: "required",
          initial: String(task.progress),
        },
        files(fields.evidence, fields.filesHint(String(evidenceLimitMb)), "optional"),
      ];
    case "report_completion": {
      const hint = fields.evidenceHint(text.evidenceKind[task.evidenceKind], String(evidenceLimitMb));
      return [
        words("text", fields.completionText, fields.completionTextHint),
        ...proofFields(task, text),
        files(fields.evidence, hint, needOfFiles(task.evidenceKind)),
      ];
    }
    case "contribute":
      return [
        words("text", fields.contributionText, fields.contributionTextHint),
        files(fields.evidence, fields.filesHint(String(evidenceLimitMb)), "optional"),
      ];
    case "demand_explanation":
      return [{ ...day("dueOn", fields.demandDueOn, fields.demandDueOnHint, tomorrow), need: "optional" }];
    case "change_due_date":
      return [
        day("dueOn", fields.newDueOn, fields.newDueOnHint, tomorrow),
        words("reason", fields.newDueReason, fields.newDueReasonHint),
      ];
    case "comment":
      return [words("text", fields.commentText, fields.commentTextHint)];
    case "confirm":
      return [{ ...words("remarks", fields.confirmRemarks, fields.confirmRemarksHint), need: "optional" }];
    case "return":
      return [
        words("remarks", fields.returnRemarks, fields.returnRemarksHint),
        ...(task.dueOn === null ? [] : [day("dueOn", fields.returnDueOn, fields.returnDueOnHint, tomorrow)]),
      ];
    case "decline":
      return [words("reason", fields.declineReason, fields.declineReasonHint)];
    case "request_extension": {
      const hint = fields.extensionDueOnHint(task.dueOn === null ? text.due.none : formatDay(task.dueOn));
      return [
        day("dueOn", fields.extensionDueOn, hint, laterOf(tomorrow, task.dueOn)),
        words("reason", fields.extensionReason, fields.extensionReasonHint),
      ];
    }
    case "decide_extension":
      return decisionFields(task, text, tomorrow);
    case "explain":
      return [words("text", fields.explanationText, fields.explanationTextHint)];
    case "suspend":
      return [
        day("until", fields.until, fields.untilHint, tomorrow),
        words("reason", fields.suspendReason, fields.suspendReasonHint),
      ];
    case "cancel":
      return [words("reason", fields.cancelReason, fields.cancelReasonHint)];
    case "urge":
      return [words("text", fields.urgeText, fields.urgeTextHint)];
    case "reassign":
    case "change_units":
    case "name_focal_officer":
    case "split":
      return choosingFields(act, task, choices, text, tomorrow);
  }
}

/** What is said about the evidence, where the task asks for it: see `domain/evidence.ts`. */
function proofFields({ evidenceKind, purpose, product }: TaskDetail, { fields }: Text): readonly FormField[] {
  const line = (name: string, label: string, hint: string): FormField => ({
    name,
    kind: "line",
    label,
    hint,
    need: "required",
  });
  switch (evidenceKind) {
    case "document":
      return [
        line("documentNumber", fields.documentNumber, fields.documentNumberHint),
        {
          name: "documentDate",
          kind: "day",
          label: fields.documentDate,
          hint: fields.documentDateHint,
          need: "required",
        },
      ];
    case "figure":
      // The target says what its figures count.
      if (purpose === "figure")
        return [
          line("figure", product ?? fields.figure, fields.figureHint),
          line("figureSource", fields.figureSource, fields.figureSourceHint),
        ];
      return [
        line("figure", fields.figure, fields.figureHint),
        line("figureUnit", fields.figureUnit, fields.figureUnitHint),
      ];
    default:
      return [];
  }
}

function needOfFiles(kind: TaskDetail["evidenceKind"]): FormField["need"] {
  return kind === "any" || kind === "figure" ? "optional" : "required";
}

function decisionFields(task: TaskDetail, { fields }: Text, tomorrow: Day): readonly FormField[] {
  const asked = pendingExtension(task)?.askedDueOn;
  return [
    {
      name: "decision",
      kind: "choice",
      label: fields.decision,
      need: "required",
      choices: [
        { value: "grant", text: fields.grant },
        { value: "refuse", text: fields.refuse },
      ],
    },
    {
      ...day("dueOn", fields.decisionDueOn, fields.decisionDueOnHint, tomorrow),
      need: "depends",
      ...(asked === undefined ? {} : { initial: asked }),
    },
    { ...words("remarks", fields.decisionRemarks, fields.decisionRemarksHint), need: "depends" },
  ];
}

export function pendingExtension(task: TaskDetail): TaskDetail["extensions"][number] | undefined {
  return task.extensions.find((each) => each.state === "pending");
}

function words(name: string, label: string, hint: string): FormField {
  return { name, kind: "text", label, hint, need: "required" };
}

function files(label: string, hint: string, need: FormField["need"]): FormField {
  return { name: "evidence", kind: "files", label, hint, need };
}

function day(name: string, label: string, hint: string, from: Day): FormField {
  return { name, kind: "day", label, hint, need: "required", from };
}

function laterOf(day: Day, dueOn: Day | null): Day {
  return dueOn === null || addDays(dueOn, 1) < day ? day : addDays(dueOn, 1);
}
