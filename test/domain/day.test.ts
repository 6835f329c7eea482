/** Days and instants in Việt Nam. */
import { describe, expect, test } from "@jest/globals";
import { addDays, dayAt, dayNumber, dayOf, endOfMonth, instantAt, isDay, weekday } from "../../domain/day.js";

describe("days", () => {
  test.each([
    ["2028-02-29", true],
    ["2027-02-29", false],
    ["2100-02-29", false],
    ["2026-12-31", true],
    ["2026-13-01", false],
    ["2026-04-31", false],
    ["2026-1-1", false],
    ["24/11/2026", false],
    ["2026-11-24T00:00:00Z", false],
    ["", false],
  ])("%j is a day: %p", (text, yes) => {
    expect(isDay(text)).toBe(yes);
  });

  test.each([
    ["2026-11-24", 1, "2026-11-25"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2027-01-01", -1, "2026-12-31"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2028-02-29", 365, "2029-02-28"],
    ["2028-03-01", -1, "2028-02-29"],
    ["2024-08-22", 0, "2024-08-22"],
    ["1969-12-31", 1, "1970-01-01"],
  ])("%s and %i days is %s", (day, count, other) => {
    expect(addDays(day, count)).toBe(other);
  });

  test.each([
    ["1969-12-31", 3],
    ["1970-01-01", 4],
    ["2024-08-22", 4],
    ["2026-11-24", 2],
    ["2026-11-22", 7],
    ["2028-02-29", 2],
  ])("%s is day %i of its week", (day, number) => {
    expect(weekday(day)).toBe(number);
  });

  test.each([
    ["2028-02-01", "2028-02-29"],
    ["2027-02-28", "2027-02-28"],
    ["2026-12-31", "2026-12-31"],
    ["2026-04-15", "2026-04-30"],
  ])("the month of %s ends on %s", (day, end) => {
    expect(endOfMonth(day)).toBe(end);
  });

  test("a number and its day are the same thing, over a century", () => {
    const [first, last] = [dayNumber("1990-01-01"), dayNumber("2090-01-01")];
    const numbers = Array.from({ length: last - first }, (_, index) => first + index);
    expect(numbers.filter((number) => dayNumber(dayOf(number)) !== number)).toEqual([]);
  });
});

describe("instants in Việt Nam, UTC+7", () => {
  test.each([
    ["2026-11-24", "17:00", "2026-11-24T10:00:00.000Z"],
    ["2026-11-24", "07:30", "2026-11-24T00:30:00.000Z"],
    ["2026-11-24", "00:00", "2026-11-23T17:00:00.000Z"],
    ["2028-02-29", "17:00", "2028-02-29T10:00:00.000Z"],
  ])("%s at %s is %s", (day, time, iso) => {
    expect(instantAt(day, time).toISOString()).toBe(iso);
  });

  test.each([
    ["2026-11-24T16:59:59.999Z", "2026-11-24"],
    ["2026-11-24T17:00:00.000Z", "2026-11-25"],
    ["2026-12-31T17:00:00.000Z", "2027-01-01"],
    ["2028-02-28T17:00:00.000Z", "2028-02-29"],
  ])("at %s the day in Việt Nam is %s", (iso, day) => {
    expect(dayAt(new Date(iso))).toBe(day);
  });
});
