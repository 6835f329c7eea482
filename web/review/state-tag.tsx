/** The state of a review cycle as a tag. */
import type { JSX } from "preact";
import type { ReviewState } from "../../domain/review.js";
import type { ShapeName } from "../components/shape.js";
import { type TagColour, Tag } from "../components/tag.js";
import { type Locale, textOf } from "../text/catalogue.js";

const looks: Readonly<Record<ReviewState, { readonly shape: ShapeName; readonly colour?: TagColour }>> = {
  called: { shape: "ring", colour: "purple" },
  collecting: { shape: "half" },
  consolidating: { shape: "half", colour: "teal" },
  awaiting_approval: { shape: "glass", colour: "yellow" },
  approved: { shape: "tick", colour: "green" },
  published: { shape: "tick", colour: "green" },
  cancelled: { shape: "bar", colour: "grey" },
};

export function CycleStateTag(props: { readonly state: ReviewState; readonly locale: Locale }): JSX.Element {
  return <Tag text={textOf(props.locale).reviews.state[props.state]} {...looks[props.state]} />;
}
