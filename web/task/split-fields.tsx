/** The units below among which a task is split: a box for each, and below it what differs for this unit alone. */
import type { JSX } from "preact";
import { Checkboxes } from "../components/checkboxes.js";
import { Details } from "../components/details.js";
import type { FieldProps } from "../components/field.js";
import { Input } from "../components/input.js";
import type { Choice } from "../components/select.js";
import { Textarea } from "../components/textarea.js";
import type { Text } from "../text/catalogue.js";
import { ALL_PARTS, boxName, partFieldName } from "./choosing-forms.js";

interface Props {
  readonly field: FieldProps;
  readonly units: readonly Choice[];
  readonly from: string | undefined;
  readonly text: Text;
  /** Id, value and error of another field of the form. */
  readonly other: (name: string, label: string) => FieldProps;
  readonly ticked: (name: string) => boolean;
}

export function SplitFields({ field, units, from, text, other, ticked }: Props): JSX.Element {
  const { fields } = text;
  const all = {
    name: ALL_PARTS,
    value: "yes",
    text: fields.allParts(String(units.length)),
    checked: ticked(ALL_PARTS),
  };
  const boxes = units.map((unit) => {
    const name = boxName("part", unit.value);
    const words = other(partFieldName("text", unit.value), fields.partText);
    const dueOn = other(partFieldName("dueOn", unit.value), fields.partDueOn);
    const filled = [words, dueOn].some((one) => one.value !== "" || one.error !== undefined);
    const more = (
      <Details classes="dd-part" open={filled} summary={fields.partOf(unit.text)}>
        <Textarea {...words} hint={fields.partTextHint} rows={2} />
        <Input {...dueOn} hint={fields.partDueOnHint} type="date" classes="dd-input--day" min={from} />
      </Details>
    );
    return { name, value: "yes", text: unit.text, checked: ticked(name), more };
  });
  return (
    <Checkboxes
      {...field}
      labelClasses="govuk-fieldset__legend--s"
      classes="govuk-checkboxes--small"
      items={units.length > 1 ? [all, ...boxes] : boxes}
    />
  );
}

/** Of the fields below the boxes. */
export function namesOfParts(units: readonly Choice[]): readonly string[] {
  return units.flatMap((unit) => [partFieldName("text", unit.value), partFieldName("dueOn", unit.value)]);
}
