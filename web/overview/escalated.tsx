/** What was brought up, and what can be decided about it. */
import type { JSX } from "preact";
import { dayAt } from "../../domain/day.js";
import type { EscalatedTask } from "../../record/queries/overview-view.js";
import { DueDate } from "../components/due-date.js";
import { Table } from "../components/table.js";
import { TaskCell } from "../components/task-table.js";
import { formatDay } from "../format.js";
import { taskLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { Beyond } from "./beyond.js";
import type { OverviewPart } from "./part.js";

export function Escalated({ overview, locale }: OverviewPart): JSX.Element {
  const text = textOf(locale);
  const words = text.overview;
  const row = (task: EscalatedTask) => [
    <TaskCell key="task" task={task} locale={locale} withProgramme withUnit />,
    <DueDate key="due" task={task} locale={locale} />,
    `${words.level[task.level]}, ${words.escalatedOn(formatDay(dayAt(task.escalatedAt)))}`,
    task.explanation ?? <span class="dd-due__late">{words.noExplanation}</span>,
    <Asked key="asked" task={task} locale={locale} />,
  ];
  return (
    <section aria-labelledby="escalated">
      <h2 class="govuk-heading-m" id="escalated">
        {words.escalated}
      </h2>
      {overview.escalated.length === 0 ? (
        <p class="govuk-body">{words.escalatedNone}</p>
      ) : (
        <Table
          stacked
          classes="dd-tasks"
          caption={words.escalated}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: text.tasks.task },
            { text: text.tasks.due },
            { text: words.levelLabel },
            { text: words.explanation },
            { text: text.committee.ask },
          ]}
          rows={overview.escalated.map(row)}
        />
      )}
      <Beyond count={overview.escalated.length} locale={locale} />
    </section>
  );
}

/** Of what is allowed, in the order in which it is thought of. */
const asked = ["decide_extension", "demand_explanation", "urge", "reassign"] as const;

function Asked({ task, locale }: { readonly task: EscalatedTask; readonly locale: Locale }): JSX.Element {
  const text = textOf(locale);
  const acts = asked.filter((act) => task.allowedActions.includes(act));
  if (acts.length === 0) return <>{text.committee.askNone}</>;
  return (
    <ul class="govuk-list dd-asked dd-asked--acts">
      {acts.map((act) => (
        <li key={act}>
          <a class="govuk-link" href={`${taskLink(task.id)}#act-${act}`}>
            {text.forms[act].title}
          </a>
        </li>
      ))}
    </ul>
  );
}
