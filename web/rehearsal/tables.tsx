/** The figures of a rehearsal: what the time line draws, and the mails of each unit. */
import type { ComponentChildren, JSX } from "preact";
import type { RehearsalReport } from "../../domain/rehearsal.js";
import type { MailsOfUnit } from "../../record/queries/rehearsal-view.js";
import { Details } from "../components/details.js";
import { type Column, Table } from "../components/table.js";
import { DayText } from "../components/time.js";
import { formatNumber } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { monthInWords } from "./bars.js";

interface ReportProps {
  readonly report: RehearsalReport;
  readonly locale: Locale;
}

const numbers = (...names: readonly string[]): Column[] => names.map((text) => ({ text, numeric: true }));

const figures = ["opened", "completed", "mails", "demands", "toBoard", "toCommittee"] as const;

export function MonthTable({ report, locale }: ReportProps): JSX.Element {
  const words = textOf(locale).rehearsal;
  return (
    <Details summary={words.months} classes="dd-behind">
      <Table
        stacked
        caption={words.months}
        captionClasses="govuk-visually-hidden"
        columns={[{ text: words.month }, ...numbers(...figures.map((figure) => words.lane[figure]))]}
        rows={report.months.map((month) => [
          monthInWords(month.month),
          ...figures.map((figure) => formatNumber(month[figure], locale)),
        ])}
      />
    </Details>
  );
}

export function ReviewTable({ report, locale }: ReportProps): JSX.Element {
  const words = textOf(locale).rehearsal;
  return (
    <Section id="reviews" title={words.reviewsTitle}>
      {report.reviews.length === 0 ? (
        <p class="govuk-body">{words.reviewsNone}</p>
      ) : (
        <Table
          stacked
          caption={words.reviewsTitle}
          captionClasses="govuk-visually-hidden"
          columns={[
            ...[words.review, words.called, words.cutOff, words.due, words.published].map((text) => ({
              text,
            })),
            ...numbers(words.asked, words.inTime, words.late, words.missing),
          ]}
          rows={report.reviews.map((review) => [
            review.title,
            <DayText key="called" day={review.calledOn} />,
            <DayText key="cut" day={review.cutOffOn} />,
            <DayText key="due" day={review.dueOn} />,
            review.publishedOn === null ? (
              words.notPublished
            ) : (
              <DayText key="published" day={review.publishedOn} />
            ),
            ...[review.asked, review.inTime, review.late, review.missing].map((count) =>
              formatNumber(count, locale),
            ),
          ])}
        />
      )}
    </Section>
  );
}

export function SuccessionTable({
  report,
  nameOf,
  locale,
}: ReportProps & { readonly nameOf: (code: string) => string }): JSX.Element {
  const text = textOf(locale);
  const words = text.rehearsal;
  const names = (codes: readonly string[]) => codes.map(nameOf).join("; ");
  return (
    <Details summary={words.successionsTitle} classes="dd-behind">
      {report.successions.length === 0 ? (
        <p class="govuk-body">{words.successionsNone}</p>
      ) : (
        <Table
          stacked
          caption={words.successionsTitle}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: text.succession.effectiveOn },
            { text: text.succession.kindLabel },
            { text: text.succession.from },
            { text: text.succession.to },
            { text: words.tasksMoved, numeric: true },
            { text: text.succession.stateLabel },
          ]}
          rows={report.successions.map((one) => [
            <DayText key="day" day={one.effectiveOn} />,
            text.succession.kind[one.kind],
            names(one.from),
            names(one.to) || text.succession.nobody,
            formatNumber(one.tasksMoved, locale),
            text.succession.state[one.state] + (one.failure === null ? "" : `: ${one.failure}`),
          ])}
        />
      )}
    </Details>
  );
}

/** Units shown at once; the others can be opened. */
const SHOWN = 15;

export function MailTable(props: {
  readonly years: readonly string[];
  readonly units: readonly MailsOfUnit[];
  readonly locale: Locale;
}): JSX.Element {
  const { years, units, locale } = props;
  const words = textOf(locale).rehearsal;
  const table = (some: readonly MailsOfUnit[]) => (
    <Table
      stacked
      caption={words.mailsByUnit}
      captionClasses="govuk-visually-hidden"
      columns={[{ text: words.unit }, ...numbers(...years, words.total)]}
      rows={some.map((unit) => [
        unit.name,
        ...[...unit.byYear, unit.total].map((count) => formatNumber(count, locale)),
      ])}
    />
  );
  return (
    <Section id="mails" title={words.mailsByUnit}>
      {units.length === 0 ? <p class="govuk-body">{words.noMails}</p> : table(units.slice(0, SHOWN))}
      {units.length > SHOWN && (
        <Details summary={words.mailsByUnitMore(units.length - SHOWN)} classes="dd-behind">
          {table(units.slice(SHOWN))}
        </Details>
      )}
    </Section>
  );
}

function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <section aria-labelledby={props.id}>
      <h2 class="govuk-heading-m" id={props.id}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
