/** govuk-frontend's checkboxes in their fieldset; each has a name of its own. */
import type { ComponentChildren, JSX } from "preact";
import { classes } from "./classes.js";
import { type FieldProps, ErrorMessage, Hint, describedBy } from "./field.js";

export interface Checkbox {
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly checked?: boolean;
  /** Below the box. */
  readonly more?: ComponentChildren;
}

/** `id` belongs to the first box, where an error summary leads. */
export function Checkboxes(
  props: Omit<FieldProps, "name" | "value"> & { readonly items: readonly Checkbox[] },
): JSX.Element {
  return (
    <div class={classes("govuk-form-group", props.error !== undefined && "govuk-form-group--error")}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(props)}>
        <legend class={classes("govuk-fieldset__legend", props.labelClasses)}>{props.label}</legend>
        <Hint id={props.id} text={props.hint} />
        <ErrorMessage id={props.id} text={props.error} label={props.errorLabel} />
        <div class={classes("govuk-checkboxes", props.classes)} data-module="govuk-checkboxes">
          {props.items.map((item, index) => (
            <Box
              key={item.name + item.value}
              id={index === 0 ? props.id : `${props.id}-${index + 1}`}
              item={item}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function Box({ id, item }: { readonly id: string; readonly item: Checkbox }): JSX.Element {
  return (
    <>
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name={item.name}
          type="checkbox"
          value={item.value}
          checked={item.checked}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          {item.text}
        </label>
      </div>
      {item.more}
    </>
  );
}
