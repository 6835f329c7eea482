/** Mails sent and their state; what failed has its buttons beside it. */
import type { JSX } from "preact";
import { holds } from "../../domain/permissions.js";
import type { MailCounts, MailView } from "../../record/queries/mail-view.js";
import type { UnitRef } from "../../record/queries/task-view.js";
import { Details } from "../components/details.js";
import { Pagination } from "../components/pagination.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { formatNumber } from "../format.js";
import { mailsLink, taskLink } from "../links.js";
import { MailActs } from "../mail/acts.js";
import { type MailFilterView, MailFilterForm } from "../mail/filter-form.js";
import { MailStateTag, kindName } from "../mail/state.js";
import { type PageContext, renderPage } from "../page.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export interface MailsPageView {
  readonly mails: readonly MailView[];
  readonly counts: MailCounts;
  readonly filter: MailFilterView;
  readonly units: readonly UnitRef[];
  readonly nextCursor: string | null;
  /** Of the forms of this page, one each. */
  readonly freshKey: () => string;
}

export function mailsPage(context: PageContext, view: MailsPageView): string {
  const { locale, actor } = context;
  const text = textOf(locale);
  const words = text.office.mails;
  const { filter, nextCursor } = view;
  const { cursor, ...asked } = filter;
  const filtered = Object.values(asked).some((value) => value !== null);
  const all = actor !== null && holds(actor, "read_mails");
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <p class="govuk-body">{all ? words.lead : words.ofUnit}</p>
      <Counts counts={view.counts} locale={locale} text={text} />
      <Details summary={words.filter} open={filtered} classes="dd-filter">
        <MailFilterForm filter={filter} units={all ? view.units : []} filtered={filtered} text={text} />
      </Details>
      {view.mails.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          caption={words.list}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: words.recipient },
            { text: words.about },
            { text: words.state },
            { text: words.written },
            { text: words.act },
          ]}
          rows={view.mails.map((mail) => [
            <Recipient key="to" mail={mail} />,
            <About key="about" mail={mail} text={text} />,
            <Standing key="state" mail={mail} text={text} />,
            <When key="when" mail={mail} locale={locale} text={text} />,
            <MailActs key="acts" mail={mail} context={context} text={text} freshKey={view.freshKey} />,
          ])}
        />
      )}
      {(cursor !== null || nextCursor !== null) && (
        <Pagination
          label={words.pages}
          previous={cursor === null ? undefined : { href: mailsLink(asked), text: words.first }}
          next={
            nextCursor === null
              ? undefined
              : { href: mailsLink({ ...asked, cursor: nextCursor }), text: words.nextPage }
          }
        />
      )}
    </>
  );
  return renderPage(context, { title: words.title, place: "mails", body });
}

function Counts(props: { readonly counts: MailCounts; readonly locale: Locale; readonly text: Text }) {
  const words = props.text.office.mails.counts;
  const figures = [
    [props.counts.waiting, words.waiting, mailsLink({ state: "pending" })],
    [props.counts.failed, words.failed, mailsLink({ state: "failed" })],
    [props.counts.ambiguous, words.ambiguous, mailsLink({ state: "ambiguous" })],
  ] as const;
  return (
    <p class="govuk-body">
      {figures.map(([count, name, href], index) => (
        <>
          {index > 0 && " · "}
          <a class="govuk-link" href={href}>
            {formatNumber(count, props.locale)} {name}
          </a>
        </>
      ))}
    </p>
  );
}

function Recipient({ mail }: { readonly mail: MailView }): JSX.Element {
  return (
    <>
      {mail.person.name}
      <span class="dd-tasks__place">{mail.unit?.name}</span>
      <span class="dd-tasks__place dd-breakable">{mail.address}</span>
    </>
  );
}

interface Shown {
  readonly mail: MailView;
  readonly text: Text;
}

function About({ mail, text }: Shown): JSX.Element {
  const more = mail.taskCount - mail.tasks.length;
  return (
    <>
      {kindName(mail.kind, text)}
      {mail.subject !== null && <span class="dd-tasks__place">{mail.subject}</span>}
      {mail.tasks.map((task) => (
        <span class="dd-tasks__place dd-mail__task" key={task.id}>
          {task.text === null ? (
            text.tasks.section(task.section)
          ) : (
            <a class="govuk-link" href={taskLink(task.id)}>
              {text.tasks.section(task.section)}
            </a>
          )}
        </span>
      ))}
      {more > 0 && <span class="dd-tasks__place">{text.office.mails.moreTasks(more)}</span>}
    </>
  );
}

function Standing({ mail, text }: Shown): JSX.Element {
  const words = text.office.mails;
  const troubled = mail.state === "failed" || mail.state === "ambiguous";
  return (
    <>
      <MailStateTag state={mail.state} text={text} />
      {mail.attempts > 0 && mail.state !== "sent" && (
        <span class="dd-tasks__place">{words.attempts(mail.attempts)}</span>
      )}
      {mail.lastError !== null && (
        <span class="dd-tasks__place dd-breakable">
          {words.reason}: {mail.lastError}
        </span>
      )}
      {troubled && !mail.open && <span class="dd-tasks__place">{words.told}</span>}
    </>
  );
}

function When({ mail, locale, text }: Shown & { readonly locale: Locale }): JSX.Element {
  const words = text.office.mails;
  const lines = [
    [words.queued, mail.writtenAt],
    [words.sent, mail.sentAt],
    [words.next, mail.nextTryAt],
  ] as const;
  return (
    <>
      {lines.map(([name, at]) =>
        at === null ? null : (
          <span class="dd-mail__when" key={name}>
            {name} <InstantText at={at} locale={locale} />
          </span>
        ),
      )}
    </>
  );
}
