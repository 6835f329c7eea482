/** What the forms of accounts share: values typed before, errors beside their fields, and a summary above. */
import type { JSX } from "preact";
import type { Message } from "../../domain/errors.js";
import { Button } from "../components/button.js";
import { ErrorSummary } from "../components/error-summary.js";
import type { FieldProps } from "../components/field.js";
import { type Locale, type Text, say } from "../text/catalogue.js";

/** An error for a field's name, or for `""` where it concerns no field. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, Message>>;
}

/** The forms of the account page; one of them may have come back with errors. */
export type AccountForm = "password" | "begin" | "confirm" | "codes" | "remove";

export interface FormContext {
  readonly text: Text;
  readonly locale: Locale;
  readonly form: FormState | undefined;
}

/** `id` differs from `name` where a page has two forms with such a field. */
export function fieldOf(
  { text, locale, form }: FormContext,
  name: string,
  label: string,
  over: {
    readonly id?: string;
    readonly hint?: string;
    readonly optional?: true;
    readonly secret?: true;
  } = {},
): FieldProps {
  const error = form?.errors[name];
  return {
    id: over.id ?? name,
    name,
    label: over.optional ? `${label} ${text.task.optional}` : label,
    labelClasses: "govuk-label--s",
    hint: over.hint,
    error: error && say(error, locale),
    errorLabel: text.app.errorLabel,
    value: over.secret ? undefined : (form?.values[name] ?? ""),
    required: !over.optional,
  };
}

/** `fields`: those on the page, by name, with their ids. */
export function FormErrors({
  context: { text, locale, form },
  fields,
}: {
  readonly context: FormContext;
  readonly fields: Readonly<Record<string, string>>;
}): JSX.Element | null {
  if (form === undefined) return null;
  const lines = Object.entries(form.errors).map(([name, message]) => ({
    text: say(message, locale),
    href: name in fields ? `#${fields[name] ?? ""}` : undefined,
  }));
  return <ErrorSummary focused title={text.app.errorSummary} errors={lines} />;
}

/** One act without fields, on the version that is shown. */
export function ActButton(props: {
  readonly action: string;
  readonly version?: number;
  readonly words: string;
  readonly classes?: string;
}) {
  return (
    <form method="post" action={props.action}>
      {props.version !== undefined && <input type="hidden" name="version" value={props.version} />}
      <Button classes={props.classes ?? "govuk-button--secondary"}>{props.words}</Button>
    </form>
  );
}
