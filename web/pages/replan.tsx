/** What one change of the calendar, or of a programme's ladder, has moved. */
import type { JSX } from "preact";
import type { ReplanDetail, ReplanMoveView } from "../../record/queries/replan-view.js";
import { Pagination } from "../components/pagination.js";
import { SummaryList } from "../components/summary-list.js";
import { Table } from "../components/table.js";
import { InstantText } from "../components/time.js";
import { excerpt } from "../format.js";
import { policyLink, replanLink, taskLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { whatOf } from "../replan/replans.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export function replanPage(context: PageContext, replan: ReplanDetail): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.time.replans;
  const { programme } = replan;
  const rows = [
    { key: words.at, value: <InstantText at={replan.at} locale={locale} /> },
    { key: words.what, value: whatOf(replan, text) },
    ...(programme === null
      ? []
      : [
          {
            key: text.tasks.programme,
            value: (
              <a class="govuk-link" href={policyLink(programme.id)}>
                {programme.type} {programme.number}
              </a>
            ),
          },
        ]),
    { key: words.by, value: replan.actor?.name ?? "" },
    { key: words.movedTitle, value: words.moved(replan.moved, replan.tasks) },
  ];
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.one(replan.number)}</h1>
      <SummaryList rows={rows} />
      <Moves moves={replan.moves} text={text} locale={locale} />
      {replan.nextCursor !== null && (
        <Pagination
          label={words.pages}
          next={{
            href: `${replanLink(replan.number)}?cursor=${encodeURIComponent(replan.nextCursor)}`,
            text: words.next,
          }}
        />
      )}
    </>
  );
  return renderPage(context, { title: words.one(replan.number), place: "calendar", body });
}

interface MovesProps {
  readonly moves: readonly ReplanMoveView[];
  readonly text: Text;
  readonly locale: Locale;
}

function Moves({ moves, text, locale }: MovesProps): JSX.Element {
  const words = text.time.replans;
  if (moves.length === 0) return <p class="govuk-body">{words.noMoves}</p>;
  const rung = (at: Date | null) => (at === null ? words.noRung : <InstantText at={at} locale={locale} />);
  return (
    <Table
      stacked
      caption={words.movedTitle}
      captionClasses="govuk-table__caption--m"
      columns={[words.task, words.unit, words.before, words.after, words.late].map((name) => ({
        text: name,
      }))}
      rows={moves.map((move) => [
        <>
          <a class="govuk-link" href={taskLink(move.taskId)}>
            {move.text === null ? text.tasks.section(move.section) : excerpt(move.text, 90)}
          </a>
          {move.text !== null && <span class="dd-tasks__place">{text.tasks.section(move.section)}</span>}
        </>,
        move.unit.shortName,
        rung(move.rungBefore),
        rung(move.rungAfter),
        lateInWords(move, text),
      ])}
    />
  );
}

function lateInWords(move: ReplanMoveView, text: Text): string {
  const words = text.time.replans;
  const before = words.daysLate(text.lateness[move.latenessBefore], move.daysLateBefore);
  const after = words.daysLate(text.lateness[move.latenessAfter], move.daysLateAfter);
  return before === after ? after : words.becomes(before, after);
}
