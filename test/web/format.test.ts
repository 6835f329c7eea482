import { expect, test } from "@jest/globals";
import {
  excerpt,
  formatDay,
  formatInstant,
  formatNumber,
  formatPercent,
  formatSize,
  formatTime,
} from "../../web/format.js";

test("a day is written day, month, year", () => {
  expect(formatDay("2026-11-04")).toBe("04/11/2026");
});

test("an instant is told by the clock of Việt Nam, also across midnight", () => {
  const instant = new Date("2026-11-24T17:30:00Z");
  expect(formatTime(instant)).toBe("00:30");
  expect(formatInstant(instant, "vi")).toBe("00:30 ngày 25/11/2026");
  expect(formatInstant(instant, "en")).toBe("25/11/2026, 00:30");
});

test.each([
  [0, "0", "0"],
  [7.5, "7,5", "7.5"],
  [7.04, "7", "7"],
  [100, "100", "100"],
  [1234.56, "1.234,6", "1,234.6"],
  [1_000_000, "1.000.000", "1,000,000"],
  [-2.5, "−2,5", "−2.5"],
  [-0.01, "0", "0"],
])("the number %d is %s in Vietnamese and %s in English", (value, vi, en) => {
  expect(formatNumber(value, "vi")).toBe(vi);
  expect(formatNumber(value, "en")).toBe(en);
});

test("percent and sizes keep their unit on the same line", () => {
  expect(formatPercent(7.5, "vi")).toBe("7,5\u00a0%");
  expect(formatSize(340, "vi")).toBe("340\u00a0B");
  expect(formatSize(45_300, "vi")).toBe("45\u00a0kB");
  expect(formatSize(1_234_567, "vi")).toBe("1,2\u00a0MB");
});

test("an excerpt ends between words", () => {
  expect(excerpt("Tăng cường thanh tra, kiểm tra", 22)).toBe("Tăng cường thanh tra …");
  expect(excerpt("Ngắn", 22)).toBe("Ngắn");
  expect(excerpt("x".repeat(50), 10)).toBe(`${"x".repeat(10)} …`);
});
