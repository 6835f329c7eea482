/** What happens next by itself if nobody does anything. */
import type { JSX } from "preact";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { formatInstant } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

export function NextStep({
  task,
  locale,
}: {
  readonly task: TaskDetail;
  readonly locale: Locale;
}): JSX.Element {
  const text = textOf(locale);
  const { nextRung } = task;
  return (
    <>
      {task.state === "awaiting_review" && <p class="govuk-body">{text.task.nextStands}</p>}
      <p class="govuk-body">
        {nextRung === null
          ? text.task.nextNone
          : text.task.nextIf(formatInstant(nextRung.at, locale), text.rungs[nextRung.kind])}
      </p>
    </>
  );
}
