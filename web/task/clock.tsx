/** The ledger of the clock: whose move it was from when to when, and what of it counts as late. */
import type { JSX } from "preact";
import type { LedgerView, SpanView } from "../../record/queries/ledger-view.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { formatNumber } from "../format.js";
import { type Locale, type Text, say, textOf } from "../text/catalogue.js";

export function Clock({
  ledger,
  locale,
}: {
  readonly ledger: LedgerView;
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
      <Bar spans={ledger.spans} text={text} />
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

/** The same spans by their length; the table says all, so it is hidden from those who hear. */
function Bar({ spans, text }: { readonly spans: readonly SpanView[]; readonly text: Text }): JSX.Element {
  const [first, last] = [spans[0], spans.at(-1)];
  const start = first?.from.getTime() ?? 0;
  const whole = Math.max(1, (last?.to.getTime() ?? 0) - start);
  return (
    <svg
      class="dd-bar dd-clock__bar"
      width="100%"
      height="16"
      viewBox="0 0 1000 16"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <title>{text.time.ledger.bar}</title>
      {spans.map((span) => (
        <rect
          key={span.from.getTime()}
          class={`dd-bar__part dd-clock__part--${span.counts ? "late" : span.runs ? "runs" : "stands"}`}
          x={((1000 * (span.from.getTime() - start)) / whole).toFixed(1)}
          y="0"
          width={((1000 * (span.to.getTime() - span.from.getTime())) / whole).toFixed(1)}
          height="16"
        />
      ))}
    </svg>
  );
}
