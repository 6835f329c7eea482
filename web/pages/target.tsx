/** A target: how it is measured, the way to it year by year with the arithmetic, and the figures given for it. */
import type { JSX } from "preact";
import type { TargetDetail } from "../../record/queries/target-view.js";
import { FormErrors, type FormState } from "../account/form.js";
import { SummaryList } from "../components/summary-list.js";
import { programmeLink, taskLink } from "../links.js";
import { type PageContext, renderPage } from "../page.js";
import { Figures } from "../target/figures.js";
import { Definition, NewObservation, definitionFields, observationFields } from "../target/forms.js";
import { TargetStateTag } from "../target/state-tag.js";
import { soFar, toBeReached, withUnit } from "../target/words.js";
import { Years } from "../target/years.js";
import { type Locale, textOf } from "../text/catalogue.js";

/** A form that came back: which, and of which figure where it is a correction. */
export type TargetForm = FormState &
  (
    | { readonly which: "definition"; readonly chosen: readonly string[] }
    | { readonly which: "observation" }
    | { readonly which: "correction"; readonly observationId: string }
  );

export interface TargetPageView {
  readonly target: TargetDetail;
  /** All that may be chosen; empty where the person may not say how it is measured. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly idempotencyKey: string;
  readonly form?: TargetForm | undefined;
}

export function targetPage(context: PageContext, view: TargetPageView): string {
  const { target, form, idempotencyKey } = view;
  const { locale } = context;
  const text = textOf(locale);
  const words = text.target;
  const of = (which: TargetForm["which"]) => ({
    text,
    locale,
    form: form?.which === which ? form : undefined,
  });
  const body = (
    <>
      <FormErrors context={{ text, locale, form }} fields={fieldIds(form)} />
      <p class="govuk-caption-l">
        <a class="govuk-link" href={programmeLink(target.programme.id)}>
          {target.programme.type} {target.programme.number}
        </a>
        , {text.tasks.section(target.section)}
      </p>
      <h1 class="govuk-heading-l dd-standing__title">{target.text}</h1>
      <p class="govuk-body">
        <TargetStateTag state={target.state} locale={locale} /> {soFar(target, locale)}
      </p>
      <Measured target={target} locale={locale} />
      {target.lines.map((line) => (
        <Years key={line.unit?.id ?? ""} target={target} line={line} locale={locale} />
      ))}
      {target.owed.length > 0 && (
        <section aria-labelledby="owed">
          <h2 class="govuk-heading-m" id="owed">
            {words.owed}
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {target.owed.map(({ taskId, unit, year }) => (
              <li key={taskId}>
                <a class="govuk-link" href={taskLink(taskId)}>
                  {words.owedOf(unit.name, String(year))}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Figures
        target={target}
        locale={locale}
        idempotencyKey={idempotencyKey}
        failed={form?.which === "correction" ? form : undefined}
      />
      <NewObservation target={target} context={of("observation")} idempotencyKey={idempotencyKey} />
      <Definition
        target={target}
        context={of("definition")}
        idempotencyKey={idempotencyKey}
        units={view.units}
        chosen={form?.which === "definition" ? form.chosen : undefined}
      />
    </>
  );
  return renderPage(context, {
    title: `${text.programme.target} ${target.section}`,
    place: "programmes",
    failed: form !== undefined,
    body,
  });
}

/** Where the lines of the error summary lead, in the form that came back. */
function fieldIds(form: TargetForm | undefined): Readonly<Record<string, string>> {
  switch (form?.which) {
    case undefined:
      return {};
    case "definition":
      return Object.fromEntries(definitionFields.map((name) => [name, name]));
    case "observation":
      return Object.fromEntries(observationFields.map((name) => [name, name]));
    case "correction":
      return Object.fromEntries(
        ["value", "source", "reason"].map((name) => [name, `${name}-${form.observationId}`]),
      );
  }
}

function Measured({
  target,
  locale,
}: {
  readonly target: TargetDetail;
  readonly locale: Locale;
}): JSX.Element {
  const words = textOf(locale).target;
  const { baseline, figureRecurrence } = target;
  const due = figureRecurrence?.replace(/^yearly:(\d\d)-(\d\d)$/, "$2/$1");
  return (
    <section aria-labelledby="measured">
      <h2 class="govuk-heading-m" id="measured">
        {words.measured}
      </h2>
      <SummaryList
        rows={[
          { key: words.asked, value: toBeReached(target, locale) },
          {
            key: words.basisLabel,
            value: target.basis === null ? words.basisNone : words.basis[target.basis],
          },
          {
            key: words.baseline,
            value:
              baseline === null
                ? words.baselineNone
                : words.baselineOf(
                    withUnit(baseline.value, target.figureUnit, locale),
                    String(baseline.year),
                    baseline.source,
                  ),
          },
          { key: words.horizon, value: target.horizonYear === null ? "–" : String(target.horizonYear) },
          { key: words.rollUpLabel, value: words.rollUp[target.rollUp] },
          { key: words.figureUnit, value: target.figureUnit ?? "–" },
          { key: words.due, value: due === undefined ? words.dueNone : words.dueEach(due) },
          {
            key: words.units,
            value: target.units.length === 0 ? words.unitsNone : <Units target={target} locale={locale} />,
          },
        ]}
      />
    </section>
  );
}

function Units({ target, locale }: { readonly target: TargetDetail; readonly locale: Locale }): JSX.Element {
  const words = textOf(locale).target;
  const named = ({ name, fromYear, toYear }: TargetDetail["units"][number]) =>
    toYear !== null
      ? words.until(name, String(toYear))
      : fromYear !== null
        ? words.since(name, String(fromYear))
        : name;
  return (
    <ul class="govuk-list">
      {target.units.map((unit) => (
        <li key={unit.id}>{named(unit)}</li>
      ))}
    </ul>
  );
}
