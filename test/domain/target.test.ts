/** Targets: what each year asks for, how far a figure is, and the arithmetic that says so. */
import { describe, expect, test } from "@jest/globals";
import { figureAsked } from "../../domain/figure.js";
import type { Observed, TargetRule, TargetState, Unassessable } from "../../domain/target.js";
import { assess } from "../../domain/target-assessment.js";

const owes = (id: string, fromYear: number | null = null, toYear: number | null = null) => ({
  id,
  fromYear,
  toYear,
});

/** "giảm ít nhất 4%/năm", from 50 in 2024 to 2030, as one unit reports it. */
const accidents: TargetRule = {
  comparator: "decrease_at_least",
  value: "4",
  relative: true,
  basis: "compounded",
  everyYear: false,
  baseline: { year: 2024, value: "50" },
  horizonYear: 2030,
  rollUp: "sum",
  units: [owes("labour")],
};
/** "tăng ít nhất 5%/năm". */
const examined: TargetRule = {
  ...accidents,
  comparator: "increase_at_least",
  value: "5",
  baseline: { year: 2024, value: "1000" },
};
/** "từ 25 công trình trở lên" by 2030. */
const works: TargetRule = {
  ...accidents,
  comparator: "at_least",
  value: "25",
  relative: false,
  basis: "level",
  baseline: { year: 2024, value: "10" },
};
/** "giảm xuống dưới 30%". */
const share: TargetRule = {
  ...works,
  comparator: "at_most",
  value: "30",
  baseline: { year: 2024, value: "42" },
};
/** "Hoàn thành 100% các mục tiêu". */
const all: TargetRule = { ...works, comparator: "equal", value: "100", baseline: null };

const figures = (values: Readonly<Record<number, string>>, unitId = "labour"): Observed[] =>
  Object.entries(values).map(([year, value]) => ({
    unitId,
    year: Number(year),
    value,
    enteredAt: new Date(`${year}-12-31T00:00:00Z`),
  }));

const line = (rule: TargetRule, observed: readonly Observed[], year: number) => {
  const [only] = assess(rule, observed, year).lines;
  if (only === undefined) throw new Error("no line");
  return only;
};

describe("the trajectory", () => {
  test.each<[string, TargetRule, (string | null)[]]>([
    ["compounds a fall", accidents, ["48", "46.08", "44.2368", "42.4673", "40.7686", "39.1379"]],
    ["compounds a rise", examined, ["1050", "1102.5", "1157.625", "1215.5063", "1276.2816", "1340.0956"]],
    [
      "adds an amount",
      { ...examined, relative: false, value: "12.5" },
      ["1012.5", "1025", "1037.5", "1050", "1062.5", "1075"],
    ],
    ["goes straight up to a level", works, ["12.5", "15", "17.5", "20", "22.5", "25"]],
    ["goes straight down to a level", share, ["40", "38", "36", "34", "32", "30"]],
    [
      "goes straight to a share of the whole period",
      { ...accidents, basis: "whole_period", value: "30" },
      ["47.5", "45", "42.5", "40", "37.5", "35"],
    ],
    [
      "asks for a level each year where it says so",
      { ...works, everyYear: true },
      ["25", "25", "25", "25", "25", "25"],
    ],
    [
      "is not known before its end without a baseline",
      { ...works, baseline: null },
      [null, null, null, null, null, "25"],
    ],
  ])("%s", (_what, rule, required) => {
    const known = rule.baseline === null ? figures({ 2025: "1" }) : [];
    expect(line(rule, known, 2025).years.map((row) => row.required)).toEqual(required);
  });

  test("from the year before takes what was reached; a missing year counts as one more", () => {
    const rule: TargetRule = { ...examined, basis: "previous_year" };
    const { years } = line(rule, figures({ 2025: "1100", 2027: "1300" }), 2027);
    expect(years.map((row) => [row.year, row.required, row.reached, row.holds])).toEqual([
      [2025, "1050", "1100", true],
      [2026, "1155", null, null],
      [2027, "1212.75", "1300", true],
      [2028, "1365", null, null],
      [2029, "1433.25", null, null],
      [2030, "1504.9125", null, null],
    ]);
    expect(years[2]?.changePercent).toBe("18.18");
  });
});

