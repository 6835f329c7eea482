/** A unit's tasks by what they ask of it now: the first page an officer sees. */
import type { JSX } from "preact";
import type { TaskSummary } from "../../record/queries/task-view.js";
import { Button } from "../components/button.js";
import { DueDate } from "../components/due-date.js";
import { StandingTags } from "../components/state-tag.js";
import { TaskCell } from "../components/task-table.js";
import { taskLink } from "../links.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";
import { primaryAct } from "./situation.js";

export type ToDoGroup = keyof Text["tasks"]["groups"];

/** Only the lead's own people report; to others the task is no work of theirs, but perhaps a decision. */
const works = (task: TaskSummary): boolean =>
  (["report_completion", "accept", "acknowledge"] as const).some((act) => task.allowedActions.includes(act));

/** In this order; a task stands in the first group that it fits. */
const fits: Readonly<Record<ToDoGroup, (task: TaskSummary) => boolean>> = {
  overdue: (task) => task.lateness === "overdue" && works(task),
  returned: (task) => task.state === "returned" && works(task),
  accept: (task) => task.allowedActions.includes("accept") || task.allowedActions.includes("acknowledge"),
  review: (task) => task.allowedActions.includes("confirm"),
  decide: (task) => task.allowedActions.includes("decide_extension"),
  due_soon: (task) => task.lateness === "due_soon" && works(task),
};

/** Only what the reader can act on: a co-ordinating unit is not asked for the lead's report. */
export function groupToDo(tasks: readonly TaskSummary[]): {
  readonly groups: readonly { readonly name: ToDoGroup; readonly tasks: readonly TaskSummary[] }[];
  readonly others: readonly TaskSummary[];
} {
  const names = Object.keys(fits) as ToDoGroup[]; // the keys of a record of exactly these names
  const groupOf = (task: TaskSummary) =>
    primaryAct(task) === null ? undefined : names.find((name) => fits[name](task));
  const groups = names
    .map((name) => ({ name, tasks: tasks.filter((task) => groupOf(task) === name) }))
    .filter((group) => group.tasks.length > 0);
  return { groups, others: tasks.filter((task) => groupOf(task) === undefined) };
}

export function ToDo({
  tasks,
  locale,
}: {
  readonly tasks: readonly TaskSummary[];
  readonly locale: Locale;
}): JSX.Element {
  const text = textOf(locale);
  const { groups } = groupToDo(tasks);
  return (
    <section aria-labelledby="to-do">
      <h2 class="govuk-heading-m" id="to-do">
        {text.tasks.toDo}
      </h2>
      {groups.length === 0 && <p class="govuk-body">{text.tasks.nothingToDo}</p>}
      {groups.map((group) => (
        <section key={group.name} aria-labelledby={`to-do-${group.name}`}>
          <h3 class="govuk-heading-s dd-todo__group" id={`to-do-${group.name}`}>
            {text.tasks.groups[group.name]} <span class="dd-quiet">({group.tasks.length})</span>
          </h3>
          <ul class="dd-todo">
            {group.tasks.map((task) => (
              <Item key={task.id} task={task} locale={locale} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Item({ task, locale }: { task: TaskSummary; locale: Locale }): JSX.Element {
  const text = textOf(locale);
  const act = primaryAct(task);
  return (
    <li class={task.lateness === "overdue" ? "dd-todo__item dd-todo__item--overdue" : "dd-todo__item"}>
      <div class="dd-todo__task">
        <TaskCell task={task} locale={locale} withProgramme />
        <p class="dd-todo__standing">
          <StandingTags task={task} locale={locale} />
          <DueDate task={task} locale={locale} />
        </p>
      </div>
      {act !== null && (
        <Button href={`${taskLink(task.id)}#now`} classes="govuk-button--secondary dd-todo__button">
          {text.forms[act].title}
          <span class="govuk-visually-hidden">: {text.tasks.section(task.section)}</span>
        </Button>
      )}
    </li>
  );
}
