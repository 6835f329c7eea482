/** The fields of the forms of a task that is being edited, and what is wrong with one that came back. */
import type { JSX } from "preact";
import { type FormContext, FormErrors, fieldOf } from "../account/form.js";
import type { DraftView, PartProps } from "./part.js";

export interface EditProps extends PartProps {
  readonly edited: NonNullable<DraftView["edited"]>;
}

/** A field of one of the forms: what was typed where that form came back, or what is there. */
export function fieldIn(props: EditProps, of: string, name: string, label: string, present: string) {
  const form = props.view.form?.of === of ? props.view.form : undefined;
  const context: FormContext = { text: props.text, locale: props.locale, form };
  const field = fieldOf(context, name, label, { id: `${of}-${name}`, optional: true });
  return { ...field, label, value: form?.values[name] ?? present };
}

export function Errors(
  props: PartProps & { readonly of: string; readonly fields: readonly string[] },
): JSX.Element | null {
  const { view, of, text, locale } = props;
  if (view.form?.of !== of || Object.keys(view.form.errors).length === 0) return null;
  const ids = Object.fromEntries(props.fields.map((name) => [name, `${of}-${name}`]));
  return <FormErrors context={{ text, locale, form: view.form }} fields={ids} />;
}
