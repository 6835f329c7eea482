/**
 * The seeded calendar against a second source, and the arithmetic that stands on it. The expectations below were not
 * made from the seed: they are the days of the PyPI package `holidays` 0.109 (country VN), checked day by day over
 * 2024–2030. It lacks one swap, of Friday 2 January 2026 (Công văn 12729/VPCP-KGVX), which is added by hand.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { Calendar, type CalendarDay } from "../../domain/calendar.js";
import { addDays, isDay, weekday } from "../../domain/day.js";

const rows = parse<Record<string, string>>(
  readFileSync(new URL("../../prisma/seed/calendar-days.csv", import.meta.url), "utf8"),
  { columns: true },
);
const days = rows.map((row) => ({
  ...row,
  provisional: row["provisional"] === "true",
})) as unknown as CalendarDay[];
const calendar = new Calendar(days);

/** Mondays to Fridays off, as MM-DD. */
const weekdaysOff: Record<number, string> = {
  2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
  2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
  2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
  2027: "01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24",
  2028: "01-03 01-24 01-25 01-26 01-27 01-28 04-04 05-01 05-02 09-01 09-04 11-24",
  2029: "01-01 02-12 02-13 02-14 02-15 02-16 04-23 04-30 05-01 09-03 09-04 11-26",
  2030: "01-01 01-31 02-01 02-04 02-05 02-06 04-12 04-30 05-01 09-02 09-03 11-25",
};
const saturdaysWorked: Record<number, string[]> = {
  2024: ["05-04"],
  2025: ["04-26"],
  2026: ["01-10", "08-22"],
};
const years = Object.keys(weekdaysOff).map(Number);

function daysOf(year: number): string[] {
  const all: string[] = [];
  for (let day = `${String(year)}-01-01`; day <= `${String(year)}-12-31`; day = addDays(day, 1))
    all.push(day);
  return all;
}

describe("the seeded calendar of Việt Nam", () => {
  test.each(years)("%i has the weekdays off that the second source has", (year) => {
    const off = daysOf(year).filter((day) => weekday(day) <= 5 && !calendar.isWorkingDay(day));
    expect(off.map((day) => day.slice(5)).join(" ")).toBe(weekdaysOff[year]);
  });

  test.each(years)("%i has the working Saturdays of the notices, and works on no Sunday", (year) => {
    const worked = daysOf(year).filter((day) => weekday(day) > 5 && calendar.isWorkingDay(day));
    expect(worked.map((day) => day.slice(5))).toEqual(saturdaysWorked[year] ?? []);
    expect(worked.every((day) => weekday(day) === 6)).toBe(true);
  });

  // The first day of the lunar year in Việt Nam (UTC+7). In 2030 the new moon comes at 23:07 there, already the next
  // day in China, so a Chinese calendar would put Tết one day late.
  test.each([
    ["2024-02-10", "Giáp Thìn"],
    ["2025-01-29", "Ất Tỵ"],
    ["2026-02-17", "Bính Ngọ"],
    ["2027-02-06", "Đinh Mùi"],
    ["2028-01-26", "Mậu Thân"],
    ["2029-02-13", "Kỷ Dậu"],
    ["2030-02-02", "Canh Tuất"],
  ])("mùng 1 Tết is %s (%s)", (date) => {
    expect(days.find((day) => day.date === date)).toMatchObject({
      name: "Tết Nguyên đán (mùng 1)",
      kind: "holiday",
    });
  });

  test.each([
    ["2024-04-29", "2024-05-04"],
    ["2025-05-02", "2025-04-26"],
    ["2026-01-02", "2026-01-10"],
    ["2026-08-31", "2026-08-22"],
  ])("%s is off and Saturday %s is worked for it", (off, worked) => {
    expect(calendar.isWorkingDay(off)).toBe(false);
    expect(calendar.isWorkingDay(worked)).toBe(true);
  });

  test("24 November is a holiday from 2026 on, not before", () => {
    expect(calendar.isWorkingDay("2025-11-24")).toBe(true);
    for (const year of [2026, 2027, 2028]) expect(calendar.isWorkingDay(`${String(year)}-11-24`)).toBe(false);
  });

  test("each row is sound: a real date, once, with name and source, of a kind that fits its weekday", () => {
    expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
    for (const day of days) {
      expect(isDay(day.date)).toBe(true);
      expect(day.name).not.toBe("");
      expect(day.source).not.toBe("");
      expect(day.name).toBe(day.name.normalize("NFC"));
      if (day.kind === "compensatory") expect(weekday(day.date)).toBeLessThanOrEqual(5);
      if (day.kind === "working_saturday") expect(weekday(day.date)).toBe(6);
    }
  });

  test("years without a notice are provisional, those with one are not", () => {
    for (const day of days) expect([day.date, day.provisional]).toEqual([day.date, day.date >= "2027"]);
  });
});

