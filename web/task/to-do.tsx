/** The day's work by its groups, each row with the one button that leads to the right form. */
import type { JSX } from "preact";
import type { Today, TodoTask } from "../../record/queries/today-view.js";
import { Button } from "../components/button.js";
import { DueDate } from "../components/due-date.js";
import { StandingTags } from "../components/state-tag.js";
import { TaskCell } from "../components/task-table.js";
import { formatDay, formatNumber } from "../format.js";
import { submissionLink, taskLink, tasksLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";

type Group = Today["groups"][number];

export function ToDo({ group, locale }: { readonly group: Group; readonly locale: Locale }): JSX.Element {
  const words = textOf(locale).unit.today;
  const { name, total, tasks } = group;
  const note = isNoted(name, words.notes) ? words.notes[name] : null;
  return (
    <section aria-labelledby={`to-do-${name}`}>
      <h2 class="govuk-heading-m dd-todo__group" id={`to-do-${name}`}>
        {words.groups[name]} <span class="dd-quiet">({formatNumber(total, locale)})</span>
      </h2>
      {note !== null && <p class="dd-todo__note">{note}</p>}
      <ul class="dd-todo">
        {tasks.map((task) => (
          <Item key={task.id} task={task} locale={locale} />
        ))}
      </ul>
      {total > tasks.length && (
        <p class="govuk-body dd-todo__all">
          <a class="govuk-link" href={tasksLink({ scope: "own", todo: name })}>
            {words.all(total)}
            <span class="govuk-visually-hidden">: {words.groups[name]}</span>
          </a>
        </p>
      )}
    </section>
  );
}

function isNoted<T extends object>(name: PropertyKey, notes: T): name is keyof T {
  return Object.hasOwn(notes, name);
}

function Item({ task, locale }: { readonly task: TodoTask; readonly locale: Locale }): JSX.Element {
  const text = textOf(locale);
  const door = doorOf(task);
  return (
    <li class={task.lateness === "overdue" ? "dd-todo__item dd-todo__item--overdue" : "dd-todo__item"}>
      <div class="dd-todo__task">
        <TaskCell task={task} locale={locale} withProgramme />
        <p class="dd-todo__standing">
          <StandingTags task={task} locale={locale} />
          <DueDate task={task} locale={locale} />
          {task.explanationDueOn !== null && (
            <span class="dd-due__late">{text.unit.today.explainBy(formatDay(task.explanationDueOn))}</span>
          )}
        </p>
      </div>
      {task.act !== null && (
        <Button href={door} classes="govuk-button--secondary dd-todo__button">
          {isReport(task) ? text.reviews.openSubmission : text.forms[task.act].title}
          <span class="govuk-visually-hidden">: {text.tasks.section(task.section)}</span>
        </Button>
      )}
    </li>
  );
}

/** A unit's report is written on a page of its own. */
const isReport = (task: TodoTask): boolean =>
  task.purpose === "submission" && task.act === "report_completion";

/** Where the form stands. What stands closed among other acts is opened by pointing into it. */
function doorOf(task: TodoTask): string {
  if (isReport(task)) return submissionLink(task.id);
  return `${taskLink(task.id)}#${task.act === "contribute" ? "contribute-text" : "now"}`;
}
