/** What passes from whom to whom: in numbers, then one by one. */
import type { JSX } from "preact";
import type { PassingView, SuccessionPreview } from "../../record/queries/succession-view.js";
import { SummaryList } from "../components/summary-list.js";
import { Table } from "../components/table.js";
import { excerpt, formatInstant, formatNumber } from "../format.js";
import { taskLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";

interface Props {
  readonly preview: SuccessionPreview;
  readonly locale: Locale;
  /** With what has become of each. */
  readonly withOutcome: boolean;
}

export function Passing({ preview, locale, withOutcome }: Props): JSX.Element {
  const words = textOf(locale).succession;
  const counted = Object.entries(words.counts) as [keyof typeof words.counts, string][]; // its keys are those of the counts
  return (
    <>
      <SummaryList
        rows={counted
          .filter(([key]) => preview.counts[key] > 0)
          .map(([key, name]) => ({ key: name, value: formatNumber(preview.counts[key], locale) }))}
      />
      <Table
        stacked
        caption={words.record}
        captionClasses="govuk-visually-hidden"
        columns={[
          { text: words.kindLabel },
          { text: words.what },
          { text: words.from },
          { text: words.receiver },
          ...(withOutcome ? [{ text: words.outcome }] : []),
        ]}
        rows={preview.passing.map((one) => [
          words.step[one.kind],
          <What key="what" one={one} />,
          one.from.name,
          receiverOf(one, locale),
          ...(withOutcome ? [outcomeOf(one, locale)] : []),
        ])}
      />
    </>
  );
}

function What({ one }: { readonly one: PassingView }): JSX.Element {
  const label = excerpt(one.label, 120);
  if (one.kind !== "task") return <>{label}</>;
  return (
    <a class="govuk-link" href={taskLink(one.objectId)}>
      {label}
    </a>
  );
}

function receiverOf(one: PassingView, locale: Locale): string {
  const words = textOf(locale).succession;
  if (one.fallsAway) return words.fallsAway;
  if (one.to === null || one.kind === "unit_end") return words.ends;
  return one.chosen ? `${one.to.name} (${words.byChoice})` : one.to.name;
}

function outcomeOf({ carriedOutAt, undoneAt }: PassingView, locale: Locale): string {
  const words = textOf(locale).succession;
  if (undoneAt !== null) return words.undone(formatInstant(undoneAt, locale));
  return carriedOutAt === null ? words.waiting : words.done(formatInstant(carriedOutAt, locale));
}
