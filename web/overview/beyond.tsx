/** On the one sheet of paper a list is cut short: how many of it are left out. Nothing on the screen. */
import type { JSX } from "preact";
import { formatNumber } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

/** Of each list on paper; `_overview.scss` cuts them there. */
export const PRINTED = 4;

export function Beyond(props: { readonly count: number; readonly locale: Locale }): JSX.Element | null {
  const others = props.count - PRINTED;
  return others <= 0 ? null : (
    <p class="govuk-body dd-overview__printed">
      {textOf(props.locale).committee.beyond(formatNumber(others, props.locale))}
    </p>
  );
}
