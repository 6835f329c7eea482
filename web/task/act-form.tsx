/** A form for one act: its fields, what was typed before, what was wrong with it. */
import type { JSX } from "preact";
import type { Message } from "../../domain/errors.js";
import type { Act } from "../../domain/transitions.js";
import { Button } from "../components/button.js";
import type { ErrorLine } from "../components/error-summary.js";
import type { FieldProps } from "../components/field.js";
import { FileUpload } from "../components/file-upload.js";
import { Input } from "../components/input.js";
import { Radios } from "../components/radios.js";
import { Select } from "../components/select.js";
import { Textarea } from "../components/textarea.js";
import { taskLink } from "../links.js";
import { type Locale, type Text, say } from "../text/catalogue.js";
import { type FormAct, type FormFacts, actForm } from "./act-forms.js";
import type { FormField } from "./form-field.js";
import { SplitFields, namesOfParts } from "./split-fields.js";
import { UnitBoxes } from "./unit-boxes.js";

/** A form that came back: what was typed, and an error for a field's name, or for `""` where it concerns no field. */
export interface FormState {
  readonly act: Act;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, Message>>;
}

export interface ActFormProps extends FormFacts {
  readonly act: FormAct;
  readonly locale: Locale;
  readonly idempotencyKey: string;
  readonly primary: boolean;
  readonly form: FormState | undefined;
}

export function ActFormView(props: ActFormProps): JSX.Element {
  const { act, task, text } = props;
  const { resource, fields } = actForm(act, props);
  const failed = props.form?.act === act ? props.form : undefined;
  const note = noteOf(act, text);
  return (
    <form
      id={`act-${act}`}
      method="post"
      action={`${taskLink(task.id)}/${resource}`}
      encType={fields.some((field) => field.kind === "files") ? "multipart/form-data" : undefined}
      noValidate
      class="dd-form"
    >
      <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />
      <input type="hidden" name="version" value={String(task.version)} />
      {note !== undefined && <p class="govuk-body">{note}</p>}
      {fields.map((field) => (
        <Control key={field.name} field={field} failed={failed} of={props} />
      ))}
      <Button classes={props.primary ? "" : "govuk-button--secondary"}>{text.forms[act].submit}</Button>
    </form>
  );
}

function noteOf(act: FormAct, { formNotes }: Text): string | undefined {
  return act === "withdraw_report" || act === "resume" || act === "cancel" ? formNotes[act] : undefined;
}

const fieldId = (act: FormAct, name: string): string => `${act}-${name}`;

function fieldProps(field: FormField, failed: FormState | undefined, props: ActFormProps): FieldProps {
  const { text, locale } = props;
  const error = failed?.errors[field.name];
  const again = failed !== undefined && field.kind === "files" ? ` ${text.fields.evidenceAgain}` : "";
  return {
    id: fieldId(props.act, field.name),
    name: field.name,
    label: field.need === "optional" ? `${field.label} ${text.task.optional}` : field.label,
    labelClasses: "govuk-label--s",
    hint: field.hint === undefined ? undefined : field.hint + again,
    error: error && say(error, locale),
    errorLabel: text.app.errorLabel,
    value: failed?.values[field.name] ?? field.initial ?? "",
    required: field.need === "required",
  };
}

interface ControlProps {
  readonly field: FormField;
  readonly failed: FormState | undefined;
  readonly of: ActFormProps;
}

function Control({ field, failed, of }: ControlProps): JSX.Element {
  const props = fieldProps(field, failed, of);
  const choices = field.choices ?? [];
  const ticked = (name: string) => failed?.values[name] !== undefined;
  switch (field.kind) {
    case "text":
      return <Textarea {...props} rows={4} />;
    case "line":
      return <Input {...props} classes="govuk-input--width-20" />;
    case "day":
      return <Input {...props} type="date" classes="dd-input--day" min={field.from} />;
    case "percent":
      return <Input {...props} classes="govuk-input--width-4" suffix="%" inputmode="numeric" />;
    case "files":
      return <FileUpload {...props} multiple />;
    case "choice":
      return <Radios {...props} labelClasses="govuk-fieldset__legend--s" items={choices} />;
    case "select":
      return <Select {...props} items={choices} />;
    case "units":
      return (
        <UnitBoxes
          field={props}
          list={field.name === "remove" ? "remove" : "add"}
          units={choices}
          ticked={ticked}
        />
      );
    case "parts": {
      const other = (name: string, label: string) =>
        fieldProps({ name, kind: "line", label, need: "optional" }, failed, of);
      return (
        <SplitFields
          field={props}
          units={choices}
          from={field.from}
          text={of.text}
          other={other}
          ticked={ticked}
        />
      );
    }
  }
}

/** The lines of the error summary: each leads to its field where the form has that field. */
export function errorLines(
  form: FormState,
  act: FormAct,
  facts: FormFacts,
  locale: Locale,
): readonly ErrorLine[] {
  const names = actForm(act, facts).fields.flatMap((field) =>
    field.kind === "parts" ? [field.name, ...namesOfParts(field.choices ?? [])] : [field.name],
  );
  return Object.entries(form.errors).map(([name, message]) => ({
    text: say(message, locale),
    href: names.includes(name) ? `#${fieldId(act, name)}` : undefined,
  }));
}
