/** Exact decimals: none of floating point's surprises, and halves rounded away from zero. */
import { describe, expect, test } from "@jest/globals";
import { compare, decimal, minus, plus, power, quotient, rounded, times } from "../../domain/decimal.js";

test.each([
  ["0.1", "0.2", "0.3"],
  ["1.005", "0.005", "1.01"],
  ["99999999999.9999", "0.0001", "100000000000"],
  ["-1.5", "1.5", "0"],
])("%s + %s = %s", (a, b, sum) => {
  expect(plus(a, b)).toBe(sum);
  expect(minus(sum, b)).toBe(decimal(a));
});

test("products and powers keep every digit", () => {
  expect(times("1.05", "1.05")).toBe("1.1025");
  expect(power("0.96", 6)).toBe("0.782757789696");
  expect(power("1.05", 0)).toBe("1");
});

describe("a half", () => {
  test.each([
    ["1.005", 2, "1.01"],
    ["2.675", 2, "2.68"],
    ["1.00005", 4, "1.0001"],
    ["1.00004", 4, "1"],
    ["-1.005", 2, "-1.01"],
    ["-0.0004", 2, "0"],
  ])("%s to %i places is %s", (value, places, result) => {
    expect(rounded(value, places)).toBe(result);
  });

  test.each([
    ["1", "3", 4, "0.3333"],
    ["2", "3", 4, "0.6667"],
    ["-2", "3", 2, "-0.67"],
    ["2", "-3", 2, "-0.67"],
    ["1", "8", 2, "0.13"],
  ])("%s / %s to %i places is %s", (a, b, places, result) => {
    expect(quotient(a, b, places)).toBe(result);
  });
});

test("equal values have one form, and compare as such", () => {
  expect([decimal(12.5), decimal("12.50"), decimal("012.5"), decimal("-0.0")]).toEqual([
    "12.5",
    "12.5",
    "12.5",
    "0",
  ]);
  expect([compare("10", "9"), compare("9", "9.000"), compare("-2", "-1")]).toEqual([1, 0, -1]);
});

test.each(["", "1e3", "1,5", ".5", "5.", "NaN", "Infinity", "0x10"])("%p is no decimal", (text) => {
  expect(() => decimal(text)).toThrow(RangeError);
});

test("nothing is divided by nothing", () => {
  expect(() => quotient("1", "0", 2)).toThrow(RangeError);
});
