/** The marks of the time line, each of its own shape, and the legend that tells them. */
import type { JSX } from "preact";
import { type Locale, textOf } from "../text/catalogue.js";

/** Around 0, 0. */
const shapes = {
  cutOff: "M0-4.5 4.5 0 0 4.5-4.5 0Z",
  due: "M0-4.5 4.8 4h-9.6Z",
  published: "M0-5a5 5 0 1 1 0 10A5 5 0 0 1 0-5Z",
  carriedOut: "M-5.5-5.5h11v11h-11Z",
  undone: "M-6-4-4-6 0-2 4-6 6-4 2 0 6 4 4 6 0 2-4 6-6 4-2 0Z",
} as const;
type ShapeName = keyof typeof shapes;

export function Mark({ name, x, y }: { readonly name: ShapeName; readonly x: number; readonly y: number }) {
  return (
    <path
      class={`dd-mark dd-mark--${name}`}
      d={shapes[name]}
      transform={`translate(${x.toFixed(1)} ${String(y)})`}
    />
  );
}

/** How a review's reports came in. */
export type Outcome = "allIn" | "someLate" | "someMissing";

/** Solid, striped, hollow. `Stripes` stands once on a page that uses them. */
export const fills: Readonly<Record<Outcome, string>> = {
  allIn: "currentColor",
  someLate: "url(#stripes)",
  someMissing: "none",
};

export function Stripes(): JSX.Element {
  return (
    <svg class="dd-stripes" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="stripes" width="5" height="5" patternUnits="userSpaceOnUse">
          <path class="dd-stripes__line" d="M-1 1 1-1M-1 6 6-1M4 6 6 4" />
        </pattern>
      </defs>
    </svg>
  );
}

const outcomes = ["allIn", "someLate", "someMissing"] as const;
const marks = ["cutOff", "due", "published", "carriedOut", "undone"] as const;

export function Legend({ locale }: { readonly locale: Locale }): JSX.Element {
  const words = textOf(locale).rehearsal;
  return (
    <ul class="dd-legend" aria-label={words.legend}>
      {outcomes.map((name) => (
        <li key={name}>
          <svg width="30" height="14" viewBox="0 0 30 14" aria-hidden="true" focusable="false">
            <rect class="dd-mark" fill={fills[name]} x="1" y="3" width="28" height="8" />
          </svg>
          {words.marks[name]}
        </li>
      ))}
      {marks.map((name) => (
        <li key={name}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true" focusable="false">
            <Mark name={name} x={0} y={0} />
          </svg>
          {words.marks[name]}
        </li>
      ))}
    </ul>
  );
}
