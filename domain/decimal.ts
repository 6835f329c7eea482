/** Exact decimal arithmetic. A figure or a percentage is a text such as `97.5`: 0.1 + 0.2 is 0.3 here. */

/** Digits with an optional sign and fraction, without needless zeros: `-12.5`. */
export type Decimal = string;

interface Scaled {
  readonly units: bigint;
  /** Decimal places of `units`. */
  readonly places: number;
}

/** From a number or a text, in the one form that equal values share. Raises on what is no plain decimal. */
export function decimal(value: number | string): Decimal {
  return written(scaled(String(value)));
}

export function plus(one: Decimal, other: Decimal): Decimal {
  const [a, b, places] = alike(one, other);
  return written({ units: a + b, places });
}

export function minus(one: Decimal, other: Decimal): Decimal {
  const [a, b, places] = alike(one, other);
  return written({ units: a - b, places });
}

export function times(one: Decimal, other: Decimal): Decimal {
  const a = scaled(one);
  const b = scaled(other);
  return written({ units: a.units * b.units, places: a.places + b.places });
}

/** `exponent` is a whole number, 0 or more. */
export function power(base: Decimal, exponent: number): Decimal {
  const { units, places } = scaled(base);
  return written({ units: units ** BigInt(exponent), places: places * exponent });
}

/** Negative, zero or positive, as `one` is less than, equal to or more than `other`. */
export function compare(one: Decimal, other: Decimal): number {
  const [a, b] = alike(one, other);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rounded to `places`, a half away from zero. Raises `RangeError` where `divisor` is zero. */
export function quotient(dividend: Decimal, divisor: Decimal, places: number): Decimal {
  const [a, b] = alike(dividend, divisor);
  return written({ units: halfUp(a * 10n ** BigInt(places), b), places });
}

/** Rounded to `places`, a half away from zero, as figures are rounded in reports. */
export function rounded(value: Decimal, places: number): Decimal {
  return quotient(value, "1", places);
}

function halfUp(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const a = dividend < 0n ? -dividend : dividend;
  const b = divisor < 0n ? -divisor : divisor;
  const result = (2n * a + b) / (2n * b);
  return negative ? -result : result;
}

function alike(one: Decimal, other: Decimal): [bigint, bigint, number] {
  const a = scaled(one);
  const b = scaled(other);
  const places = Math.max(a.places, b.places);
  return [a.units * 10n ** BigInt(places - a.places), b.units * 10n ** BigInt(places - b.places), places];
}

function scaled(text: string): Scaled {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal: ${text}`);
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, places: fraction.length };
}

function written({ units, places }: Scaled): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return (units < 0n ? "-" : "") + whole + (fraction === "" ? "" : `.${fraction}`);
}
