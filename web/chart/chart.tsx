/** A drawing with what belongs to it: a heading, words for those who do not see it, and its figures as a table behind. */
import type { ComponentChildren, JSX } from "preact";
import { Details } from "../components/details.js";
import { type Column, Table } from "../components/table.js";
import { type Locale, textOf } from "../text/catalogue.js";
import { ScrollBox } from "./scroll-box.js";

interface ChartProps {
  readonly id: string;
  readonly title: string;
  /** What one would say who looks at it. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly legend: JSX.Element | null;
  /** null: the table stands open beside it. */
  readonly table: {
    readonly columns: readonly Column[];
    readonly rows: readonly (readonly ComponentChildren[])[];
  } | null;
  readonly locale: Locale;
  readonly heading?: "h2" | "h3";
  readonly children: ComponentChildren;
}

export function Chart(props: ChartProps): JSX.Element {
  const { id, title, width, height, table } = props;
  const Heading = props.heading ?? "h2";
  const words = textOf(props.locale).committee.chart;
  return (
    <section class="dd-chart" aria-labelledby={id}>
      <Heading class="govuk-heading-m" id={id}>
        {title}
      </Heading>
      <ScrollBox labelledBy={id}>
        <svg
          class="dd-chart__drawing"
          viewBox={`0 0 ${String(width)} ${String(height)}`}
          role="img"
          aria-labelledby={`${id}-title ${id}-said`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-said`}>{props.description}</desc>
          {props.children}
        </svg>
      </ScrollBox>
      {props.legend}
      {table !== null && (
        <Details summary={words.table} classes="dd-behind">
          <Table stacked caption={title} captionClasses="govuk-visually-hidden" {...table} />
        </Details>
      )}
    </section>
  );
}
