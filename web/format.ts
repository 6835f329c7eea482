/**
 * Days, instants, numbers and sizes as Việt Nam writes them. Nothing here asks the process for its locale or time zone.
 * English pages keep the day-month-year order and the 24-hour clock; only the decimal mark differs.
 */
import type { Decimal } from "../domain/decimal.js";
import { type Day, dayAt } from "../domain/day.js";
import type { Locale } from "./text/catalogue.js";

/** `2026-11-24` → `24/11/2026`. */
export function formatDay(day: Day): string {
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** The wall clock in Việt Nam: `07:30`. */
export function formatTime(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
}

/** `07:30 ngày 24/11/2026`, `24/11/2026, 07:30`. */
export function formatInstant(instant: Date, locale: Locale): string {
  const day = formatDay(dayAt(instant));
  const time = formatTime(instant);
  return locale === "vi" ? `${time} ngày ${day}` : `${day}, ${time}`;
}

/** At most `decimals` places, none that are zero: `1.234,5` (vi), `1,234.5` (en). */
export function formatNumber(value: number, locale: Locale, decimals = 1): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".") as [string, string | undefined];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === "vi" ? "." : ",");
  const rest = (fraction ?? "").replace(/0+$/, "");
  const sign = value < 0 && (Number(whole) !== 0 || rest !== "") ? "−" : "";
  return sign + grouped + (rest === "" ? "" : (locale === "vi" ? "," : ".") + rest);
}

/** An exact decimal with all its places: `1.204,25` (vi), `1,204.25` (en). `thousands` overrides the sign between them. */
export function formatDecimal(value: Decimal, locale: Locale, thousands?: string): string {
  const [whole = "", fraction] = value.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands ?? (locale === "vi" ? "." : ","));
  const rest = fraction === undefined ? "" : (locale === "vi" ? "," : ".") + fraction;
  return `${value.startsWith("-") ? "−" : ""}${grouped}${rest}`;
}

/** `7,5 %` with a space that does not break, as TCVN and the SI ask for. */
export function formatPercent(value: number, locale: Locale): string {
  return `${formatNumber(value, locale)}\u00a0%`;
}

/** Bytes as `340 kB` or `1,2 MB`. */
export function formatSize(bytes: number, locale: Locale): string {
  if (bytes < 1_000) return `${bytes}\u00a0B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1_000, locale, 0)}\u00a0kB`;
  return `${formatNumber(bytes / 1_000_000, locale)}\u00a0MB`;
}

/** The beginning of a long text, cut between words. */
export function excerpt(text: string, length: number): string {
  if (text.length <= length) return text;
  const lastSpace = text.lastIndexOf(" ", length);
  const cut = text.slice(0, lastSpace > 0 ? lastSpace : length);
  return `${cut.replace(/[\s,;:.]+$/, "")} …`;
}
