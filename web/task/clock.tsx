/** The ledger of the clock: whose move it was from when to when, and what of it counts as late. */
import type { JSX } from "preact";
import type { LedgerView } from "../../record/queries/ledger-view.js";
import type { TaskDetail } from "../../record/queries/task-view.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { formatNumber } from "../format.js";
import { type Locale, say, textOf } from "../text/catalogue.js";
import { TimeLine } from "./time-line.js";

export function Clock({
  task,
  ledger,
  now,
  locale,
}: {
  readonly task: TaskDetail;
  readonly ledger: LedgerView;
  readonly now: Date;
  readonly locale: Locale;
}): JSX.Element {
  const text = textOf(locale);
  const words = text.time.ledger;
  if (ledger.spans.length === 0) return <p class="govuk-body">{words.none}</p>;
  return (
    <>
      <p class={ledger.whyLate === null ? "govuk-body" : "govuk-body dd-due__late"}>
        {ledger.whyLate === null ? words.notLate : say(ledger.whyLate, locale)}
      </p>
      <TimeLine task={task} spans={ledger.spans} now={now} locale={locale} />
      <Table
        stacked
        caption={words.title}
        captionClasses="govuk-visually-hidden"
        columns={[
          { text: words.from },
          { text: words.to },
          { text: words.state },
          { text: words.ball },
          { text: words.days, numeric: true },
          { text: words.counts },
        ]}
        rows={ledger.spans.map((span) => [
          <InstantText key="from" at={span.from} locale={locale} />,
          <InstantText key="to" at={span.to} locale={locale} />,
          words.states[span.state],
          span.unit?.shortName ?? words.balls[span.ball],
          formatNumber(span.workingDays, locale),
          span.counts ? words.counted : words.notCounted,
        ])}
      />
    </>
  );
}
