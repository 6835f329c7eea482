/** When a task is due and how far off that is, in a few words. */
import type { JSX } from "preact";
import type { TaskSummary } from "../../record/queries/task-view.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";
import { DayText } from "./time.js";

type Dated = Pick<
  TaskSummary,
  "dueOn" | "kind" | "state" | "lateness" | "workingDaysLate" | "workingDaysLeft"
>;

export function DueDate({ task, locale }: { readonly task: Dated; readonly locale: Locale }): JSX.Element {
  const text = textOf(locale);
  if (task.dueOn === null) return <span class="dd-quiet">{text.due.none}</span>;
  const distance = distanceInWords(task, text);
  return (
    <span class="dd-due">
      <DayText day={task.dueOn} />
      {distance !== null && (
        <span class={task.lateness === "overdue" || task.lateness === "late" ? "dd-due__late" : "dd-quiet"}>
          {distance}
        </span>
      )}
    </span>
  );
}

/** `Quá 6 ngày làm việc`; null where the distance says nothing: of work done in time, suspended or cancelled. */
export function distanceInWords(task: Dated, text: Text): string | null {
  if (task.lateness === "late") return text.due.finishedLate(task.workingDaysLate);
  if (task.lateness === "overdue") {
    if (task.workingDaysLate === 0) return text.due.lateToday;
    return text.due.late(task.workingDaysLate);
  }
  const silent =
    task.lateness === "on_time" || task.lateness === "no_deadline" || task.state === "awaiting_review";
  if (silent || task.workingDaysLeft === null) return null;
  return task.workingDaysLeft === 0 ? text.due.today : text.due.left(task.workingDaysLeft);
}
