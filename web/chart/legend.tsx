/** What the marks and patterns of a drawing mean. */
import type { JSX } from "preact";

interface LegendItem {
  readonly text: string;
  /** Of the drawing, which is 14 high. */
  readonly width: number;
  readonly drawing: JSX.Element;
}

export function LegendList(props: {
  readonly label: string;
  readonly items: readonly LegendItem[];
}): JSX.Element {
  return (
    <ul class="dd-legend" aria-label={props.label}>
      {props.items.map(({ text, width, drawing }) => (
        <li key={text}>
          <svg
            width={width}
            height="14"
            viewBox={`0 0 ${String(width)} 14`}
            aria-hidden="true"
            focusable="false"
          >
            {drawing}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
