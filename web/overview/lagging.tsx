/** The units that lag, the worst first; the others can be opened. */
import type { JSX } from "preact";
import type { LaggingUnit } from "../../record/queries/overview-view.js";
import { Change } from "../components/change.js";
import { Details } from "../components/details.js";
import { Document, TableLinks } from "../components/downloads.js";
import { Table } from "../components/table.js";
import { formatNumber } from "../format.js";
import { type TaskQuery, tasksLink } from "../links.js";
import { textOf } from "../text/catalogue.js";
import { Beyond, PRINTED } from "./beyond.js";
import type { OverviewPart } from "./part.js";

export function Lagging({ overview, locale }: OverviewPart): JSX.Element {
  const text = textOf(locale);
  const words = text.overview;
  const number = (value: number, query: TaskQuery) => (
    <a class="govuk-link govuk-link--no-visited-state" href={tasksLink(query)}>
      {formatNumber(value, locale)}
    </a>
  );
  const row = (lagging: LaggingUnit) => {
    const of = { scope: "all", unit: lagging.unit.id } as const;
    return [
      lagging.unit.name,
      <>
        {number(lagging.overdue, { ...of, lateness: "overdue" })}
        <Change by={lagging.overdueChange} locale={locale} />
      </>,
      formatNumber(lagging.worstWorkingDaysLate, locale),
      number(lagging.dueSoon, { ...of, lateness: "due_soon" }),
      number(lagging.notAccepted, { ...of, state: "assigned" }),
      number(lagging.completed, { ...of, state: "completed" }),
      number(lagging.total, of),
    ];
  };
  const others = overview.laggingUnits.length - PRINTED;
  const table = (units: readonly LaggingUnit[]) => (
    <Table
      stacked
      firstCellIsHeader
      caption={words.laggingOrder}
      captionClasses="dd-table__note"
      columns={[
        { text: words.unit },
        { text: words.overdue, numeric: true },
        { text: words.worst, numeric: true },
        { text: words.dueSoon, numeric: true },
        { text: words.notAccepted, numeric: true },
        { text: words.completed, numeric: true },
        { text: words.total, numeric: true },
      ]}
      rows={units.map(row)}
    />
  );
  return (
    <section aria-labelledby="lagging">
      <h2 class="govuk-heading-m" id="lagging">
        {words.lagging}
      </h2>
      {overview.laggingUnits.length === 0 ? (
        <p class="govuk-body">{words.laggingNone}</p>
      ) : (
        table(overview.laggingUnits.slice(0, PRINTED))
      )}
      {others > 0 && (
        <>
          <Details summary={text.committee.laggingMore(formatNumber(others, locale))}>
            {table(overview.laggingUnits.slice(PRINTED))}
          </Details>
          <Beyond count={overview.laggingUnits.length} locale={locale} />
        </>
      )}
      {overview.laggingUnits.length > 0 && (
        <TableLinks href="/tables/lagging-units" name={text.outgoing.table} locale={locale} />
      )}
      {overview.programmes.length > 0 && (
        <Document id="bulletin" href="/bulletin" name={text.outgoing.bulletin} locale={locale} />
      )}
    </section>
  );
}
