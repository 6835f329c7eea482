/** The inbox of decisions: kind by kind what waits for the person, each row with one button to the form that decides it. */
import type { JSX } from "preact";
import type {
  Inbox,
  InboxKind,
  InboxPart,
  WaitingDraft,
  WaitingReport,
  WaitingTask,
} from "../../record/queries/inbox-view.js";
import type { DeadAddress, MailView } from "../../record/queries/mail-view.js";
import { Button } from "../components/button.js";
import { DueDate } from "../components/due-date.js";
import { Table } from "../components/table.js";
import { TaskCell } from "../components/task-table.js";
import { DayText, InstantText } from "../components/time.js";
import { excerpt, formatInstant, formatNumber } from "../format.js";
import { cycleLink, draftLink, inboxLink, taskLink } from "../links.js";
import { AddressActs, MailActs } from "../mail/acts.js";
import { kindName } from "../mail/state.js";
import { type PageContext, renderPage } from "../page.js";
import { CycleStateTag } from "../review/state-tag.js";
import { type Text, textOf } from "../text/catalogue.js";

export interface InboxPageView {
  readonly inbox: Inbox;
  /** One kind alone is shown whole; null: the beginning of each. */
  readonly kind: InboxKind | null;
  /** Of the forms of this page, one each. */
  readonly freshKey: () => string;
}

interface Shown {
  readonly context: PageContext;
  readonly text: Text;
  readonly freshKey: () => string;
}

export function inboxPage(context: PageContext, { inbox, kind, freshKey }: InboxPageView): string {
  const text = textOf(context.locale);
  const words = text.office.inbox;
  const full = inbox.parts.filter((part) => part.total > 0);
  const empty = inbox.parts.filter((part) => part.total === 0);
  const shown = { context, text, freshKey };
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{words.lead}</p>
      {kind !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={inboxLink(null)}>
            {words.back}
          </a>
        </p>
      )}
      {kind === null && full.length > 1 && <Contents parts={full} shown={shown} />}
      {full.map((part) => (
        <Part key={part.kind} part={part} whole={kind !== null} shown={shown} />
      ))}
      {empty.length > 0 && (
        <p class="govuk-body dd-quiet">
          {words.nothing}{" "}
          {empty.map((part) => words.kinds[part.kind].toLocaleLowerCase(context.locale)).join("; ")}.
        </p>
      )}
    </>
  );
  return renderPage(context, { title: words.title, place: "inbox", body });
}

