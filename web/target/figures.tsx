/** The figures given for a target, with their sources; each in force can be put right by those who may. */
import type { JSX } from "preact";
import type { ObservationView, TargetDetail } from "../../record/queries/target-view.js";
import { type FormState, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { Table } from "../components/table.js";
import { Textarea } from "../components/textarea.js";
import { InstantText } from "../components/time.js";
import { formatDecimal, formatInstant } from "../format.js";
import { targetLink, taskLink } from "../links.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { FormTokens } from "./form-tokens.js";
import { withUnit } from "./words.js";

interface Props {
  readonly target: TargetDetail;
  readonly locale: Locale;
  readonly idempotencyKey: string;
  /** Of the correction of one figure. */
  readonly failed?: (FormState & { readonly observationId: string }) | undefined;
}

export function Figures(props: Props): JSX.Element {
  const { target, locale } = props;
  const text = textOf(locale);
  const words = text.target;
  const correctable = target.observations.filter((one) => one.mayCorrect);
  return (
    <section aria-labelledby="figures">
      <h2 class="govuk-heading-m" id="figures">
        {words.figures}
      </h2>
      {target.observations.length === 0 ? (
        <p class="govuk-body">{words.figuresNone}</p>
      ) : (
        <Table
          stacked
          caption={words.figures}
          captionClasses="govuk-visually-hidden"
          columns={[
            { text: words.year },
            { text: words.unit },
            { text: words.figure, numeric: true },
            { text: words.source },
            { text: words.entered },
            { text: text.task.state },
          ]}
          rows={target.observations.map((one) => rowOf(one, target, locale))}
        />
      )}
      {correctable.map((one) => (
        <Correction key={one.id} {...props} observation={one} />
      ))}
    </section>
  );
}

function rowOf(one: ObservationView, target: TargetDetail, locale: Locale) {
  const words = textOf(locale).target;
  const state =
    one.supersededAt !== null
      ? words.replaced(formatInstant(one.supersededAt, locale))
      : one.confirmed === false
        ? words.unconfirmed
        : words.inForce;
  return [
    <span key="year" id={`figure-${one.id}`}>
      {one.year}
    </span>,
    one.unit.name,
    withUnit(one.value, target.figureUnit, locale),
    <>
      {one.source}
      {one.reason !== null && <span class="dd-tasks__place">{words.corrected(one.reason)}</span>}
    </>,
    <>
      {one.enteredBy.name}, <InstantText at={one.enteredAt} locale={locale} />
    </>,
    one.taskId === null ? (
      state
    ) : (
      <a key="state" class="govuk-link" href={taskLink(one.taskId)}>
        {state}
      </a>
    ),
  ];
}

function Correction({
  target,
  locale,
  idempotencyKey,
  failed,
  observation,
}: Props & { readonly observation: ObservationView }): JSX.Element {
  const text = textOf(locale);
  const words = text.target;
  const form = failed?.observationId === observation.id ? failed : undefined;
  const context = { text, locale, form };
  const id = (name: string) => `${name}-${observation.id}`;
  const value = fieldOf(context, "value", words.fields.value, {
    id: id("value"),
    hint: words.fields.valueHint,
  });
  const source = fieldOf(context, "source", words.fields.source, {
    id: id("source"),
    hint: words.fields.sourceHint,
  });
  return (
    <Details
      summary={words.correctOf(observation.unit.name, String(observation.year))}
      open={form !== undefined}
      classes="dd-act"
    >
      <form
        method="post"
        action={`${targetLink(target.id)}/observations/${observation.id}/correction`}
        noValidate
        class="dd-form"
      >
        <FormTokens idempotencyKey={idempotencyKey} version={target.version} />
        <Input
          {...value}
          value={form === undefined ? formatDecimal(observation.value, locale, "") : value.value}
          classes="govuk-input--width-10"
          suffix={target.figureUnit ?? undefined}
        />
        <Input {...source} value={form === undefined ? observation.source : source.value} />
        <Textarea {...fieldOf(context, "reason", words.fields.reason, { id: id("reason") })} rows={2} />
        <Button classes="govuk-button--secondary">{words.correctSubmit}</Button>
      </form>
    </Details>
  );
}
