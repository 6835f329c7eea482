/** A unit's score over a period: its figures, the rule that they follow, and the tasks behind each. */
import type { JSX } from "preact";
import { type ScoreBasis, type ScoreFigure, isCounted, scoreBases, verdicts } from "../../domain/score.js";
import type { UnitScore } from "../../record/queries/score-view.js";
import { Pagination } from "../components/pagination.js";
import { Table } from "../components/table.js";
import { TaskTable } from "../components/task-table.js";
import { formatDay, formatInstant, formatNumber, formatPercent } from "../format.js";
import { scoreLink, unitLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Locale, textOf } from "../text/catalogue.js";

const SHOWN = 50;

export interface ScorePageView {
  readonly score: UnitScore;
  /** To choose from: years and quarters, the latest first. */
  readonly periods: readonly string[];
  /** The figure that is opened; `page` from 1. */
  readonly open: { readonly basis: ScoreBasis; readonly figure: ScoreFigure; readonly page: number } | null;
}

export function scorePage(context: PageContext, view: ScorePageView): string {
  const { locale } = context;
  const words = textOf(locale).unit.score;
  const { score } = view;
  const body = (
    <>
      <p class="govuk-caption-l">
        <a class="govuk-link" href={unitLink(score.unit.id)}>
          {score.unit.name}
        </a>
      </p>
      <h1 class="govuk-heading-l">{words.title}</h1>
      <Periods view={view} locale={locale} />
      <p class="govuk-body">
        {words.between(formatDay(score.from), formatDay(score.to))}{" "}
        {words.asOf(formatInstant(score.at, locale))}
      </p>
      <Figures score={score} locale={locale} />
      {view.open !== null && <Opened score={score} open={view.open} locale={locale} />}
      <section class="dd-section" aria-labelledby="rule">
        <h2 class="govuk-heading-m" id="rule">
          {words.rule}
        </h2>
        <ol class="govuk-list govuk-list--number">
          {words.rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </section>
    </>
  );
  return renderPage(context, { title: `${words.title}: ${score.unit.name}`, body });
}

function Periods({ view, locale }: { readonly view: ScorePageView; readonly locale: Locale }): JSX.Element {
  const words = textOf(locale).unit.score;
  return (
    <nav aria-label={words.periods}>
      <ul class="dd-years">
        {view.periods.map((period) => (
          <li key={period}>
            <a
              class="govuk-link"
              href={scoreLink(view.score.unit.id, { period })}
              aria-current={period === view.score.period ? "page" : undefined}
            >
              {periodInWords(period, locale)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function periodInWords(period: string, locale: Locale): string {
  const words = textOf(locale).unit.score;
  const [year = "", quarter] = period.split("-Q");
  return quarter === undefined ? words.year(year) : words.quarter(quarter, year);
}

interface FiguresProps {
  readonly score: UnitScore;
  readonly locale: Locale;
}

function Figures({ score, locale }: FiguresProps): JSX.Element {
  const words = textOf(locale).unit.score;
  const figure = (basis: ScoreBasis, name: ScoreFigure, count: number) => (
    <a
      class="govuk-link govuk-link--no-visited-state"
      href={`${scoreLink(score.unit.id, { period: score.period, basis, figure: name })}#tasks`}
    >
      {formatNumber(count, locale)}
      <span class="govuk-visually-hidden">
        : {words.figures[name]}, {words.bases[basis]}
      </span>
    </a>
  );
  const percent = (basis: ScoreBasis) => {
    const value = score[basis].percent;
    return <strong key={basis}>{value === null ? words.notYet : formatPercent(value, locale)}</strong>;
  };
  return (
    <>
      <Table
        stacked
        firstCellIsHeader
        caption={words.title}
        captionClasses="govuk-visually-hidden"
        columns={[
          { text: words.figure },
          { text: words.bases.first, numeric: true },
          { text: words.bases.granted, numeric: true },
        ]}
        rows={[
          [words.percent, ...scoreBases.map(percent)],
          ...verdicts.map((name) => [
            words.figures[name],
            ...scoreBases.map((basis) => figure(basis, name, score[basis][name])),
          ]),
        ]}
      />
      <ul class="govuk-list">
        <li>
          {words.figures.returned}: {figure("granted", "returned", score.returned)}
        </li>
        <li>
          {words.figures.explained_late}: {figure("granted", "explained_late", score.explainedLate)}
        </li>
      </ul>
    </>
  );
}

/** The tasks that a figure counts. */
function Opened(props: FiguresProps & { readonly open: NonNullable<ScorePageView["open"]> }): JSX.Element {
  const { score, locale } = props;
  const { basis, figure, page } = props.open;
  const text = textOf(locale);
  const words = text.unit.score;
  const tasks = score.tasks.filter((task) => isCounted(task.score, basis, figure));
  const ofBoth = figure === "returned" || figure === "explained_late";
  const name = ofBoth
    ? words.figures[figure]
    : `${words.figures[figure]} (${words.bases[basis].toLowerCase()})`;
  const shown = tasks.slice(SHOWN * (page - 1), SHOWN * page);
  const at = (number: number) =>
    `${scoreLink(score.unit.id, { period: score.period, basis, figure, page: String(number) })}#tasks`;
  return (
    <section class="dd-section" aria-labelledby="tasks">
      <h2 class="govuk-heading-m" id="tasks">
        {name}: {formatNumber(tasks.length, locale)}
      </h2>
      {shown.length === 0 ? (
        <p class="govuk-body">{text.tasks.none}</p>
      ) : (
        <TaskTable tasks={shown} locale={locale} caption={name} withUnit={false} />
      )}
      {tasks.length > SHOWN && (
        <Pagination
          label={text.tasks.pages}
          previous={page > 1 ? { href: at(1), text: text.tasks.first } : undefined}
          next={tasks.length > SHOWN * page ? { href: at(page + 1), text: text.tasks.next } : undefined}
        />
      )}
    </section>
  );
}
