/** The ladder climbed again over what happened: rung by rung as it was lived, and the mails of it. */
import { describe, expect, test } from "@jest/globals";
import type { Directory } from "../../domain/audience.js";
import { type Moment, momentsOf } from "../../domain/history.js";
import { climb, foreseen, reachedBy } from "../../domain/policy-preview.js";
import { defaultPolicy } from "../../domain/policy.js";
import { daysOfQuarter, quarterOf, quartersUpTo } from "../../domain/quarter.js";
import { at, calendar, given, live } from "./cast.js";

const moment = (when: string, over: Partial<Moment["clock"]> = {}, dueVersion = 1): Moment => ({
  at: at(when),
  event: "x",
  clock: { ...given, ...over },
  dueVersion,
  originalDueOn: given.dueOn,
  suspendedAt: null,
  leadUnitId: "health",
  reviewerUnitId: "board",
  focalOfficerId: null,
});
const parties = {
  coordinatingUnitIds: ["labour"],
  officeUnitId: "office",
  advisingUnitId: "board",
  committeeUnitId: "committee",
};
const person = (unitId: string) => [{ personId: `of-${unitId}`, unitId, isHead: true, isFocal: true }];
const directory: Directory = new Map(
  ["health", "labour", "board", "office", "committee"].map((unit) => [unit, person(unit)]),
);

describe("the climb", () => {
  test("of a task that nobody touches is what its workflow does, waking at each rung", () => {
    const until = at("2027-01-31 09:00");
    const lived = live(given, at("2026-09-04 09:00"), until).map((rung) => [rung.key, rung.at]);
    const climbed = climb([moment("2026-09-04 09:00")], defaultPolicy, calendar, until);
    expect(climbed.map(({ rung, at: when }) => [rung.key, when])).toEqual(lived);
  });

  test("carries out at once, and alone, the gravest of what an extension held back", () => {
    const asked = moment("2026-10-13 09:00", { extensionRequestedAt: at("2026-10-13 09:00") });
    const refused = moment("2026-10-23 10:00");
    const climbed = climb(
      [moment("2026-09-04 09:00"), asked, refused],
      defaultPolicy,
      calendar,
      at("2026-10-24 09:00"),
    );
    expect(climbed.map(({ rung, at: when }) => [rung.kind, when.toISOString().slice(0, 10)])).toEqual([
      ["due_reminder", "2026-10-02"],
      ["due_reminder", "2026-10-09"],
      ["extension_reminder", "2026-10-16"],
      ["extension_reminder", "2026-10-20"],
      ["explanation_demand", "2026-10-23"],
    ]);
  });

  test("begins anew with a new date, and ends with the work", () => {
    const later = moment("2026-10-15 09:00", { dueOn: "2026-11-20", dueSetAt: at("2026-10-15 09:00") }, 2);
    const done = moment("2026-11-13 09:00", { state: "completed" }, 2);
    const climbed = climb(
      [moment("2026-10-12 09:00"), later, done],
      defaultPolicy,
      calendar,
      at("2027-01-01 09:00"),
    );
    expect(climbed.map(({ rung }) => rung.day)).toEqual([
      "2026-10-09",
      "2026-10-14",
      "2026-11-06",
      "2026-11-13",
    ]);
  });
});

test("mails are counted as they are sent: digests by morning, demands each, the weekly list with the week", () => {
  const window = { from: at("2026-10-01 00:00"), until: at("2026-11-14 00:00") };
  const tasks = [1, 2].map((number) => ({
    moments: [moment("2026-09-04 09:00", { id: `task-${String(number)}` })],
    parties,
  }));
  const { rungs, mails } = foreseen(
    tasks.map((task) => reachedBy(task, defaultPolicy, calendar, window, directory)),
    calendar,
  );
  expect(
    rungs.find(({ kind, audience }) => kind === "due_reminder" && audience === "unit_focal")?.count,
  ).toBe(8);
  const of = (unit: string) => mails.filter(({ unitId }) => unitId === unit).map(({ day }) => day);
  // Four reminders and the first of lateness, two demands, two escalations that the unit is told of.
  expect(of("health")).toEqual([
    ...["2026-10-02", "2026-10-09", "2026-10-14", "2026-10-16", "2026-10-19"],
    ...["2026-10-21", "2026-10-26", "2026-10-30", "2026-10-21"],
  ]);
  expect(of("labour")).toEqual(["2026-10-09"]);
  expect(of("office")).toEqual(["2026-10-26"]);
  // Friday's list goes out on the Monday after.
  expect(of("committee")).toEqual(["2026-10-30", "2026-11-09", "2026-11-16"]);
});

describe("quarters", () => {
  test.each([
    ["2026-01-01", "2026-Q1", "2026-01-01", "2026-03-31"],
    ["2028-02-29", "2028-Q1", "2028-01-01", "2028-03-31"],
    ["2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30"],
    ["2026-09-30", "2026-Q3", "2026-07-01", "2026-09-30"],
    ["2026-12-31", "2026-Q4", "2026-10-01", "2026-12-31"],
  ])("%s is in %s, from %s to %s", (day, quarter, from, to) => {
    expect(quarterOf(day)).toBe(quarter);
    expect(daysOfQuarter(quarter)).toEqual({ from, to });
  });

  test("go back over the year's end", () => {
    expect(quartersUpTo("2026-05-20", 4)).toEqual(["2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3"]);
  });
});

test("a journal from before events said what they set tells nothing, and what is no date is none", () => {
  const events = [
    { kind: "task_assigned", at: at("2026-09-01 09:00"), detail: {} },
    { kind: "x", at: at("2026-09-02 09:00"), detail: { set: { progress: 3 } } },
    {
      kind: "y",
      at: at("2026-09-03 09:00"),
      detail: { set: { state: "in_progress", dueOn: "soon", reportedAt: 7 } },
    },
  ];
  const moments = momentsOf("t", events);
  expect(moments).toHaveLength(1);
  expect(moments[0]?.clock).toMatchObject({
    kind: "continuous",
    dueOn: null,
    reportedAt: null,
    assignedAt: at("2026-09-03 09:00"),
  });
});
