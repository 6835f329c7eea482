/** The bench's own arithmetic: arrivals, medians, slopes, the table. */
import { expect, test } from "@jest/globals";
import { arrivals } from "../../bench/arrivals.js";
import { linearithmic, slopeOf } from "../../bench/slope.js";
import { median, summarise } from "../../bench/summary.js";
import { numberOf, tableOf } from "../../bench/table.js";

test("arrivals are fixed by their seed, in order, and as many as the rate says", () => {
  const at = arrivals(200, 50, 7);
  expect(arrivals(200, 50, 7)).toEqual(at);
  expect(arrivals(200, 50, 8)).not.toEqual(at);
  expect([...at].sort((a, b) => a - b)).toEqual(at);
  expect(at.at(-1)).toBeLessThan(50_000);
  // Ten thousand are meant; of so many by chance the spread is a hundred.
  expect(Math.abs(at.length - 10_000)).toBeLessThan(500);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1], 2.5],
  [[7], 7],
])("the median of %j is %d", (values, middle) => {
  expect(median(values)).toBe(middle);
});

test("repeats become a median with its range, and what was wanted is judged by it", () => {
  const of = (value: number) => [{ name: "rate", value, unit: "/s", wanted: { atLeast: 100 } }];
  expect(summarise("line", [of(90), of(120), of(110)])).toEqual([
    {
      ...{ line: "line", name: "rate", unit: "/s", median: 110, least: 90, most: 120, repeats: 3 },
      ...{ wanted: { atLeast: 100 }, reached: true },
    },
  ]);
  expect(summarise("line", [of(90)])[0]?.reached).toBe(false);
  expect(summarise("line", [])).toEqual([]);
});

test.each([
  ["constant", (_: number) => 5, 0],
  ["linear", (n: number) => 3 * n, 1],
  ["quadratic", (n: number) => n * n, 2],
  ["n log n", (n: number) => n * Math.log(n), linearithmic(1_000, 100_000)],
])("the slope of what is %s", (_, grows, exponent) => {
  const slope = slopeOf([1_000, 10_000, 100_000].map((size) => ({ size, value: grows(size) })));
  expect(slope.exponent).toBeCloseTo(exponent, 2);
  expect(slope.at(10_000) / grows(10_000)).toBeCloseTo(1, 1);
});

test.each([
  [1234.5, "1,235"],
  [12.34, "12.3"],
  [0.1234, "0.12"],
  [7, "7"],
  [NaN, "–"],
])("%d is shown as %s", (value, shown) => {
  expect(numberOf(value)).toBe(shown);
});

test("the table shows what was wanted beside what was met", () => {
  const met = summarise("a", [[{ name: "p99", value: 70, unit: "ms", wanted: { atMost: 60 } }]]);
  expect(tableOf(met, new Map([["a", "At the door"]]))).toBe(
    "\nAt the door\n  p99  70 ms    ≤ 60  not reached",
  );
});