describe("counting working days", () => {
  test.each([
    ["an ordinary week", "2026-11-02", 4, "2026-11-06"],
    ["over a weekend", "2026-11-06", 1, "2026-11-09"],
    ["from a Saturday", "2026-11-07", 1, "2026-11-09"],
    ["over Tết 2026", "2026-02-13", 1, "2026-02-23"],
    ["back over Tết 2026", "2026-02-23", -1, "2026-02-13"],
    ["a swapped Saturday counts", "2026-08-21", 1, "2026-08-22"],
    ["over the long National Day of 2026", "2026-08-28", 1, "2026-09-03"],
    ["back onto the swapped Saturday", "2026-08-24", -1, "2026-08-22"],
    ["over 24 November 2026", "2026-11-23", 1, "2026-11-25"],
    ["over a compensatory Monday", "2026-04-24", 1, "2026-04-28"],
    ["onto leap day", "2028-02-28", 1, "2028-02-29"],
    ["over leap day", "2028-02-28", 2, "2028-03-01"],
    ["back onto leap day", "2028-03-01", -1, "2028-02-29"],
    ["over the year's end", "2026-12-31", 1, "2027-01-04"],
    ["back onto 31 December", "2027-01-04", -1, "2026-12-31"],
    ["over a year's end with a compensatory day", "2027-12-31", 1, "2028-01-04"],
    ["far on, over National Day", "2024-08-22", 60, "2024-11-18"],
    ["zero on a working day", "2026-11-25", 0, "2026-11-25"],
    ["zero on a holiday goes on", "2026-11-24", 0, "2026-11-25"],
    ["zero on a Saturday goes on", "2026-11-21", 0, "2026-11-23"],
  ])("%s: %s %i → %s", (_, from, count, to) => {
    expect(calendar.addWorkingDays(from, count)).toBe(to);
  });

  test.each([
    ["2026-11-23", "2026-11-23", 0],
    ["2026-11-23", "2026-11-25", 1],
    ["2026-11-25", "2026-11-23", -1],
    ["2026-02-13", "2026-02-23", 1],
    ["2025-12-31", "2026-12-31", 249],
    ["2027-12-31", "2028-12-31", 248],
  ])("between %s and %s lie %i", (from, to, count) => {
    expect(calendar.workingDaysBetween(from, to)).toBe(count);
  });

  test("adding and counting agree from every day of seven years, both ways", () => {
    const wrong: unknown[] = [];
    for (let day = "2024-01-15"; day <= "2030-12-01"; day = addDays(day, 1)) {
      for (const count of [1, 3, 8]) {
        const there = calendar.workingDaysBetween(day, calendar.addWorkingDays(day, count));
        const back = calendar.workingDaysBetween(calendar.addWorkingDays(day, -count), day);
        // From a day off, the day itself is not counted on the way back.
        const wanted = calendar.isWorkingDay(day) ? count : count - 1;
        if (there !== count || back !== wanted) wrong.push([day, count, there, back]);
      }
    }
    expect(wrong).toEqual([]);
  });
});
