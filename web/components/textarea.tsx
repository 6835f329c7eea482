/** govuk-frontend's textarea. */
import type { JSX } from "preact";
import { classes } from "./classes.js";
import { type FieldProps, FieldGroup, describedBy } from "./field.js";

export function Textarea(props: FieldProps & { readonly rows?: number }): JSX.Element {
  return (
    <FieldGroup field={props}>
      <textarea
        class={classes("govuk-textarea", props.error !== undefined && "govuk-textarea--error", props.classes)}
        id={props.id}
        name={props.name}
        rows={props.rows ?? 5}
        aria-describedby={describedBy(props)}
        required={props.required}
      >
        {props.value}
      </textarea>
    </FieldGroup>
  );
}
