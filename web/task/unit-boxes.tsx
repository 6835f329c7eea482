/** A box for each unit of a list; a long list scrolls in its own frame. */
import type { JSX } from "preact";
import { Checkboxes } from "../components/checkboxes.js";
import { classes } from "../components/classes.js";
import type { FieldProps } from "../components/field.js";
import type { Choice } from "../components/select.js";
import { boxName } from "./choosing-forms.js";

const LONG_LIST = 8;

export function UnitBoxes(props: {
  readonly field: FieldProps;
  readonly list: "add" | "remove";
  readonly units: readonly Choice[];
  readonly ticked: (name: string) => boolean;
}): JSX.Element {
  const items = props.units.map((unit) => {
    const name = boxName(props.list, unit.value);
    return { name, value: "yes", text: unit.text, checked: props.ticked(name) };
  });
  return (
    <Checkboxes
      {...props.field}
      labelClasses="govuk-fieldset__legend--s"
      classes={classes("govuk-checkboxes--small", items.length > LONG_LIST && "dd-checklist")}
      items={items}
    />
  );
}
