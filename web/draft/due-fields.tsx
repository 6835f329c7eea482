/** The fields that say when a task is due: a day, a recurrence with its day, or none. */
import type { JSX } from "preact";
import { Input } from "../components/input.js";
import { Radios } from "../components/radios.js";
import { Select } from "../components/select.js";
import { type EditProps, fieldIn } from "./edit-field.js";

interface DueValues {
  readonly due: string;
  readonly dueOn: string;
  readonly recurrence: string;
  readonly at: string;
}

/** `yearly:12-10` is "yearly" on "10/12". */
export function dueValues(due: string | null): DueValues {
  const none = { due: "continuous", dueOn: "", recurrence: "", at: "" };
  if (due === null || due === "continuous") return none;
  if (/^\d/.test(due)) return { ...none, due: "dated", dueOn: due };
  const [recurrence = "", at = ""] = due.split(":");
  return { ...none, due: "recurring", recurrence, at: at.split("-").reverse().join("/") };
}

export function DueFields(props: EditProps & { readonly present: DueValues }): JSX.Element {
  const { present, text } = props;
  const { draft: words, amendment } = text;
  const field = (name: keyof DueValues, label: string) =>
    fieldIn(props, "content", name, label, present[name]);
  const { none, ...others } = amendment.recurrences;
  const recurrences = [
    { value: "", text: none },
    ...Object.entries(others).map(([value, name]) => ({ value, text: name })),
  ];
  const kinds = (["dated", "recurring", "continuous"] as const).map((kind) => ({
    value: kind,
    text: amendment.kinds[kind],
  }));
  return (
    <>
      <Radios
        {...field("due", words.dueKind)}
        labelClasses="govuk-fieldset__legend--s"
        classes="govuk-radios--small govuk-radios--inline"
        items={kinds}
      />
      <div class="dd-draft__due">
        <Input {...field("dueOn", words.day)} type="date" classes="dd-input--day" />
        <Select {...field("recurrence", amendment.recurrence)} items={recurrences} />
        <Input
          {...field("at", words.recurrenceDay)}
          hint={words.recurrenceDayHint}
          classes="govuk-input--width-5"
        />
      </div>
    </>
  );
}
