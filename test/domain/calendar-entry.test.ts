/** What may stand in the calendar, and what a year's file makes of it. */
import { describe, expect, test } from "@jest/globals";
import type { CalendarDay } from "../../domain/calendar.js";
import { type YearRow, calendarDayKinds, faultsOf, overlaps, planYear } from "../../domain/calendar-entry.js";
import { calendarDays } from "../../prisma/seed/register.js";

const day = (over: Partial<CalendarDay> = {}): CalendarDay => ({
  date: "2027-04-30",
  kind: "holiday",
  name: "Ngày Chiến thắng",
  source: "Bộ luật Lao động",
  provisional: false,
  ...over,
});

test("every day of the seed may stand there", () => {
  for (const one of calendarDays()) expect([one.date, faultsOf(one)]).toEqual([one.date, []]);
});

describe("a day by itself", () => {
  test.each<[string, Partial<CalendarDay>, string[]]>([
    ["a holiday on a Sunday", { date: "2027-05-02" }, []],
    ["a working Saturday", { date: "2027-09-18", kind: "working_saturday" }, []],
    ["leap day", { date: "2028-02-29" }, []],
    ["the first day", { date: "2024-01-01" }, []],
    ["the last day", { date: "2040-12-31" }, []],
    ["the day before the first", { date: "2023-12-31" }, ["date"]],
    ["the day after the last", { date: "2041-01-01" }, ["date"]],
    ["29 February of an ordinary year", { date: "2027-02-29" }, ["date"]],
    ["no date", { date: "" }, ["date"]],
    ["a working Sunday", { date: "2027-09-19", kind: "working_saturday" }, ["date"]],
    ["a compensatory Saturday", { date: "2027-09-18", kind: "compensatory" }, ["date"]],
    ["a compensatory Monday", { date: "2027-09-20", kind: "compensatory" }, []],
    ["a kind there is not", { kind: "feast" as "holiday" }, ["kind"]],
    ["no words", { name: " ", source: "" }, ["name", "source"]],
    ["too many words", { name: "x".repeat(201), source: "x".repeat(501) }, ["name", "source"]],
    ["as many words as there may be", { name: "x".repeat(200), source: "x".repeat(500) }, []],
    ["a line break", { name: "a\nb" }, ["name"]],
  ])("%s", (_, over, fields) => {
    const faults = faultsOf(day(over));
    expect(faults.map(({ field }) => field)).toEqual(fields);
    for (const { message } of faults) expect(message.vi).not.toBe(message.en);
  });

  test("there are three kinds", () => {
    expect(calendarDayKinds).toEqual(["holiday", "compensatory", "working_saturday"]);
  });

  test("an overlap names what is there", () => {
    expect(overlaps(day()).en).toContain("Ngày Chiến thắng (Bộ luật Lao động)");
  });
});

describe("a year", () => {
  const row = (number: number, over: Partial<CalendarDay> = {}): YearRow => ({ ...day(over), row: number });
  const known = [
    day(),
    day({ date: "2027-05-03", kind: "compensatory", provisional: true }),
    day({ date: "2027-09-02", provisional: true }),
    day({ date: "2028-04-30", provisional: true }),
  ];

  test("takes the place of what was computed, and of nothing else", () => {
    const plan = planYear(
      2027,
      [row(2), row(3, { date: "2027-05-03" }), row(4, { date: "2027-09-18" })],
      known,
    );
    expect(plan.faults).toEqual([]);
    expect(plan.unchanged).toBe(1);
    expect(plan.added.map(({ date }) => date)).toEqual(["2027-09-18"]);
    expect(plan.changed.map(({ before, after }) => [before.kind, after.kind])).toEqual([
      ["compensatory", "holiday"],
    ]);
    expect(plan.removed.map(({ date }) => date)).toEqual(["2027-09-02"]);
  });

  test("leaves official days that it does not name", () => {
    expect(planYear(2027, [], known).removed.map(({ date }) => date)).toEqual(["2027-05-03", "2027-09-02"]);
  });

  test("says of each row what is wrong with it", () => {
    const rows = [
      row(2, { kind: "compensatory" }),
      row(3, { date: "2028-04-30" }),
      row(4),
      row(5, { date: "x" }),
      row(6, { date: "x" }),
    ];
    const faults = planYear(2027, rows, known).faults.map(({ row: at, field }) => [at, field]);
    expect(faults).toEqual([
      [2, "kind"],
      [3, "date"],
      [4, "date"],
      [5, "date"],
      [6, "date"],
      [6, "date"],
    ]);
  });
});