describe("the state", () => {
  test.each<[string, TargetRule, Readonly<Record<number, string>>, number, TargetState, Unassessable | null]>(
    [
      ["a fall that is enough", accidents, { 2025: "48" }, 2026, "on_course", null],
      ["a fall that is a hair too small", accidents, { 2025: "48.0001" }, 2026, "at_risk", null],
      ["a rise that is enough", examined, { 2025: "1050", 2026: "1102.5" }, 2026, "on_course", null],
      [
        "the last figure counts, not the first",
        examined,
        { 2025: "1000", 2026: "1200" },
        2026,
        "on_course",
        null,
      ],
      [
        "a figure of a later year does not count yet",
        examined,
        { 2025: "1000", 2026: "1200" },
        2025,
        "at_risk",
        null,
      ],
      ["a missing year is passed over", accidents, { 2025: "47", 2027: "44.2368" }, 2027, "on_course", null],
      ["the horizon reached", accidents, { 2030: "39.13" }, 2031, "met", null],
      ["the exact bound, not the rounded one", accidents, { 2030: "39.1379" }, 2031, "missed", null],
      [
        "the horizon's figure missing once it has passed",
        accidents,
        { 2029: "30" },
        2031,
        "not_assessable",
        "no_final_figure",
      ],
      ["a figure after the horizon", accidents, { 2030: "45", 2031: "10" }, 2031, "missed", null],
      ["a level reached early", works, { 2026: "25" }, 2026, "met", null],
      ["a level on its way", works, { 2026: "15" }, 2026, "on_course", null],
      ["a level behind its way", works, { 2026: "14.9999" }, 2026, "at_risk", null],
      [
        "a level asked for each year is met at its end alone",
        { ...works, everyYear: true },
        { 2026: "30" },
        2026,
        "on_course",
        null,
      ],
      ["a ceiling on its way", share, { 2026: "38" }, 2026, "on_course", null],
      ["a ceiling missed", share, { 2030: "30.1" }, 2030, "missed", null],
      ["all of it", all, { 2026: "100" }, 2026, "met", null],
      ["less than all, without a baseline", all, { 2026: "90" }, 2026, "not_assessable", "baseline"],
      ["less than all at the end", all, { 2030: "99.9" }, 2030, "missed", null],
      [
        "on the way to all",
        { ...all, baseline: { year: 2024, value: "70" } },
        { 2026: "80" },
        2026,
        "on_course",
        null,
      ],
      ["no baseline", { ...accidents, baseline: null }, { 2025: "48" }, 2026, "not_assessable", "baseline"],
      [
        "nobody has said how it is measured",
        { ...accidents, basis: null },
        { 2025: "48" },
        2026,
        "not_assessable",
        "formula",
      ],
      [
        "five percent more of nothing",
        { ...examined, baseline: { year: 2024, value: "0" } },
        { 2025: "3" },
        2026,
        "not_assessable",
        "zero_baseline",
      ],
      [
        "four percent less of nothing: still nothing",
        { ...accidents, baseline: { year: 2024, value: "0" } },
        { 2025: "0" },
        2026,
        "on_course",
        null,
      ],
      ["no figure yet", accidents, {}, 2026, "not_assessable", "no_figures"],
      [
        "sums that floating point gets wrong",
        { ...works, value: "0.3", baseline: { year: 2024, value: "0.1" } },
        { 2030: "0.3" },
        2030,
        "met",
        null,
      ],
      ["no horizon, and the level held", { ...works, horizonYear: null }, { 2026: "25" }, 2026, "met", null],
      [
        "no horizon, and the level not held",
        { ...works, horizonYear: null },
        { 2026: "24" },
        2026,
        "at_risk",
        null,
      ],
    ],
  )("%s", (_what, rule, values, year, state, reason) => {
    expect(assess(rule, figures(values), year)).toMatchObject({ state, reason });
  });

  test("says which year decided it, and what is still missing", () => {
    expect(line(examined, figures({ 2025: "1010" }), 2026)).toMatchObject({
      asOf: 2025,
      remaining: "330.0956",
    });
    expect(line(accidents, figures({ 2025: "49" }), 2026)).toMatchObject({
      asOf: 2025,
      remaining: "-9.8621",
    });
  });
});

