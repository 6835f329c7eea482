/** govuk-frontend's details: something that can be opened. */
import type { ComponentChildren, JSX } from "preact";
import { classes } from "./classes.js";

interface DetailsProps {
  readonly summary: ComponentChildren;
  readonly id?: string;
  readonly open?: boolean;
  readonly classes?: string;
  readonly children: ComponentChildren;
}

export function Details(props: DetailsProps): JSX.Element {
  return (
    <details id={props.id} class={classes("govuk-details", props.classes)} open={props.open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  );
}
