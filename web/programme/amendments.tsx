/** What later documents did to tasks: both texts of each change, side by side on paper and one below the other on a phone. */
import type { JSX } from "preact";
import type { TaskContent } from "../../domain/amendment.js";
import type { AmendmentChangeView, AmendmentView } from "../../record/queries/amendment-view.js";
import { Details } from "../components/details.js";
import { formatDay } from "../format.js";
import { taskLink } from "../links.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

interface AmendmentsProps {
  readonly amendments: readonly AmendmentView[];
  readonly locale: Locale;
  /** On a task's own page no link leads to it. */
  readonly ofOneTask?: boolean;
}

export function Amendments({ amendments, locale, ofOneTask = false }: AmendmentsProps): JSX.Element {
  const text = textOf(locale);
  return (
    <>
      {amendments.map((amendment) => (
        <Details
          key={amendment.id}
          open={ofOneTask}
          summary={text.programme.amendedBy(amendment.number, formatDay(amendment.signedOn))}
        >
          {amendment.changes.map((change) => (
            <Change key={change.taskId} change={change} text={text} ofOneTask={ofOneTask} />
          ))}
        </Details>
      ))}
    </>
  );
}

function Change(props: {
  readonly change: AmendmentChangeView;
  readonly text: Text;
  readonly ofOneTask: boolean;
}): JSX.Element {
  const { change, text, ofOneTask } = props;
  const words = text.programme;
  const place = (change.after ?? change.before)?.section ?? "";
  return (
    <article class="dd-card">
      <p class="dd-card__meta">
        {words.amendmentKind[change.kind]} · {text.tasks.section(place)}
        {!ofOneTask && (
          <>
            {" · "}
            <a class="govuk-link" href={taskLink(change.taskId)}>
              {words.openTask}
              <span class="govuk-visually-hidden">: {text.tasks.section(place)}</span>
            </a>
          </>
        )}
      </p>
      {change.before !== null && <Side name={words.before} content={change.before} text={text} />}
      {change.after !== null && <Side name={words.after} content={change.after} text={text} />}
      {change.reason !== null && (
        <p class="dd-card__text">
          {text.task.reason}: {change.reason}
        </p>
      )}
    </article>
  );
}

function Side(props: {
  readonly name: string;
  readonly content: TaskContent;
  readonly text: Text;
}): JSX.Element {
  const { name, content, text } = props;
  return (
    <>
      <p class="dd-card__meta">{name}</p>
      <p class="dd-card__text">{content.text}</p>
      {content.product !== null && (
        <p class="dd-card__text">
          {text.task.product}: {content.product}
        </p>
      )}
      {content.dueOn !== null && <p class="dd-card__text">{text.due.on(formatDay(content.dueOn))}</p>}
    </>
  );
}
