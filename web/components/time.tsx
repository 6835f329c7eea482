/** Days and instants for people and, in `datetime`, for machines. */
import type { JSX } from "preact";
import type { Day } from "../../domain/day.js";
import { formatDay, formatInstant } from "../format.js";
import type { Locale } from "../text/catalogue.js";

export function DayText({ day }: { readonly day: Day }): JSX.Element {
  return <time dateTime={day}>{formatDay(day)}</time>;
}

export function InstantText({ at, locale }: { readonly at: Date; readonly locale: Locale }): JSX.Element {
  return <time dateTime={at.toISOString()}>{formatInstant(at, locale)}</time>;
}
