/** govuk-frontend's tag, with a shape before the word: a colour never speaks alone. */
import type { JSX } from "preact";
import { classes } from "./classes.js";
import { type ShapeName, Shape } from "./shape.js";

export type TagColour = "red" | "orange" | "green" | "grey" | "teal" | "purple" | "yellow";

interface TagProps {
  readonly text: string;
  /** None: the blue of the original. */
  readonly colour?: TagColour;
  readonly shape?: ShapeName;
}

export function Tag({ text, colour, shape }: TagProps): JSX.Element {
  return (
    <strong class={classes("govuk-tag", colour && `govuk-tag--${colour}`)}>
      {shape !== undefined && <Shape name={shape} />}
      {text}
    </strong>
  );
}
