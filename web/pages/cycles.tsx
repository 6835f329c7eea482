/** Review cycles; what the reader's unit owes to them; and the form that calls one. */
import type { JSX } from "preact";
import { defaultOutline } from "../../domain/review-outline.js";
import { reviewKinds } from "../../domain/review.js";
import type { CycleSummary } from "../../record/queries/cycle-view.js";
import type { ProgrammeRef } from "../../record/queries/task-view.js";
import { FormErrors, type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Input } from "../components/input.js";
import { Select } from "../components/select.js";
import { Table } from "../components/table.js";
import { Textarea } from "../components/textarea.js";
import { DayText, InstantText } from "../components/time.js";
import { formatDay, formatNumber } from "../format.js";
import { cycleLink, submissionLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { CycleStateTag } from "../review/state-tag.js";
import { textOf } from "../text/catalogue.js";

export interface CyclesView {
  readonly cycles: readonly CycleSummary[];
  readonly mayCall: boolean;
}

export function cyclesPage(context: PageContext, { cycles, mayCall }: CyclesView): string {
  const { locale } = context;
  const words = textOf(locale).reviews;
  const row = (cycle: CycleSummary) => [
    <>
      <a class="govuk-link dd-tasks__text" href={cycleLink(cycle.id)}>
        {cycle.title}
      </a>
      <span class="dd-tasks__place">
        {cycle.programme.type} {cycle.programme.number}
      </span>
      {cycle.own.map(({ submissionId, unit }) => (
        <span class="dd-tasks__place" key={submissionId}>
          {words.own}:{" "}
          <a class="govuk-link" href={submissionLink(submissionId)}>
            {unit.name}
          </a>
        </span>
      ))}
    </>,
    <CycleStateTag key="state" state={cycle.state} locale={locale} />,
    <InstantText key="cut" at={cycle.cutOffAt} locale={locale} />,
    <DayText key="due" day={cycle.dueOn} />,
    words.receivedOf(formatNumber(cycle.handedIn, locale), formatNumber(cycle.asked, locale)),
  ];
  const body = (
    <>
      <h1 class="govuk-heading-l">{words.title}</h1>
      {mayCall && <Button href="/cycles/new">{words.call}</Button>}
      {cycles.length === 0 ? (
        <p class="govuk-body">{words.none}</p>
      ) : (
        <Table
          stacked
          classes="dd-tasks"
          caption={words.title}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: words.name },
            { text: words.stateLabel },
            { text: words.cutOff },
            { text: words.dueOn },
            { text: words.received, numeric: true },
          ]}
          rows={cycles.map(row)}
        />
      )}
    </>
  );
  return renderPage(context, { title: words.title, place: "cycles", body });
}

/** The names of the fields, each of which is its id. */
const fields = ["programmeId", "kind", "periodFrom", "periodTo", "cutOff", "dueOn", "outline"] as const;

export interface NewCycleView {
  readonly programmes: readonly ProgrammeRef[];
  readonly idempotencyKey: string;
  readonly form?: FormState | undefined;
}

export function newCyclePage(context: PageContext, view: NewCycleView): string {
  const { locale } = context;
  const text = textOf(locale);
  const words = text.reviews;
  const form: FormState = view.form ?? { values: { outline: defaultOutline.join("\n") }, errors: {} };
  const at = { text, locale, form };
  const body = (
    <>
      {view.form !== undefined && (
        <FormErrors context={at} fields={Object.fromEntries(fields.map((name) => [name, name]))} />
      )}
      <h1 class="govuk-heading-l">{words.callTitle}</h1>
      {view.programmes.length === 0 ? (
        <p class="govuk-body">{words.noProgramme}</p>
      ) : (
        <form method="post" action="/cycles" noValidate class="dd-narrow">
          <p class="govuk-body">{words.callHint}</p>
          <input type="hidden" name="idempotencyKey" value={view.idempotencyKey} />
          <Select
            {...fieldOf(at, "programmeId", words.programme)}
            items={view.programmes.map(({ id, type, number, title }) => ({
              value: id,
              text: `${type} ${number} – ${title}`,
            }))}
          />
          <Select
            {...fieldOf(at, "kind", words.kind)}
            items={reviewKinds.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
          />
          <DayInput at={at} name="periodFrom" label={words.periodFrom} />
          <DayInput at={at} name="periodTo" label={words.periodTo} />
          <DayInput at={at} name="cutOff" label={words.cutOff} hint={words.cutOffHint} />
          <DayInput at={at} name="dueOn" label={words.dueOn} />
          <Textarea {...fieldOf(at, "outline", words.outline, { hint: words.outlineHint })} rows={7} />
          <Button>{words.callSubmit}</Button>
        </form>
      )}
    </>
  );
  const here = { ...context, path: "/cycles/new" };
  return renderPage(here, {
    title: words.callTitle,
    place: "cycles",
    failed: view.form !== undefined,
    body,
  });
}

function DayInput(props: {
  readonly at: Parameters<typeof fieldOf>[0];
  readonly name: (typeof fields)[number];
  readonly label: string;
  readonly hint?: string;
}): JSX.Element {
  const { at, name, label, hint } = props;
  return (
    <Input
      {...fieldOf(at, name, label, hint === undefined ? {} : { hint })}
      type="date"
      classes="govuk-input--width-10"
    />
  );
}

/** `01/01/2026 – 30/06/2026` */
export function periodIn(cycle: CycleSummary, locale: PageContext["locale"]): string {
  return textOf(locale).reviews.periodText(formatDay(cycle.periodFrom), formatDay(cycle.periodTo));
}
