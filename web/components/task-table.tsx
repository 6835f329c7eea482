/** A list of tasks: one row each, a card each on a phone. */
import type { JSX } from "preact";
import type { TaskSummary } from "../../record/queries/task-view.js";
import { taskLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { DueDate } from "./due-date.js";
import { StandingTags } from "./state-tag.js";
import { Table } from "./table.js";

interface TaskTableProps {
  readonly tasks: readonly TaskSummary[];
  readonly locale: Locale;
  readonly caption: string;
  readonly withUnit: boolean;
  readonly withProgramme?: boolean;
}

export function TaskTable({
  tasks,
  locale,
  caption,
  withUnit,
  withProgramme = true,
}: TaskTableProps): JSX.Element {
  const text = textOf(locale).tasks;
  return (
    <Table
      stacked
      classes="dd-tasks"
      caption={caption}
      captionClasses="govuk-visually-hidden"
      columns={[
        { text: text.task },
        ...(withUnit ? [{ text: text.unit }] : []),
        { text: text.standing },
        { text: text.due },
      ]}
      rows={tasks.map((task) => [
        <TaskCell key="task" task={task} locale={locale} withProgramme={withProgramme} />,
        ...(withUnit ? [task.leadUnit.name] : []),
        <StandingTags key="standing" task={task} locale={locale} />,
        <DueDate key="due" task={task} locale={locale} />,
      ])}
    />
  );
}

interface TaskCellProps {
  readonly task: TaskSummary;
  readonly locale: Locale;
  readonly withProgramme: boolean;
  readonly withUnit?: boolean;
}

export function TaskCell({ task, locale, withProgramme, withUnit }: TaskCellProps): JSX.Element {
  const text = textOf(locale);
  return (
    <>
      <a class="govuk-link dd-tasks__text" href={taskLink(task.id)}>
        {task.text}
      </a>
      <span class="dd-tasks__place">
        {withUnit && `${task.leadUnit.name} · `}
        {withProgramme && `${task.programme.number} · `}
        {text.tasks.section(task.section)}
        {task.period !== null && ` · ${text.due.period(task.period)}`}
      </span>
    </>
  );
}
