/** The working calendar of a year, with the forms that change it for those who may. */
import type { JSX } from "preact";
import { FIRST_YEAR, LAST_YEAR, calendarDayKinds } from "../../domain/calendar-entry.js";
import { weekday } from "../../domain/day.js";
import type { CalendarDayView, CalendarYear } from "../../record/queries/calendar-day-view.js";
import type { ReplanListItem } from "../../record/queries/replan-view.js";
import { type FormContext, FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { InsetText } from "../components/inset-text.js";
import { Radios } from "../components/radios.js";
import { Select } from "../components/select.js";
import { Table } from "../components/table.js";
import { Tag } from "../components/tag.js";
import { Textarea } from "../components/textarea.js";
import { DayText } from "../components/time.js";
import { calendarDayLink, calendarLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Replans } from "../replan/replans.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export interface CalendarView {
  readonly year: CalendarYear;
  /** null for who may not read them. */
  readonly replans: readonly ReplanListItem[] | null;
  readonly mayChange: boolean;
  /** Which form came back with errors. */
  readonly form?: (FormState & { readonly of: "declare" | "import" }) | undefined;
  readonly idempotencyKey: string;
}

export function calendarPage(context: PageContext, view: CalendarView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.time.calendar;
  const { year, replans, form } = view;
  const fields: FormContext = { text, locale, form };
  const ids = form?.of === "import" ? { year: "year", csv: "csv" } : idsOf("");
  const body = (
    <>
      <FormErrors context={fields} fields={ids} />
      <h1 class="govuk-heading-l">
        {words.title}: {words.year(year.year).toLowerCase()}
      </h1>
      <p class="govuk-body">{words.intro}</p>
      <Years current={year.year} text={text} />
      {year.provisional && (
        <InsetText>
          <p class="govuk-body">{words.provisionalYear}</p>
        </InsetText>
      )}
      <Days days={year.days} mayChange={view.mayChange} text={text} />
      {view.mayChange && (
        <>
          <Declare {...view} text={text} locale={locale} />
          <Import {...view} text={text} locale={locale} />
        </>
      )}
      {replans !== null && <Replans replans={replans} text={text} locale={locale} />}
    </>
  );
  return renderPage(context, { title: words.title, place: "calendar", failed: form !== undefined, body });
}

function Years({ current, text }: { current: number; text: Text }): JSX.Element {
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  return (
    <nav aria-label={text.time.calendar.years}>
      <ul class="dd-years">
        {years.map((year) => (
          <li key={year}>
            <a
              class="govuk-link"
              href={calendarLink(year)}
              aria-current={year === current ? "page" : undefined}
            >
              {year}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface DaysProps {
  readonly days: readonly CalendarDayView[];
  readonly mayChange: boolean;
  readonly text: Text;
}

function Days({ days, mayChange, text }: DaysProps): JSX.Element {
  const words = text.time.calendar;
  if (days.length === 0) return <p class="govuk-body">{words.none}</p>;
  const columns = [words.date, words.kind, words.name, words.source, words.standing];
  return (
    <Table
      stacked
      caption={words.title}
      captionClasses="govuk-visually-hidden"
      columns={[...columns, ...(mayChange ? [words.edit] : [])].map((name) => ({ text: name }))}
      rows={days.map((day) => [
        <>
          <DayText day={day.date} /> <span class="dd-quiet">{words.weekday[weekday(day.date) - 1]}</span>
        </>,
        words.kinds[day.kind],
        day.name,
        day.source,
        day.provisional ? <Tag key="p" colour="yellow" text={words.provisional} /> : words.official,
        ...(mayChange
          ? [
              <a key="edit" class="govuk-link" href={calendarDayLink(day.date)}>
                {words.edit}
                <span class="govuk-visually-hidden"> {day.name}</span>
              </a>,
            ]
          : []),
      ])}
    />
  );
}

interface FormProps {
  readonly year: CalendarYear;
  readonly form?: CalendarView["form"];
  readonly idempotencyKey: string;
  readonly text: Text;
  readonly locale: Locale;
}

function Declare({ form, idempotencyKey, text, locale }: FormProps): JSX.Element {
  const words = text.time.calendar;
  const context = { text, locale, form: form?.of === "declare" ? form : undefined };
  return (
    <section class="dd-narrow" aria-labelledby="declare">
      <h2 class="govuk-heading-m" id="declare">
        {words.declare}
      </h2>
      <form method="post" action="/calendar-days" noValidate>
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <Input {...fieldOf(context, "date", words.date)} type="date" />
        <DayFields context={context} />
        <Button>{words.declareSubmit}</Button>
      </form>
    </section>
  );
}

/** What is said of a day, besides its date. */
export function DayFields({ context }: { readonly context: FormContext }): JSX.Element {
  const words = context.text.time.calendar;
  const standing = fieldOf(context, "provisional", words.standing);
  return (
    <>
      <Select
        {...fieldOf(context, "kind", words.kind)}
        items={calendarDayKinds.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
      />
      <Input {...fieldOf(context, "name", words.name, { hint: words.nameHint })} />
      <Input {...fieldOf(context, "source", words.source, { hint: words.sourceHint })} />
      <Radios
        {...standing}
        value={standing.value === "" ? "false" : standing.value}
        items={[
          { value: "false", text: words.isOfficial },
          { value: "true", text: words.isProvisional },
        ]}
      />
    </>
  );
}

/** The fields of a day's form, by name, with their ids. */
export function idsOf(date: string): Readonly<Record<string, string>> {
  const names = ["kind", "name", "source", "provisional", ...(date === "" ? ["date"] : [])];
  return Object.fromEntries(names.map((name) => [name, name]));
}

function Import({ year, form, text, locale }: FormProps): JSX.Element {
  const words = text.time.calendar;
  const context = { text, locale, form: form?.of === "import" ? form : undefined };
  const asked = fieldOf(context, "year", words.importYear);
  return (
    <section aria-labelledby="import">
      <h2 class="govuk-heading-m" id="import">
        {words.import}
      </h2>
      <form method="post" action="/calendar-days/import" noValidate>
        <Input
          {...asked}
          value={asked.value === "" ? String(year.year) : asked.value}
          inputmode="numeric"
          classes="govuk-input--width-4"
        />
        <Textarea {...fieldOf(context, "csv", words.csv, { hint: words.importHint })} rows={8} />
        <Button classes="govuk-button--secondary">{words.importSubmit}</Button>
      </form>
    </section>
  );
}
