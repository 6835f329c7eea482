/** The form that prepares a succession: its units, its day, its basis. */
import type { JSX } from "preact";
import { successionKinds } from "../../domain/succession.js";
import { type FormContext, fieldOf } from "../account/form.js";
import { Button } from "../components/button.js";
import { Checkboxes } from "../components/checkboxes.js";
import { Details } from "../components/details.js";
import { Input } from "../components/input.js";
import { Radios } from "../components/radios.js";

export interface Chosen {
  readonly predecessorIds: readonly string[];
  readonly successorIds: readonly string[];
}

export const prepareFields = [
  "kind",
  "effectiveOn",
  "basis",
  "predecessorIds",
  "successorIds",
  "code",
  "name",
  "shortName",
];

export function PrepareForm({
  context,
  units,
  chosen,
}: {
  readonly context: FormContext;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: Chosen;
}): JSX.Element {
  const words = context.text.succession;
  const items = (name: keyof Chosen) =>
    units.map(({ id, name: text }) => ({ name, value: id, text, checked: chosen[name].includes(id) }));
  const unit = (name: string, label: string, hint?: string) =>
    fieldOf(context, name, label, { optional: true, ...(hint === undefined ? {} : { hint }) });
  return (
    <Details summary={words.prepare} open={context.form !== undefined} classes="dd-act">
      <p class="govuk-body">{words.prepareHint}</p>
      <form method="post" action="/successions/preview" noValidate class="dd-form">
        <Radios
          {...fieldOf(context, "kind", words.kindLabel)}
          labelClasses="govuk-fieldset__legend--s"
          items={successionKinds.map((value) => ({ value, text: words.kind[value] }))}
        />
        <Input
          {...fieldOf(context, "effectiveOn", words.effectiveOn, { hint: words.effectiveHint })}
          type="date"
          classes="dd-input--day"
        />
        <Input {...fieldOf(context, "basis", words.basis, { hint: words.basisHint })} />
        <Checkboxes
          {...fieldOf(context, "predecessorIds", words.from)}
          labelClasses="govuk-fieldset__legend--s"
          classes="govuk-checkboxes--small"
          items={items("predecessorIds")}
        />
        <Checkboxes
          {...fieldOf(context, "successorIds", words.to, { hint: words.toHint })}
          labelClasses="govuk-fieldset__legend--s"
          classes="govuk-checkboxes--small"
          items={items("successorIds")}
        />
        <h3 class="govuk-heading-s">{words.fresh}</h3>
        <p class="govuk-body">{words.freshHint}</p>
        <Input {...unit("code", words.code, words.codeHint)} classes="govuk-input--width-20" />
        <Input {...unit("name", words.name)} />
        <Input {...unit("shortName", words.shortName)} classes="govuk-input--width-20" />
        <Button>{words.preview}</Button>
      </form>
    </Details>
  );
}
