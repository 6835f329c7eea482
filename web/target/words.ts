/** What a target asks for and has reached, in words. */
import type { TargetView } from "../../record/queries/target-view.js";
import { formatDecimal, formatNumber } from "../format.js";
import { type Locale, textOf } from "../text/catalogue.js";

/** `giảm ít nhất 4 % mỗi năm`. */
export function toBeReached(target: TargetView, locale: Locale): string {
  const words = textOf(locale).programme;
  const value = `${formatNumber(target.value, locale, 4)}\u00a0${target.unit}`;
  const amount = words.comparator[target.comparator](value);
  if (target.period === null) return amount;
  const period = Object.hasOwn(words.period, target.period)
    ? words.period[target.period as keyof typeof words.period] // has just been found to be a key
    : target.period;
  return `${amount} ${period}`;
}

/** `Năm 2025: 48 vụ; phải đạt 46,08 vụ`; "" where there is no figure. */
export function soFar(target: TargetView, locale: Locale): string {
  const words = textOf(locale).target;
  if (target.asOf === null || target.reached === null) return "";
  const figure = (value: string) => withUnit(value, target.figureUnit, locale);
  const year = String(target.asOf);
  return target.required === null
    ? words.reachedOf(year, figure(target.reached))
    : words.reachedRequired(year, figure(target.reached), figure(target.required));
}

export function withUnit(value: string, unit: string | null, locale: Locale): string {
  return unit === null ? formatDecimal(value, locale) : `${formatDecimal(value, locale)}\u00a0${unit}`;
}
