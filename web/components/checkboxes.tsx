/** govuk-frontend's checkboxes in their fieldset. */
import type { JSX } from "preact";
import { classes } from "./classes.js";
import { type FieldProps, ErrorMessage, Hint, describedBy } from "./field.js";
import type { Choice } from "./select.js";

/** `id` belongs to the first box, where an error summary leads. */
export function Checkboxes(
  props: Omit<FieldProps, "value" | "required"> & {
    readonly items: readonly Choice[];
    readonly values: readonly string[];
  },
): JSX.Element {
  return (
    <div class={classes("govuk-form-group", props.error !== undefined && "govuk-form-group--error")}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(props)}>
        <legend class={classes("govuk-fieldset__legend", props.labelClasses)}>{props.label}</legend>
        <Hint id={props.id} text={props.hint} />
        <ErrorMessage id={props.id} text={props.error} label={props.errorLabel} />
        <div class={classes("govuk-checkboxes", props.classes)} data-module="govuk-checkboxes">
          {props.items.map((item, index) => {
            const id = index === 0 ? props.id : `${props.id}-${index + 1}`;
            return (
              <div class="govuk-checkboxes__item" key={item.value}>
                <input
                  class="govuk-checkboxes__input"
                  id={id}
                  name={props.name}
                  type="checkbox"
                  value={item.value}
                  checked={props.values.includes(item.value)}
                />
                <label class="govuk-label govuk-checkboxes__label" for={id}>
                  {item.text}
                </label>
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
}
