/** The counting line of each programme. */
import type { JSX } from "preact";
import type { Overview } from "../../record/queries/overview-view.js";
import { Change } from "../components/change.js";
import { Table } from "../components/table.js";
import { formatNumber, formatPercent } from "../format.js";
import { type TaskQuery, programmeLink, tasksLink } from "../links.js";
import { textOf } from "../text/catalogue.js";
import { Beyond } from "./beyond.js";
import type { OverviewPart } from "./part.js";

export function Programmes({ overview, locale }: OverviewPart): JSX.Element {
  const text = textOf(locale);
  const words = text.overview;
  const row = (programme: Overview["programmes"][number]) => {
    const { counts } = programme;
    const number = (value: number, query: Partial<TaskQuery>) => (
      <a
        class="govuk-link govuk-link--no-visited-state"
        href={tasksLink({ scope: "all", programme: programme.id, ...query })}
      >
        {formatNumber(value, locale)}
      </a>
    );
    return [
      <a key="programme" class="govuk-link" href={programmeLink(programme.id)}>
        {programme.type} {programme.number}
      </a>,
      number(counts.total, {}),
      number(counts.completedOnTime, { lateness: "on_time" }),
      number(counts.completedLate, { lateness: "late" }),
      number(counts.openInTime, { lateness: "in_time" }),
      <>
        {number(counts.overdue, { lateness: "overdue" })}
        <Change by={programme.change?.overdue} locale={locale} />
      </>,
      <>
        {formatPercent(counts.latePercent, locale)}
        <Change by={programme.change?.latePercent} locale={locale} />
      </>,
    ];
  };
  return (
    <section aria-labelledby="programmes">
      <h2 class="govuk-heading-m" id="programmes">
        {words.programmes}
      </h2>
      {overview.programmes.length === 0 ? (
        <p class="govuk-body">{words.programmesNone}</p>
      ) : (
        <Table
          stacked
          firstCellIsHeader
          caption={words.programmes}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: words.programme },
            { text: words.total, numeric: true },
            { text: words.onTime, numeric: true },
            { text: words.late, numeric: true },
            { text: words.inTime, numeric: true },
            { text: words.overdue, numeric: true },
            { text: words.latePercent, numeric: true },
          ]}
          rows={overview.programmes.map(row)}
        />
      )}
      <Beyond count={overview.programmes.length} locale={locale} />
    </section>
  );
}
