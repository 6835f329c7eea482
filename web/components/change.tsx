/** By how much a figure has changed: ` (+2)`, ` (−2)`, ` (±0)`. */
import type { JSX } from "preact";
import { formatNumber } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

export function Change(props: {
  /** undefined or null: not known, and not shown. */
  readonly by: number | null | undefined;
  readonly locale: Locale;
}): JSX.Element | null {
  const { by, locale } = props;
  if (by === null || by === undefined) return null;
  const sign = by > 0 ? "+" : by < 0 ? "−" : "±";
  return (
    <span class="dd-change">
      {" "}
      {textOf(locale).committee.changeSaid(sign, formatNumber(Math.abs(by), locale))}
    </span>
  );
}
