/** The Standing Committee's page: the counting line, who lags, what was brought up, each programme. One A4 when printed. */
import type { JSX } from "preact";
import type { EscalatedTask, LaggingUnit, Overview } from "../../record/queries/overview-view.js";
import { CountingLine } from "../components/counting-line.js";
import { DueDate } from "../components/due-date.js";
import { Document, TableLinks } from "../components/downloads.js";
import { Table } from "../components/table.js";
import { TaskCell } from "../components/task-table.js";
import { dayAt } from "../../domain/day.js";
import { formatDay, formatInstant, formatNumber, formatPercent } from "../format.js";
import { type TaskQuery, programmeLink, tasksLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export function overviewPage(context: PageContext, overview: Overview): string {
  const { locale } = context;
  const text = textOf(locale);
  const part = { overview, locale, text };
  const body = (
    <>
      <h1 class="govuk-heading-l">{text.overview.title}</h1>
      <p class="dd-quiet dd-overview__date">{text.overview.asOf(formatInstant(overview.at, locale))}</p>
      <CountingLine counts={overview.counts} locale={locale} within={{ scope: "all" }} />
      <Lagging {...part} />
      <Escalated {...part} />
      <Programmes {...part} />
    </>
  );
  return renderPage(context, {
    title: text.overview.title,
    place: "overview",
    kind: "dd-main--overview",
    body,
  });
}

interface PartProps {
  readonly overview: Overview;
  readonly locale: Locale;
  readonly text: Text;
}

function Lagging({ overview, locale, text }: PartProps): JSX.Element {
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
      number(lagging.overdue, { ...of, lateness: "overdue" }),
      formatNumber(lagging.worstWorkingDaysLate, locale),
      number(lagging.dueSoon, { ...of, lateness: "due_soon" }),
      number(lagging.notAccepted, { ...of, state: "assigned" }),
      number(lagging.completed, { ...of, state: "completed" }),
      number(lagging.total, of),
    ];
  };
  return (
    <section aria-labelledby="lagging">
      <h2 class="govuk-heading-m" id="lagging">
        {words.lagging}
      </h2>
      {overview.laggingUnits.length === 0 ? (
        <p class="govuk-body">{words.laggingNone}</p>
      ) : (
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
          rows={overview.laggingUnits.map(row)}
        />
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

function Escalated({ overview, locale, text }: PartProps): JSX.Element {
  const words = text.overview;
  const row = (task: EscalatedTask) => [
    <TaskCell key="task" task={task} locale={locale} withProgramme withUnit />,
    <DueDate key="due" task={task} locale={locale} />,
    `${words.level[task.level]}, ${words.escalatedOn(formatDay(dayAt(task.escalatedAt)))}`,
    task.explanation ?? <span class="dd-due__late">{words.noExplanation}</span>,
  ];
  return (
    <section aria-labelledby="escalated">
      <h2 class="govuk-heading-m" id="escalated">
        {words.escalated}
      </h2>
      {overview.escalated.length === 0 ? (
        <p class="govuk-body">{words.escalatedNone}</p>
      ) : (
        <Table
          stacked
          classes="dd-tasks"
          caption={words.escalated}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: text.tasks.task },
            { text: text.tasks.due },
            { text: words.levelLabel },
            { text: words.explanation },
          ]}
          rows={overview.escalated.map(row)}
        />
      )}
    </section>
  );
}

function Programmes({ overview, locale, text }: PartProps): JSX.Element {
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
      number(counts.overdue, { lateness: "overdue" }),
      formatPercent(counts.latePercent, locale),
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
    </section>
  );
}
