/** Where a drawing is wider than the screen it scrolls in its own box, by the keyboard too. */
import type { ComponentChildren, JSX } from "preact";

export function ScrollBox(props: {
  /** The id of the heading that names it. */
  readonly labelledBy: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <div class="dd-time-line" role="group" aria-labelledby={props.labelledBy} tabIndex={0}>
      {props.children}
    </div>
  );
}