describe("figures of several units", () => {
  const rule: TargetRule = { ...examined, units: [owes("labour"), owes("health")] };
  const both = [...figures({ 2025: "600.1" }), ...figures({ 2025: "500.2" }, "health")];

  test.each([
    ["sum", "1100.3"],
    ["average", "550.15"],
    ["latest", "500.2"],
  ] as const)("by %s make %s", (rollUp, reached) => {
    const later = both.map((one, index) => ({ ...one, enteredAt: new Date(2026, 0, 1 + index) }));
    const [row] = line({ ...rule, rollUp }, later, 2025).years;
    expect(row).toMatchObject({ reached, missingUnitIds: [], parts: later });
    expect(row?.steps[0]).toEqual({
      kind: "rolled_up",
      how: rollUp,
      values: ["600.1", "500.2"],
      result: reached,
    });
  });

  test.each(["sum", "average"] as const)(
    "make no %s while one is missing: it is named, and the year not assessed",
    (rollUp) => {
      const result = line({ ...rule, rollUp }, figures({ 2025: "900" }), 2026);
      expect(result).toMatchObject({ state: "not_assessable", reason: "incomplete" });
      expect(result.years[0]).toMatchObject({ reached: null, missingUnitIds: ["health"], holds: null });
    },
  );

  test("are owed from a unit's first year to its last: a successor is not missing in its predecessor's years", () => {
    const passed = { ...rule, units: [owes("labour", null, 2025), owes("health"), owes("interior", 2026)] };
    const observed = [...both, ...figures({ 2026: "700" }, "health")];
    expect(line(passed, observed, 2026).years.slice(0, 2)).toMatchObject([
      { reached: "1100.3", missingUnitIds: [] },
      { reached: null, missingUnitIds: ["interior"] },
    ]);
  });

  test("need not all be there where the latest one counts", () => {
    expect(line({ ...rule, rollUp: "latest" }, figures({ 2025: "1100" }), 2026)).toMatchObject({
      state: "on_course",
    });
  });

  test("are left alone where nothing is rolled up: each starts from its own, and the worst is the target's state", () => {
    const own: TargetRule = { ...rule, rollUp: "none", baseline: { year: 2024, value: "0" } };
    const seen = assess(
      own,
      [...figures({ 2024: "100", 2025: "105" }), ...figures({ 2024: "200", 2025: "209" }, "health")],
      2025,
    );
    expect(seen.lines.map(({ unitId, state }) => [unitId, state])).toEqual([
      ["labour", "on_course"],
      ["health", "at_risk"],
    ]);
    expect(seen).toMatchObject({ state: "at_risk", reason: null });
    expect(assess(own, figures({ 2025: "105" }), 2025)).toMatchObject({
      state: "not_assessable",
      reason: "baseline",
    });
  });

  test("of nobody are nothing", () => {
    expect(assess({ ...rule, rollUp: "none", units: [] }, [], 2025)).toEqual({
      state: "not_assessable",
      reason: "no_figures",
      lines: [],
    });
  });
});

test("the arithmetic is told step by step", () => {
  const [, row] = line(accidents, figures({ 2026: "46" }), 2026).years;
  expect(row?.steps).toEqual([
    { kind: "compounded", from: "50", fromYear: 2024, percent: "-4", years: 2, result: "46.08" },
    { kind: "compared", reached: "46", required: "46.08", wanted: "at_most", holds: true },
  ]);
  const [way] = line(share, figures({ 2025: "41" }), 2026).years;
  expect(way?.steps).toEqual([
    { kind: "on_the_way", from: "42", to: "30", years: 1, ofYears: 6, result: "40" },
    { kind: "compared", reached: "41", required: "40", wanted: "at_most", holds: false },
  ]);
});

describe("a yearly figure", () => {
  test.each([
    ["yearly:01-31", "2026-12-01", null],
    ["yearly:01-31", "2026-12-02", { year: 2026, dueOn: "2027-01-31" }],
    ["yearly:01-31", "2027-01-31", { year: 2026, dueOn: "2027-01-31" }],
    ["yearly:01-31", "2027-02-01", null],
    ["yearly:02-29", "2027-02-01", { year: 2026, dueOn: "2027-02-28" }],
    ["yearly:12-10", "2026-10-11", { year: 2026, dueOn: "2026-12-10" }],
    ["yearly:12-10", "2026-10-10", null],
  ])("%s on %s asks for %j", (recurrence, day, asked) => {
    expect(figureAsked(recurrence, day)).toEqual(asked);
  });
});
