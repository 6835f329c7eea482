/** The marks of the time line, each of its own shape, and the legend that tells them. */
import type { JSX } from "preact";
import { LegendList } from "../chart/legend.js";
import { STRIPED } from "../chart/looks.js";
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

/** Solid, striped, hollow. */
export const fills: Readonly<Record<Outcome, string>> = {
  allIn: "currentColor",
  someLate: STRIPED,
  someMissing: "none",
};

const outcomes = ["allIn", "someLate", "someMissing"] as const;
const marks = ["cutOff", "due", "published", "carriedOut", "undone"] as const;

export function Legend({ locale }: { readonly locale: Locale }): JSX.Element {
  const words = textOf(locale).rehearsal;
  return (
    <LegendList
      label={words.legend}
      items={[
        ...outcomes.map((name) => ({
          text: words.marks[name],
          width: 30,
          drawing: <rect class="dd-mark" fill={fills[name]} x="1" y="3" width="28" height="8" />,
        })),
        ...marks.map((name) => ({
          text: words.marks[name],
          width: 14,
          drawing: <Mark name={name} x={7} y={7} />,
        })),
      ]}
    />
  );
}
