/** The state of a target as a tag. */
import type { JSX } from "preact";
import type { TargetState } from "../../domain/target.js";
import type { ShapeName } from "../components/shape.js";
import { type TagColour, Tag } from "../components/tag.js";
import { type Locale, textOf } from "../text/catalogue.js";

const looks: Readonly<Record<TargetState, { readonly shape: ShapeName; readonly colour: TagColour }>> = {
  met: { shape: "tick", colour: "green" },
  on_course: { shape: "half", colour: "teal" },
  at_risk: { shape: "diamond", colour: "orange" },
  missed: { shape: "triangle", colour: "red" },
  not_assessable: { shape: "ring", colour: "grey" },
};

export function TargetStateTag({
  state,
  locale,
}: {
  readonly state: TargetState;
  readonly locale: Locale;
}): JSX.Element {
  return <Tag text={textOf(locale).target.state[state]} {...looks[state]} />;
}
