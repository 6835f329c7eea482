/** One declared day: to be changed, or taken out of the calendar. */
import type { CalendarDayView } from "../../record/queries/calendar-day-view.js";
import { yearOf } from "../../domain/calendar-entry.js";
import { FormErrors, type FormState } from "../account/form.js";
import { Button } from "../components/button.js";
import { formatDay } from "../format.js";
import { calendarDayLink, calendarLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { textOf } from "../text/catalogue.js";
import { DayFields, idsOf } from "./calendar.js";

export interface CalendarDayPageView {
  readonly day: CalendarDayView;
  readonly form?: FormState | undefined;
  readonly idempotencyKey: string;
}

export function calendarDayPage(
  context: PageContext,
  { day, form, idempotencyKey }: CalendarDayPageView,
): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.time.calendar;
  const { kind, name, source, provisional } = day;
  const fields = {
    text,
    locale,
    form: form ?? { values: { kind, name, source, provisional: String(provisional) }, errors: {} },
  };
  const title = `${words.change}: ${formatDay(day.date)}`;
  const kept = (
    <>
      <input type="hidden" name="version" value={String(day.version)} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
    </>
  );
  const body = (
    <div class="dd-narrow">
      <FormErrors context={{ ...fields, form }} fields={idsOf(day.date)} />
      <h1 class="govuk-heading-l">{title}</h1>
      <form method="post" action={`${calendarDayLink(day.date)}/correction`} noValidate>
        {kept}
        <DayFields context={fields} />
        <Button>{words.changeSubmit}</Button>
      </form>
      <form method="post" action={`${calendarDayLink(day.date)}/removal`}>
        {kept}
        <p class="govuk-body">{words.removeNote}</p>
        <Button classes="govuk-button--warning">{words.remove}</Button>
      </form>
      <p class="govuk-body">
        <a class="govuk-link" href={calendarLink(yearOf(day.date))}>
          {words.back}
        </a>
      </p>
    </div>
  );
  return renderPage(context, { title, place: "calendar", failed: form !== undefined, body });
}
