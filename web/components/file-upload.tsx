/** govuk-frontend's file upload, without its script. */
import type { JSX } from "preact";
import { classes } from "./classes.js";
import { type FieldProps, FieldGroup, describedBy } from "./field.js";

export function FileUpload(
  props: FieldProps & { readonly multiple?: boolean; readonly accept?: string },
): JSX.Element {
  return (
    <FieldGroup field={props}>
      <input
        class={classes(
          "govuk-file-upload",
          props.classes,
          props.error !== undefined && "govuk-file-upload--error",
        )}
        id={props.id}
        name={props.name}
        type="file"
        multiple={props.multiple}
        accept={props.accept}
        aria-describedby={describedBy(props)}
        required={props.required}
      />
    </FieldGroup>
  );
}
