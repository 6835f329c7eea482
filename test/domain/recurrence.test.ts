/** The periods of recurring work. */
import { describe, expect, test } from "@jest/globals";
import { addDays, isDay } from "../../domain/day.js";
import { isRecurrence, periodAfter, periodFrom } from "../../domain/recurrence.js";

describe("the form", () => {
  test.each([
    ...[
      "yearly",
      "yearly:12-10",
      "yearly:02-29",
      "half-yearly",
      "quarterly",
      "monthly",
      "monthly:01",
      "monthly:31",
    ],
  ])("%s is a recurrence", (text) => {
    expect(isRecurrence(text)).toBe(true);
  });

  test.each([
    ...[
      "",
      "weekly",
      "continuous",
      "2026-12-31",
      "Yearly",
      " yearly",
      "yearly:",
      "yearly:12",
      "yearly:13-01",
    ],
    ...["yearly:02-30", "yearly:2-9", "monthly:", "monthly:0", "monthly:00", "monthly:32", "monthly:5"],
    ...["half-yearly:06-30", "quarterly:1", "monthly:18:19", "yearly:12-10:x", "monthly:18\n"],
  ])("%j is none", (text) => {
    expect(isRecurrence(text)).toBe(false);
  });
});

describe("the first period that is due on a day or later", () => {
  test.each([
    ["yearly", "2026-03-15", "2026", "2026-12-31"],
    ["yearly", "2026-12-31", "2026", "2026-12-31"],
    ["yearly", "2027-01-01", "2027", "2027-12-31"],
    ["yearly:12-10", "2026-12-10", "2026", "2026-12-10"],
    ["yearly:12-10", "2026-12-11", "2027", "2027-12-10"],
    ["yearly:02-29", "2027-01-15", "2027", "2027-02-28"],
    ["yearly:02-29", "2028-02-29", "2028", "2028-02-29"],
    ["yearly:02-29", "2028-03-01", "2029", "2029-02-28"],
    ["half-yearly", "2026-01-01", "2026-H1", "2026-06-30"],
    ["half-yearly", "2026-07-01", "2026-H2", "2026-12-31"],
    ["quarterly", "2026-02-10", "2026-Q1", "2026-03-31"],
    ["quarterly", "2026-04-01", "2026-Q2", "2026-06-30"],
    ["quarterly", "2026-09-30", "2026-Q3", "2026-09-30"],
    ["quarterly", "2026-10-01", "2026-Q4", "2026-12-31"],
    ["monthly", "2026-11-05", "2026-11", "2026-11-30"],
    ["monthly", "2028-02-01", "2028-02", "2028-02-29"],
    ["monthly:18", "2026-11-18", "2026-11", "2026-11-18"],
    ["monthly:18", "2026-11-19", "2026-12", "2026-12-18"],
    ["monthly:18", "2026-12-19", "2027-01", "2027-01-18"],
    ["monthly:31", "2027-02-01", "2027-02", "2027-02-28"],
    ["monthly:31", "2028-02-01", "2028-02", "2028-02-29"],
    ["monthly:30", "2028-02-01", "2028-02", "2028-02-29"],
    ["monthly:31", "2026-04-01", "2026-04", "2026-04-30"],
    ["monthly:01", "2026-12-02", "2027-01", "2027-01-01"],
  ])("%s from %s is %s, due on %s", (recurrence, day, name, dueOn) => {
    expect(periodFrom(recurrence, day)).toEqual({ name, dueOn });
  });
});

describe("the period after", () => {
  test.each([
    ["yearly", "2026-12-31", "2027"],
    ["yearly:02-29", "2027-02-28", "2028"],
    ["half-yearly", "2026-06-30", "2026-H2"],
    ["quarterly", "2026-12-31", "2027-Q1"],
    ["monthly:31", "2027-02-28", "2027-03"],
    ["monthly", "2026-12-31", "2027-01"],
  ])("%s, due on %s, is %s", (recurrence, dueOn, name) => {
    expect(periodAfter(recurrence, dueOn).name).toBe(name);
  });

  test.each([
    ["yearly", 7],
    ["yearly:02-29", 7],
    ["half-yearly", 14],
    ["quarterly", 28],
    ["monthly", 84],
    ["monthly:31", 84],
  ])("%s: every period from 2024 to 2030 comes once, in order", (recurrence, count) => {
    const names: string[] = [];
    for (let period = periodFrom(recurrence, "2024-01-01"); period.dueOn <= "2030-12-31";) {
      names.push(period.name);
      expect(isDay(period.dueOn)).toBe(true);
      expect(period.dueOn.startsWith(period.name.slice(0, 4))).toBe(true);
      period = periodAfter(recurrence, period.dueOn);
    }
    expect(names).toHaveLength(count);
    expect(new Set(names).size).toBe(count);
    expect(names).toEqual([...names].sort());
  });

  test("a period is found from each of its days", () => {
    for (let day = "2027-12-01"; day <= "2028-03-31"; day = addDays(day, 1))
      expect(periodFrom("monthly:31", day).name).toBe(day.slice(0, 7));
  });
});

test("what is no recurrence has no period", () => {
  expect(() => periodFrom("continuous", "2026-11-05")).toThrow("not a recurrence: continuous");
});
