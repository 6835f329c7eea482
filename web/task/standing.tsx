/** What the task is and where it stands: the first thing on its page. */
import type { JSX } from "preact";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { StandingTags } from "../components/state-tag.js";
import { distanceInWords } from "../components/due-date.js";
import { DayText } from "../components/time.js";
import { excerpt, formatDay, formatPercent } from "../format.js";
import { programmeLink, submissionLink } from "../links.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export function Standing({
  task,
  locale,
}: {
  readonly task: TaskDetail;
  readonly locale: Locale;
}): JSX.Element {
  const text = textOf(locale);
  return (
    <section class="dd-standing">
      <p class="dd-standing__place">
        <a class="govuk-link" href={programmeLink(task.programme.id)}>
          {task.programme.type} {task.programme.number}
        </a>
        {" · "}
        {text.tasks.section(task.section)}
        {task.period !== null && ` · ${text.due.period(task.period)}`}
      </p>
      <h1 class="govuk-heading-l dd-standing__title">{excerpt(task.text, 150)}</h1>
      <p class="dd-standing__tags">
        <StandingTags task={task} locale={locale} />
      </p>
      <dl class="dd-facts">
        <Fact name={text.due.inForce}>{dueInForce(task, text)}</Fact>
        {task.originalDueOn !== null && task.originalDueOn !== task.dueOn && (
          <Fact name={text.due.original}>
            <DayText day={task.originalDueOn} />
          </Fact>
        )}
        <Fact name={text.task.lead}>{task.leadUnit.name}</Fact>
        <Fact name={text.task.progress}>
          <Progress percent={task.progress} locale={locale} label={text.task.progress} />
        </Fact>
      </dl>
      {task.purpose === "submission" && (
        <p class="govuk-body">
          <a class="govuk-link" href={submissionLink(task.id)}>
            {text.reviews.openSubmission}
          </a>
        </p>
      )}
      <Warnings task={task} text={text} />
    </section>
  );
}

function Fact({ name, children }: { name: string; children: JSX.Element | string }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function dueInForce(task: TaskDetail, text: Text): JSX.Element {
  const distance = distanceInWords(task, text);
  return (
    <>
      {task.dueOn === null ? text.due.none : <DayText day={task.dueOn} />}
      {distance !== null && (
        <span class={task.lateness === "overdue" || task.lateness === "late" ? "dd-due__late" : "dd-quiet"}>
          {" "}
          {distance}
        </span>
      )}
    </>
  );
}

/** A bar beside its figure. */
export function Progress(props: { percent: number; locale: Locale; label: string }): JSX.Element {
  return (
    <span class="dd-progress">
      <progress class="dd-progress__bar" max={100} value={props.percent} aria-label={props.label} />
      <span>{formatPercent(props.percent, props.locale)}</span>
    </span>
  );
}

function Warnings({ task, text }: { task: TaskDetail; text: Text }): JSX.Element {
  return (
    <>
      {task.suspendedUntil !== null && task.state === "suspended" && (
        <p class="govuk-body">{text.task.suspendedUntil(formatDay(task.suspendedUntil))}</p>
      )}
      {task.explanationDueOn !== null && (
        <p class="govuk-body dd-due__late">{text.task.explanationOwed(formatDay(task.explanationDueOn))}</p>
      )}
    </>
  );
}
