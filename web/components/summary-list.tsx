/** govuk-frontend's summary list: names and their values. */
import type { ComponentChildren, JSX } from "preact";
import { classes } from "./classes.js";

export interface SummaryRow {
  readonly key: string;
  readonly value: ComponentChildren;
}

export function SummaryList(props: {
  readonly rows: readonly SummaryRow[];
  readonly classes?: string;
}): JSX.Element {
  return (
    <dl class={classes("govuk-summary-list", props.classes)}>
      {props.rows.map((row) => (
        <div class="govuk-summary-list__row" key={row.key}>
          <dt class="govuk-summary-list__key">{row.key}</dt>
          <dd class="govuk-summary-list__value">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
