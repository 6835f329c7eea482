/** One rehearsal: on the whole, as a time line, and in figures; whether all held that must; how to run it again. */
import type { JSX } from "preact";
import type { RehearsalDetail } from "../../record/queries/rehearsal-view.js";
import { SummaryList } from "../components/summary-list.js";
import { InstantText } from "../components/time.js";
import { formatDay, formatNumber } from "../format.js";
import { type PageContext, renderPage } from "../page.js";
import { Invariants } from "../rehearsal/invariants.js";
import { MailTable, MonthTable, ReviewTable, SuccessionTable } from "../rehearsal/tables.js";
import { TimeLine } from "../rehearsal/time-line.js";
import { type Locale, textOf } from "../text/catalogue.js";

export function rehearsalPage(context: PageContext, rehearsal: RehearsalDetail): string {
  const { locale } = context;
  const words = textOf(locale).rehearsal;
  const { report } = rehearsal;
  const names = new Map(report.units.map(({ code, name }) => [code, name]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const title = words.one(formatDay(report.from), formatDay(report.until));
  const part = { report, locale };
  const body = (
    <>
      <p class="govuk-caption-l">
        <a class="govuk-link" href="/rehearsals">
          {words.title}
        </a>
      </p>
      <h1 class="govuk-heading-l">{title}</h1>
      <Summary rehearsal={rehearsal} locale={locale} />
      <TimeLine {...part} nameOf={nameOf} />
      <MonthTable {...part} />
      <SuccessionTable {...part} nameOf={nameOf} />
      <Invariants invariants={report.invariants} locale={locale} />
      <ReviewTable {...part} />
      <MailTable years={rehearsal.years} units={rehearsal.mailsByUnit} locale={locale} />
      <section aria-labelledby="again">
        <h2 class="govuk-heading-m" id="again">
          {words.runAgain}
        </h2>
        <pre class="dd-command">
          <code>{rehearsal.command}</code>
        </pre>
        <p class="govuk-body">
          {words.sameSeed} {words.seconds(formatNumber(report.seconds, locale))}
        </p>
      </section>
    </>
  );
  return renderPage(context, { title, place: "programmes", kind: "dd-main--rehearsal", body });
}

function Summary(props: { readonly rehearsal: RehearsalDetail; readonly locale: Locale }): JSX.Element {
  const { rehearsal, locale } = props;
  const words = textOf(locale).rehearsal;
  const { tasks, mails, seed, acts, mornings } = rehearsal.report;
  const number = (count: number) => formatNumber(count, locale);
  const { worst } = mails;
  return (
    <>
      <h2 class="govuk-heading-m">{words.summary}</h2>
      <SummaryList
        rows={[
          { key: words.madeAt, value: <InstantText at={rehearsal.madeAt} locale={locale} /> },
          { key: words.seed, value: String(seed) },
          { key: words.tasksOpened, value: number(tasks.opened) },
          { key: words.completedInTime, value: number(tasks.completedInTime) },
          { key: words.completedLate, value: number(tasks.completedLate) },
          { key: words.open, value: number(tasks.open) },
          { key: words.untouched, value: number(tasks.untouched) },
          { key: words.acts, value: number(acts) },
          { key: words.mornings, value: number(mornings) },
          { key: words.mailsSent, value: number(mails.total) },
          {
            key: words.worst,
            value:
              worst === null
                ? words.noMails
                : words.worstOf(number(worst.mails), formatDay(worst.on), worst.address),
          },
          {
            key: words.invariantsTitle,
            value: rehearsal.broken === 0 ? `✔ ${words.all}` : `✘ ${words.brokenCount(rehearsal.broken)}`,
          },
        ]}
      />
    </>
  );
}