/** Where each kind begins, with its whole number. */
function Contents({ parts, shown }: { readonly parts: readonly InboxPart[]; readonly shown: Shown }) {
  const { text, context } = shown;
  return (
    <nav aria-label={text.office.inbox.contents}>
      <ul class="govuk-list dd-inbox__contents">
        {parts.map((part) => (
          <li key={part.kind}>
            <a class="govuk-link" href={`#${part.kind}`}>
              {text.office.inbox.kinds[part.kind]}
            </a>{" "}
            <span class="dd-quiet">({formatNumber(part.total, context.locale)})</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Part(props: {
  readonly part: InboxPart;
  readonly whole: boolean;
  readonly shown: Shown;
}): JSX.Element {
  const { part, shown } = props;
  const { text, context } = shown;
  const words = text.office.inbox;
  const name = words.kinds[part.kind];
  return (
    <section aria-labelledby={part.kind}>
      <h2 class="govuk-heading-m" id={part.kind}>
        {name} <span class="dd-quiet">({formatNumber(part.total, context.locale)})</span>
      </h2>
      <Table
        stacked
        caption={name}
        captionClasses="govuk-visually-hidden"
        columns={[{ text: words.what }, { text: words.since }, { text: words.act }]}
        rows={rowsOf(part, shown)}
      />
      {part.total > part.items.length && (
        <p class="govuk-body">
          {props.whole ? (
            words.longest(formatNumber(part.items.length, context.locale))
          ) : (
            <a class="govuk-link" href={inboxLink(part.kind)}>
              {words.all(name.toLocaleLowerCase(context.locale), formatNumber(part.total, context.locale))}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

function rowsOf(part: InboxPart, shown: Shown): readonly (readonly JSX.Element[])[] {
  switch (part.kind) {
    case "reports":
      return part.items.map((item) => reportRow(item, shown));
    case "drafts":
      return part.items.map((item) => draftRow(item, shown));
    case "addresses":
      return part.items.map((item) => addressRow(item, shown));
    case "mails":
      return part.items.map((item) => mailRow(item, shown));
    default:
      return part.items.map((item) => taskRow(part.kind, item, shown));
  }
}

type TaskKind = Extract<InboxPart, { items: readonly WaitingTask[] }>["kind"];

/** The form that decides it, on the task's page: a reassignment stands among the other acts there. */
const formOf: Readonly<Record<TaskKind, string>> = {
  completions: "now",
  late_reviews: "now",
  extensions: "now",
  declines: "reassign-leadUnitId",
  submissions: "now",
};

const WORDS_SHOWN = 160;

function taskRow(kind: TaskKind, item: WaitingTask, { context, text }: Shown): readonly JSX.Element[] {
  const { task, words, askedDueOn } = item;
  const desk = text.office.inbox;
  return [
    <>
      <TaskCell task={task} locale={context.locale} withProgramme withUnit />
      {askedDueOn !== null && (
        <span class="dd-tasks__place">
          {desk.asked} <DayText day={askedDueOn} />
        </span>
      )}
      {kind === "late_reviews" && (
        <span class="dd-tasks__place">
          {desk.reviewer}: {item.reviewer}
        </span>
      )}
      {words !== null && <q class="dd-inbox__words">{excerpt(words, WORDS_SHOWN)}</q>}
    </>,
    <>
      <InstantText at={item.since} locale={context.locale} />
      <span class="dd-tasks__place">
        {text.tasks.due}: <DueDate task={task} locale={context.locale} />
      </span>
    </>,
    <Go
      href={`${taskLink(task.id)}#${formOf[kind]}`}
      words={desk.go[kind]}
      about={text.tasks.section(task.section)}
    />,
  ];
}

function reportRow(item: WaitingReport, { context, text }: Shown): readonly JSX.Element[] {
  const { go } = text.office.inbox;
  const words =
    item.state === "awaiting_approval" ? go.approve : item.state === "approved" ? go.publish : go.consolidate;
  return [
    <>
      {item.title}
      <span class="dd-tasks__place">
        {item.programme.type} {item.programme.number}
      </span>
      <CycleStateTag state={item.state} locale={context.locale} />
    </>,
    <InstantText at={item.since} locale={context.locale} />,
    <Go href={cycleLink(item.cycleId)} words={words} about={item.title} />,
  ];
}

function draftRow({ programme, openDoubts, since }: WaitingDraft, { context, text }: Shown) {
  const words = text.office.inbox;
  const name = `${programme.type} ${programme.number}`;
  return [
    <>
      {name}
      <span class="dd-tasks__place">{programme.title}</span>
      <span class="dd-tasks__place">
        {openDoubts === 0 ? words.noDoubts : words.doubts(formatNumber(openDoubts, context.locale))}
      </span>
    </>,
    <InstantText at={since} locale={context.locale} />,
    <Go
      href={draftLink(programme.id)}
      words={openDoubts === 0 ? words.go.issue : words.go.settle}
      about={name}
    />,
  ];
}

function addressRow(item: DeadAddress, { context, text, freshKey }: Shown): readonly JSX.Element[] {
  return [
    <>
      {item.person.name}
      <span class="dd-tasks__place">{item.unit?.name}</span>
      <span class="dd-tasks__place dd-breakable">{item.address}</span>
      {item.lastError !== null && (
        <span class="dd-tasks__place dd-breakable">
          {text.office.mails.reason}: {item.lastError}
        </span>
      )}
    </>,
    <>{formatInstant(item.failedAt, context.locale)}</>,
    <div class="dd-acts">
      <AddressActs person={item.person} context={context} text={text} freshKey={freshKey} />
    </div>,
  ];
}

function mailRow(mail: MailView, { context, text, freshKey }: Shown): readonly JSX.Element[] {
  return [
    <>
      {kindName(mail.kind, text)}
      <span class="dd-tasks__place">
        {mail.person.name}
        {mail.unit !== null && ` · ${mail.unit.name}`}
      </span>
      {mail.lastError !== null && (
        <span class="dd-tasks__place dd-breakable">
          {text.office.mails.reason}: {mail.lastError}
        </span>
      )}
    </>,
    <InstantText at={mail.writtenAt} locale={context.locale} />,
    <MailActs mail={mail} context={context} text={text} freshKey={freshKey} />,
  ];
}

function Go(props: { readonly href: string; readonly words: string; readonly about: string }): JSX.Element {
  return (
    <Button href={props.href} classes="govuk-button--secondary dd-acts__button">
      {props.words}
      <span class="govuk-visually-hidden">: {props.about}</span>
    </Button>
  );
}
