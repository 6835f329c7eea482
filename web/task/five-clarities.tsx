/** "5 rõ": who, what, when, who answers, with what result. What a directive of 2025 asks of every task that is assigned. */
import type { JSX } from "preact";
import type { PersonRef, TaskDetail, UnitRef } from "../../record/queries/task-view.js";
import { SummaryList } from "../components/summary-list.js";
import { DayText } from "../components/time.js";
import { targetLink, taskLink } from "../links.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";
import { recurrenceInWords } from "./recurrence.js";

export function FiveClarities({
  task,
  locale,
}: {
  readonly task: TaskDetail;
  readonly locale: Locale;
}): JSX.Element {
  const text = textOf(locale);
  return (
    <SummaryList
      rows={[
        {
          key: text.task.who,
          value: (
            <Person
              name={text.task.focalOfficer}
              person={task.focalOfficer}
              none={text.task.noFocalOfficer}
            />
          ),
        },
        { key: text.task.what, value: <p class="dd-card__text">{task.text}</p> },
        { key: text.task.when, value: <When task={task} text={text} /> },
        { key: text.task.answers, value: <Answers task={task} text={text} /> },
        { key: text.task.result, value: <Result task={task} text={text} /> },
      ]}
    />
  );
}

function Person(props: { name: string; person: PersonRef | null; none: string }): JSX.Element {
  const { name, person, none } = props;
  if (person === null) return <p class="dd-line dd-quiet">{none}</p>;
  return (
    <p class="dd-line">
      {name}: <strong>{person.name}</strong>
      {person.position !== null && `, ${person.position}`}
    </p>
  );
}

function When({ task, text }: { task: TaskDetail; text: Text }): JSX.Element {
  return (
    <>
      <p class="dd-line">
        {task.dueOn !== null ? (
          <>
            {text.due.inForce}: <DayText day={task.dueOn} />
          </>
        ) : task.kind === "continuous" ? (
          text.due.continuous
        ) : (
          text.due.none
        )}
      </p>
      {task.originalDueOn !== null && task.originalDueOn !== task.dueOn && (
        <p class="dd-line">
          {text.due.original}: <DayText day={task.originalDueOn} />
        </p>
      )}
      {task.series !== null && (
        <p class="dd-line">
          <a class="govuk-link" href={taskLink(task.series.id)}>
            {text.task.seriesLink}
          </a>
          : {recurrenceInWords(task.series.recurrence, text)}
        </p>
      )}
      {task.dueText !== null && (
        <p class="dd-line dd-quiet">
          {text.due.words}: “{task.dueText}”
        </p>
      )}
    </>
  );
}

function Answers({ task, text }: { task: TaskDetail; text: Text }): JSX.Element {
  return (
    <>
      <Units name={text.task.lead} units={[task.leadUnit]} />
      <Person name={text.task.head} person={task.head} none={text.task.noHead} />
      <Units name={text.task.coordinating} units={task.coordinatingUnits} />
      <Units name={text.task.executing} units={task.executingUnits} />
      <Units name={text.task.reviewer} units={[task.reviewerUnit]} />
    </>
  );
}

function Units({ name, units }: { name: string; units: readonly UnitRef[] }): JSX.Element | null {
  if (units.length === 0) return null;
  return (
    <p class="dd-line">
      {name}: {units.map((unit) => unit.name).join("; ")}
    </p>
  );
}

function Result({ task, text }: { task: TaskDetail; text: Text }): JSX.Element {
  return (
    <>
      {task.product === null ? (
        <p class="dd-line dd-quiet">{text.task.noProduct}</p>
      ) : (
        <p class="dd-line">
          {text.task.product}: {task.product}
        </p>
      )}
      <p class="dd-line">
        {text.task.evidenceAsked}: {text.evidenceKind[task.evidenceKind]}
      </p>
      {task.targetId !== null && (
        <p class="dd-line">
          <a class="govuk-link" href={targetLink(task.targetId)}>
            {text.task.target}
          </a>
        </p>
      )}
    </>
  );
}
