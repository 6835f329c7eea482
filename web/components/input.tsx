/** govuk-frontend's text input, with suffix; also for dates, numbers and passwords. */
import type { JSX } from "preact";
import { classes } from "./classes.js";
import { type FieldProps, FieldGroup, describedBy } from "./field.js";

interface InputProps extends FieldProps {
  readonly type?: "text" | "password" | "date" | "search" | "email";
  readonly suffix?: string | undefined;
  readonly autocomplete?:
    "username" | "current-password" | "new-password" | "one-time-code" | "off" | undefined;
  readonly inputmode?: "numeric" | undefined;
  readonly autocapitalize?: "none";
  readonly min?: string | undefined;
  /** Shown, and there for password managers to read. */
  readonly readOnly?: boolean;
}

export function Input(props: InputProps): JSX.Element {
  // Preact parts its types by kind of input and takes no union of them; the attributes used here are common to all.
  const type = (props.type ?? "text") as "text";
  const control = (
    <input
      class={classes("govuk-input", props.classes, props.error !== undefined && "govuk-input--error")}
      id={props.id}
      name={props.name}
      type={type}
      value={props.value}
      aria-describedby={describedBy(props)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      inputmode={props.inputmode}
      min={props.min}
      readOnly={props.readOnly}
      required={props.required}
    />
  );
  return (
    <FieldGroup field={props}>
      {props.suffix === undefined ? (
        control
      ) : (
        <div class="govuk-input__wrapper">
          {control}
          <div class="govuk-input__suffix" aria-hidden="true">
            {props.suffix}
          </div>
        </div>
      )}
    </FieldGroup>
  );
}
