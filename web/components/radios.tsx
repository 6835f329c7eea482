/** govuk-frontend's radios in their fieldset. */
import type { JSX } from "preact";
import { classes } from "./classes.js";
import { type FieldProps, ErrorMessage, Hint, describedBy } from "./field.js";
import type { Choice } from "./select.js";

/** `id` belongs to the first radio, where an error summary leads. */
export function Radios(props: FieldProps & { readonly items: readonly Choice[] }): JSX.Element {
  return (
    <div class={classes("govuk-form-group", props.error !== undefined && "govuk-form-group--error")}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(props)}>
        <legend class={classes("govuk-fieldset__legend", props.labelClasses)}>{props.label}</legend>
        <Hint id={props.id} text={props.hint} />
        <ErrorMessage id={props.id} text={props.error} label={props.errorLabel} />
        <div class={classes("govuk-radios", props.classes)} data-module="govuk-radios">
          {props.items.map((item, index) => (
            <Radio
              key={item.value}
              id={index === 0 ? props.id : `${props.id}-${index + 1}`}
              item={item}
              of={props}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function Radio({ id, item, of }: { id: string; item: Choice; of: FieldProps }): JSX.Element {
  return (
    <div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        id={id}
        name={of.name}
        type="radio"
        value={item.value}
        checked={item.value === of.value}
        required={of.required}
      />
      <label class="govuk-label govuk-radios__label" for={id}>
        {item.text}
      </label>
    </div>
  );
}
