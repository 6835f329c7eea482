/** The state of a succession as a tag. */
import type { JSX } from "preact";
import type { SuccessionState } from "../../domain/succession.js";
import type { ShapeName } from "../components/shape.js";
import { type TagColour, Tag } from "../components/tag.js";
import { type Locale, textOf } from "../text/catalogue.js";

const looks: Readonly<Record<SuccessionState, { readonly shape: ShapeName; readonly colour: TagColour }>> = {
  prepared: { shape: "ring", colour: "purple" },
  signed: { shape: "glass", colour: "teal" },
  carrying_out: { shape: "half", colour: "orange" },
  carried_out: { shape: "tick", colour: "green" },
  undone: { shape: "cross", colour: "grey" },
};

export function SuccessionStateTag(props: {
  readonly state: SuccessionState;
  readonly locale: Locale;
}): JSX.Element {
  return <Tag text={textOf(props.locale).succession.state[props.state]} {...looks[props.state]} />;
}
