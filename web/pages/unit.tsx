/** The people of a unit, who is away, and the form that says so. */
import type { JSX } from "preact";
import type { UnitPeople } from "../../record/queries/unit-people-view.js";
import { type FormContext, FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { Table } from "../components/table.js";
import { DayText } from "../components/time.js";
import { scoreLink, unitLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { type Locale, type Text, textOf } from "../text/catalogue.js";

export interface UnitPageView {
  readonly people: UnitPeople;
  readonly form?: FormState | undefined;
  readonly idempotencyKey: string;
}

const fields = { personId: "personId", deputyId: "deputyId", from: "from", to: "to" } as const;

export function unitPage(context: PageContext, view: UnitPageView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.unit.people;
  const { unit, people, absences } = view.people;
  const form: FormContext = { text, locale, form: view.form };
  const mayDeclare = people.length > 1 && people.some((member) => member.mayDeclare);
  const body = (
    <>
      <FormErrors context={form} fields={fields} />
      <h1 class="govuk-heading-l">{unit.name}</h1>
      <p class="govuk-body">
        <a class="govuk-link" href={scoreLink(unit.id, {})}>
          {text.unit.score.title}
        </a>
      </p>
      <section class="dd-section" aria-labelledby="people">
        <h2 class="govuk-heading-m" id="people">
          {words.title}
        </h2>
        <People view={view.people} locale={locale} />
      </section>
      <section class="dd-section" aria-labelledby="absences">
        <h2 class="govuk-heading-m" id="absences">
          {words.absences}
        </h2>
        {absences.length === 0 ? (
          <p class="govuk-body">{words.noAbsences}</p>
        ) : (
          <ul class="govuk-list">
            {absences.map((absence) => (
              <li key={absence.id}>
                <strong>{absence.name}</strong>: <DayText day={absence.from} /> – <DayText day={absence.to} />
                {absence.now && ` (${words.now})`}. {words.standsIn}: {absence.deputy.name}
              </li>
            ))}
          </ul>
        )}
        {mayDeclare && <Declare view={view} form={form} text={text} />}
      </section>
    </>
  );
  return renderPage(context, { title: unit.name, failed: view.form !== undefined, body });
}

function People({ view, locale }: { readonly view: UnitPeople; readonly locale: Locale }): JSX.Element {
  const text = textOf(locale);
  const words = text.unit.people;
  if (view.people.length === 0) return <p class="govuk-body">{words.nobody}</p>;
  return (
    <Table
      stacked
      firstCellIsHeader
      caption={words.title}
      captionClasses="govuk-visually-hidden"
      columns={[{ text: words.name }, { text: words.position }, { text: words.part }]}
      rows={view.people.map((member) => [
        member.name,
        member.position,
        [
          ...(member.isHead ? [text.task.head] : []),
          ...(member.isFocal ? [text.task.focalOfficer] : []),
          ...(member.isHead || member.isFocal ? [] : [text.roles[member.role]]),
        ].join(", "),
      ])}
    />
  );
}

/** For oneself; the head of the unit and the office choose whom. */
function Declare(props: {
  readonly view: UnitPageView;
  readonly form: FormContext;
  readonly text: Text;
}): JSX.Element {
  const { view, form, text } = props;
  const words = text.unit.people;
  const { unit, people } = view.people;
  const away = people.filter((member) => member.mayDeclare);
  const items = (of: typeof people) => of.map(({ id, name }) => ({ value: id, text: name }));
  const [only] = away;
  return (
    <form method="post" action={`${unitLink(unit.id)}/absences`} noValidate>
      <h3 class="govuk-heading-s">{words.declare}</h3>
      <p class="govuk-body">{words.declareNote}</p>
      <input type="hidden" name="idempotencyKey" value={view.idempotencyKey} />
      {away.length === 1 && only !== undefined ? (
        <>
          <input type="hidden" name="personId" value={only.id} />
          <p class="govuk-body" id="personId">
            {words.who}: <strong>{only.name}</strong>
          </p>
        </>
      ) : (
        <Select
          {...fieldOf(form, "personId", words.who)}
          items={[{ value: "", text: text.fields.choosePerson }, ...items(away)]}
        />
      )}
      <Select
        {...fieldOf(form, "deputyId", words.deputy, { hint: words.deputyHint })}
        items={[{ value: "", text: text.fields.choosePerson }, ...items(people)]}
      />
      <Input {...fieldOf(form, "from", words.from)} type="date" />
      <Input {...fieldOf(form, "to", words.to)} type="date" />
      <Button>{words.submit}</Button>
    </form>
  );
}
