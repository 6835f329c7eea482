/** The forms of a target: a new figure, and how it is measured. */
import type { JSX } from "preact";
import { type TargetBasis, isLevel, rollUps } from "../../domain/target.js";
import type { TargetDetail } from "../../record/queries/target-view.js";
import { type FormContext, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Checkboxes } from "../components/checkboxes.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { Radios } from "../components/radios.js";
import { Select } from "../components/select.js";
import { formatDecimal } from "../format.js";
import { targetLink } from "../links.js";
import { FormTokens } from "./form-tokens.js";

interface Props {
  readonly target: TargetDetail;
  readonly context: FormContext;
  readonly idempotencyKey: string;
}

export const observationFields = ["unitId", "year", "value", "source"];

export function NewObservation({ target, context, idempotencyKey }: Props): JSX.Element | null {
  const words = context.text.target;
  if (target.mayObserve.length === 0) return null;
  return (
    <Details summary={words.record} open={context.form !== undefined} classes="dd-act">
      <p class="govuk-body">{words.recordHint}</p>
      <form method="post" action={`${targetLink(target.id)}/observations`} noValidate class="dd-form">
        <FormTokens idempotencyKey={idempotencyKey} version={target.version} />
        <Select
          {...fieldOf(context, "unitId", words.unit)}
          items={target.mayObserve.map((unit) => ({ value: unit.id, text: unit.name }))}
        />
        <Input {...fieldOf(context, "year", words.year)} classes="govuk-input--width-4" inputmode="numeric" />
        <Input
          {...fieldOf(context, "value", words.fields.value, { hint: words.fields.valueHint })}
          classes="govuk-input--width-10"
          suffix={target.figureUnit ?? undefined}
        />
        <Input {...fieldOf(context, "source", words.fields.source, { hint: words.fields.sourceHint })} />
        <Button>{words.recordSubmit}</Button>
      </form>
    </Details>
  );
}

export const definitionFields = [
  "basis",
  "baselineYear",
  "baselineValue",
  "baselineSource",
  "horizonYear",
  "rollUp",
  "figureUnit",
  "figureDue",
  "unitIds",
];

/** `units`: all that may be chosen. */
export function Definition({
  target,
  context: given,
  idempotencyKey,
  units,
  chosen,
}: Props & {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** What was chosen in a form that came back. */
  readonly chosen: readonly string[] | undefined;
}): JSX.Element | null {
  if (!target.mayDefine) return null;
  const words = given.text.target;
  const { fields } = words;
  const context = { ...given, form: given.form ?? { values: valuesOf(target, given), errors: {} } };
  const bases: readonly TargetBasis[] = isLevel(target.comparator)
    ? ["level"]
    : ["compounded", "previous_year", "whole_period"];
  const owing = chosen ?? target.units.filter((unit) => unit.toYear === null).map((unit) => unit.id);
  const hint = { hint: fields.baselineHint, optional: true } as const;
  return (
    <Details summary={words.define} open={given.form !== undefined} classes="dd-act">
      <form method="post" action={`${targetLink(target.id)}/definition`} noValidate class="dd-form">
        <FormTokens idempotencyKey={idempotencyKey} version={target.version} />
        <Radios
          {...fieldOf(context, "basis", words.basisLabel)}
          labelClasses="govuk-fieldset__legend--s"
          items={bases.map((value) => ({ value, text: words.basis[value] }))}
        />
        <Input
          {...fieldOf(context, "baselineYear", fields.baselineYear, hint)}
          classes="govuk-input--width-4"
        />
        <Input
          {...fieldOf(context, "baselineValue", fields.baselineValue, { optional: true })}
          classes="govuk-input--width-10"
        />
        <Input {...fieldOf(context, "baselineSource", fields.baselineSource, { optional: true })} />
        <Input
          {...fieldOf(context, "horizonYear", fields.horizonYear, { optional: true })}
          classes="govuk-input--width-4"
        />
        <Radios
          {...fieldOf(context, "rollUp", words.rollUpLabel)}
          labelClasses="govuk-fieldset__legend--s"
          items={rollUps.map((value) => ({ value, text: words.rollUp[value] }))}
        />
        <Input
          {...fieldOf(context, "figureUnit", words.figureUnit, { hint: fields.figureUnitHint })}
          classes="govuk-input--width-20"
        />
        <Input
          {...fieldOf(context, "figureDue", fields.figureDue, { hint: fields.figureDueHint, optional: true })}
          classes="govuk-input--width-5"
        />
        <Checkboxes
          {...fieldOf(context, "unitIds", words.units)}
          labelClasses="govuk-fieldset__legend--s"
          classes="govuk-checkboxes--small"
          items={units.map(({ id, name }) => ({
            name: "unitIds",
            value: id,
            text: name,
            checked: owing.includes(id),
          }))}
        />
        <Button>{words.defineSubmit}</Button>
      </form>
    </Details>
  );
}

/** What stands in the form at first: the definition in force. */
function valuesOf(target: TargetDetail, { locale }: FormContext): Readonly<Record<string, string>> {
  const { baseline, figureRecurrence } = target;
  const [, month, day] = /^yearly:(\d\d)-(\d\d)$/.exec(figureRecurrence ?? "") ?? [];
  return {
    basis: target.basis ?? "",
    baselineYear: baseline === null ? "" : String(baseline.year),
    baselineValue: baseline === null ? "" : formatDecimal(baseline.value, locale, ""),
    baselineSource: baseline?.source ?? "",
    horizonYear: target.horizonYear === null ? "" : String(target.horizonYear),
    rollUp: target.rollUp,
    figureUnit: target.figureUnit ?? "",
    figureDue: month === undefined ? "" : `${day ?? ""}/${month}`,
  };
}
