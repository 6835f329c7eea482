/** What a task asks of the person who looks at it: which of the permitted acts comes first, and the words that say so. */
import { askedAct } from "../../domain/today.js";
import type { ActChoices } from "../../record/queries/act-choices-view.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { formatDay } from "../format.js";
import type { Text } from "../text/catalogue.js";
import { type FormAct, pendingExtension } from "./act-forms.js";
import { canChoose } from "./choosing-forms.js";

/** What a person came for stands first; what sets a task aside stands last. */
const order = [
  "accept",
  "acknowledge",
  "confirm",
  "return",
  "report_completion",
  "report_progress",
  "contribute",
  "explain",
  "decide_extension",
  "request_extension",
  "withdraw_report",
  "name_focal_officer",
  "split",
  "demand_explanation",
  "urge",
  "change_due_date",
  "change_units",
  "reassign",
  "resume",
  "decline",
  "suspend",
  "cancel",
  "comment",
] as const satisfies readonly FormAct[];

export interface Situation {
  /** The act that is asked now; null where others may be done but none is asked. */
  readonly primary: FormAct | null;
  /** Stands beside the first as its alternative: a review confirms or returns. */
  readonly alternative: FormAct | null;
  readonly others: readonly FormAct[];
}

export function situationOf(task: TaskDetail, choices: ActChoices): Situation {
  const offered = order.filter((act) => task.allowedActions.includes(act) && canChoose(act, task, choices));
  const owesExplanation = task.explanationDueOn !== null && offered.includes("explain");
  // The list does not know of the explanation, which is due first.
  const primary = owesExplanation ? "explain" : askedAct(task);
  const alternative = primary === "confirm" && offered.includes("return") ? "return" : null;
  const others = offered.filter((act) => act !== primary && act !== alternative);
  return { primary, alternative, others };
}

/** One sentence for the top of the page. */
export function askedNow(task: TaskDetail, primary: FormAct | null, text: Text): string {
  switch (primary) {
    case "accept":
      return text.now.accept;
    case "acknowledge":
      return text.now.acknowledge;
    case "confirm":
      return text.now.confirm(task.leadUnit.name);
    case "explain":
      return task.explanationDueOn === null
        ? text.now.explainUndated
        : text.now.explain(formatDay(task.explanationDueOn));
    case "decide_extension": {
      const asked = pendingExtension(task)?.askedDueOn;
      return text.now.decide_extension(task.leadUnit.name, asked === undefined ? "" : formatDay(asked));
    }
    case "report_completion":
      if (task.state === "returned") return text.now.rework;
      return task.lateness === "overdue" ? text.now.overdue : text.now.report_completion;
    case "report_progress":
      return text.now.report_progress;
    default:
      return whatItWaitsFor(task, text);
  }
}

/** Nothing is asked of the reader: says of whom it is. */
function whatItWaitsFor(task: TaskDetail, { now }: Text): string {
  switch (task.state) {
    case "assigned":
      return `${now.nothing} ${now.waitsForAcceptance(task.leadUnit.name)}`;
    case "in_progress":
    case "returned":
      return `${now.nothing} ${now.waitsForUnit(task.leadUnit.name)}`;
    case "awaiting_review":
      return `${now.nothing} ${now.waitsForReview(task.reviewerUnit.name)}`;
    case "declined":
      return now.waitsForOffice;
    case "suspended":
      return now.suspended;
    case "completed":
      return now.completed;
    case "cancelled":
      return now.cancelled;
  }
}
