/** The state of a programme as a tag. */
import type { JSX } from "preact";
import type { ProgrammeListItem } from "../../record/queries/programme-view.js";
import type { ShapeName } from "../components/shape.js";
import { type TagColour, Tag } from "../components/tag.js";
import { type Locale, textOf } from "../text/catalogue.js";

type State = ProgrammeListItem["state"];

const looks: Readonly<Record<State, { readonly shape: ShapeName; readonly colour?: TagColour }>> = {
  draft: { shape: "ring", colour: "purple" },
  issued: { shape: "half" },
  closed: { shape: "tick", colour: "green" },
};

export function ProgrammeStateTag({
  state,
  locale,
}: {
  readonly state: State;
  readonly locale: Locale;
}): JSX.Element {
  return <Tag text={textOf(locale).programmes.state[state]} {...looks[state]} />;
}
