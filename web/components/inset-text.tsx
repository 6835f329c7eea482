/** govuk-frontend's inset text. */
import type { ComponentChildren, JSX } from "preact";
import { classes } from "./classes.js";

export function InsetText(props: {
  readonly classes?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return <div class={classes("govuk-inset-text", props.classes)}>{props.children}</div>;
}
