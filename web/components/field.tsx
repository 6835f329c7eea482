/** What every form control has around it: label, hint, error message, and the ids that tie them together. */
import type { ComponentChildren, JSX } from "preact";
import { classes } from "./classes.js";

export interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly labelClasses?: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The words before an error message for those who hear the page: "Lỗi:". */
  readonly errorLabel: string;
  readonly classes?: string | undefined;
  readonly value?: string | undefined;
  readonly required?: boolean | undefined;
}

/** The ids of hint and error, for `aria-describedby`. */
export function describedBy(props: Pick<FieldProps, "id" | "hint" | "error">): string | undefined {
  const ids = [props.hint && `${props.id}-hint`, props.error && `${props.id}-error`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(" ");
}

export function FieldGroup({
  field,
  children,
}: {
  field: FieldProps;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <div class={classes("govuk-form-group", field.error !== undefined && "govuk-form-group--error")}>
      <label class={classes("govuk-label", field.labelClasses)} for={field.id}>
        {field.label}
      </label>
      <Hint id={field.id} text={field.hint} />
      <ErrorMessage id={field.id} text={field.error} label={field.errorLabel} />
      {children}
    </div>
  );
}

export function Hint({ id, text }: { id: string; text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <div id={`${id}-hint`} class="govuk-hint">
      {text}
    </div>
  );
}

export function ErrorMessage(props: {
  id: string;
  text: string | undefined;
  label: string;
}): JSX.Element | null {
  if (props.text === undefined) return null;
  return (
    <p id={`${props.id}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">{props.label}</span> {props.text}
    </p>
  );
}
