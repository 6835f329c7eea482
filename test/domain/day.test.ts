/** Days and instants in Việt Nam, alike in whatever time zone the process runs. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { transformSync } from "@swc/core";
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
    for (let n = dayNumber("1990-01-01"); n < dayNumber("2090-01-01"); n++)
      expect(dayNumber(dayOf(n))).toBe(n);
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

describe("the time zone of the process", () => {
  const folder = mkdtempSync(join(tmpdir(), "dondoc-days-"));
  const digest = (zone: string): string =>
    execFileSync(process.execPath, [join(folder, "probe.mjs")], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: "" },
      encoding: "utf8",
    });

  // A zone is fixed when a process starts, so each runs in one of its own, on the compiled sources.
  beforeAll(() => {
    for (const name of ["day", "calendar"]) {
      const source = readFileSync(new URL(`../../domain/${name}.ts`, import.meta.url), "utf8");
      const { code } = transformSync(source, {
        jsc: { target: "es2022", parser: { syntax: "typescript" } },
        module: { type: "es6" },
      });
      writeFileSync(join(folder, `${name}.mjs`), code.replace("./day.js", "./day.mjs"));
    }
    writeFileSync(join(folder, "probe.mjs"), probe);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("10,000 deadlines are alike in UTC, New York and Kiritimati", () => {
    const utc = digest("UTC");
    expect(utc).toMatch(/^0 [0-9a-f]{64}$/);
    // The first word, the zone's offset in November, shows that the zone was really set.
    expect(digest("America/New_York")).toBe(utc.replace(/^0/, "300"));
    expect(digest("Pacific/Kiritimati")).toBe(utc.replace(/^0/, "-840"));
  });

  /** A hash over the deadlines of 10,000 seeded days between 2024 and 2030. */
  const probe = `
    import { createHash } from "node:crypto";
    import { addDays, dayAt, endOfMonth, instantAt, isDay, weekday } from "./day.mjs";
    import { Calendar } from "./calendar.mjs";
    const calendar = new Calendar([{ date: "2026-11-24", kind: "holiday" }, { date: "2026-08-22", kind: "working_saturday" }]);
    const hash = createHash("sha256");
    let seed = 272;
    const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
    for (let i = 0; i < 10_000; i++) {
      const day = addDays("2024-01-01", random(2557));
      const due = calendar.addWorkingDays(day, random(41) - 20);
      const at = instantAt(due, "17:00");
      if (dayAt(at) !== due || !isDay(due)) throw new Error(due);
      hash.update([day, due, at.toISOString(), weekday(due), endOfMonth(due), calendar.workingDaysBetween(day, due)].join());
    }
    process.stdout.write(new Date(2026, 10, 24).getTimezoneOffset() + " " + hash.digest("hex"));
  `;
});
