/** What a year's file would make of the calendar, before anything is written. */
import type { JSX } from "preact";
import type { CalendarDay } from "../../domain/calendar.js";
import type { YearImport } from "../../record/queries/calendar-day-view.js";
import { Button } from "../components/button.js";
import { Table } from "../components/table.js";
import { DayText } from "../components/time.js";
import { calendarLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Text, say, textOf } from "../text/catalogue.js";

export interface CalendarImportView {
  readonly preview: YearImport;
  readonly csv: string;
  readonly idempotencyKey: string;
}

export function calendarImportPage(context: PageContext, view: CalendarImportView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.time.calendar;
  const { preview, csv } = view;
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.preview(preview.year)}</h1>
      <p class="govuk-body">{words.previewNote}</p>
      {preview.faults.length > 0 ? (
        <Table
          caption={words.faults}
          captionClasses="govuk-table__caption--m"
          columns={[{ text: words.row(0).replace(/\s*0$/, "") }, { text: words.standing }]}
          rows={preview.faults.map((fault) => [String(fault.row), say(fault.message, locale)])}
        />
      ) : (
        <>
          <Days title={words.added} days={preview.added} text={text} />
          <Days title={words.changed} days={preview.changed.map(({ after }) => after)} text={text} />
          <Days title={words.removed} days={preview.removed} text={text} />
          <p class="govuk-body">{words.unchanged(preview.unchanged)}</p>
        </>
      )}
      {preview.replan === null ? (
        preview.faults.length === 0 && <p class="govuk-body">{words.nothing}</p>
      ) : (
        <form method="post" action="/calendar-days/import">
          <p class="govuk-body">{words.would(preview.replan.tasks, preview.replan.moved)}</p>
          <input type="hidden" name="idempotencyKey" value={view.idempotencyKey} />
          <input type="hidden" name="year" value={String(preview.year)} />
          <input type="hidden" name="csv" value={csv.replace(/\r?\n/g, "\n")} />
          <input type="hidden" name="confirmed" value="yes" />
          <Button>{words.confirm}</Button>
        </form>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={calendarLink(preview.year)}>
          {words.back}
        </a>
      </p>
    </>
  );
  return renderPage(context, { title: words.preview(preview.year), place: "calendar", body });
}

function Days(props: {
  readonly title: string;
  readonly days: readonly CalendarDay[];
  readonly text: Text;
}): JSX.Element | null {
  const words = props.text.time.calendar;
  if (props.days.length === 0) return null;
  return (
    <Table
      stacked
      caption={props.title}
      captionClasses="govuk-table__caption--m"
      columns={[words.date, words.kind, words.name, words.source, words.standing].map((name) => ({
        text: name,
      }))}
      rows={props.days.map((day) => [
        <DayText key="day" day={day.date} />,
        words.kinds[day.kind],
        day.name,
        day.source,
        day.provisional ? words.provisional : words.official,
      ])}
    />
  );
}
