/** What two policies would have done, side by side. */
import type { JSX } from "preact";
import type { PolicyOutcome, PolicyPreview } from "../../record/queries/policy-view.js";
import { Table } from "../components/table.js";
import { formatDay, formatNumber } from "../format.js";
import type { Locale, Text } from "../text/catalogue.js";

interface OutcomeProps {
  readonly preview: PolicyPreview;
  readonly text: Text;
  readonly locale: Locale;
}

export function Outcome({ preview, text, locale }: OutcomeProps): JSX.Element {
  const words = text.time.policy;
  const { present, candidate } = preview;
  const number = (count: number) => formatNumber(count, locale);
  const worst = ({ worst: one }: PolicyOutcome) =>
    one === null
      ? words.noMails
      : words.worstOf(one.mails, `${one.name}, ${one.unit.shortName}`, formatDay(one.day));
  const sides = [{ text: words.present }, { text: words.candidate }];
  return (
    <section aria-labelledby="preview">
      <h2 class="govuk-heading-m" id="preview">
        {words.previewTitle(preview.quarter)}
      </h2>
      <p class="govuk-body">
        {words.previewNote(formatDay(preview.from), formatDay(preview.to), preview.tasks)}
      </p>
      <Table
        caption={words.mails}
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        columns={[{ text: words.mails }, ...sides]}
        rows={[
          [words.total, number(present.mails), number(candidate.mails)],
          [words.worst, worst(present), worst(candidate)],
        ]}
      />
      <Table
        caption={words.byRung}
        captionClasses="govuk-table__caption--s"
        columns={[{ text: words.rung }, { text: words.audiences }, ...sides]}
        rows={rungsOf(preview).map(({ kind, audience, counts }) => [
          text.rungsDone[kind],
          words.audience[audience],
          ...counts.map(number),
        ])}
      />
      <ByUnit preview={preview} text={text} locale={locale} />
    </section>
  );
}

function rungsOf({ present, candidate }: PolicyPreview) {
  const all = [...present.rungs, ...candidate.rungs];
  const keys = [...new Set(all.map(({ kind, audience }) => `${kind} ${audience}`))];
  return keys.flatMap((key) => {
    const find = ({ rungs }: PolicyOutcome) =>
      rungs.find(({ kind, audience }) => `${kind} ${audience}` === key);
    const one = find(present) ?? find(candidate);
    if (one === undefined) return [];
    const counts = [find(present)?.count ?? 0, find(candidate)?.count ?? 0];
    return [{ kind: one.kind, audience: one.audience, counts }];
  });
}

function ByUnit({ preview: { present, candidate }, text, locale }: OutcomeProps): JSX.Element {
  const words = text.time.policy;
  const both = [...present.units, ...candidate.units];
  const units = [...new Map(both.map(({ unit }) => [unit.id, unit])).values()];
  const months = [...new Set(both.flatMap((each) => each.months.map(({ month }) => month)))].sort();
  const pair = (id: string, count: (of: PolicyOutcome["units"][number] | undefined) => number) => {
    const [was, is] = [present, candidate].map(({ units: all }) =>
      formatNumber(count(all.find(({ unit }) => unit.id === id)), locale),
    ) as [string, string]; // two in, two out
    return words.pair(was, is);
  };
  return (
    <Table
      stacked
      caption={words.byUnit}
      captionClasses="govuk-table__caption--s"
      columns={[
        { text: words.unit },
        ...months.map((month) => ({ text: month.split("-").reverse().join("/"), numeric: true })),
        { text: words.total, numeric: true },
      ]}
      rows={units.map(({ id, name }) => [
        name,
        ...months.map((month) => pair(id, (of) => of?.months.find((one) => one.month === month)?.mails ?? 0)),
        pair(id, (of) => of?.mails ?? 0),
      ])}
    />
  );
}
