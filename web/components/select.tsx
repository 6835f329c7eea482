/** govuk-frontend's select. */
import type { JSX } from "preact";
import { classes } from "./classes.js";
import { type FieldProps, FieldGroup, describedBy } from "./field.js";

export interface Choice {
  readonly value: string;
  readonly text: string;
}

export function Select(props: FieldProps & { readonly items: readonly Choice[] }): JSX.Element {
  return (
    <FieldGroup field={props}>
      <select
        class={classes("govuk-select", props.classes, props.error !== undefined && "govuk-select--error")}
        id={props.id}
        name={props.name}
        aria-describedby={describedBy(props)}
      >
        {props.items.map((item) => (
          <option key={item.value} value={item.value} selected={item.value === props.value}>
            {item.text}
          </option>
        ))}
      </select>
    </FieldGroup>
  );
}
