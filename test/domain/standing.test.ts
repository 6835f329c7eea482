/** Counting tasks as they stood, the change between two counts, and which days are kept. */
import { describe, expect, test } from "@jest/globals";
import type { Day } from "../../domain/day.js";
import type { Lateness } from "../../domain/lateness.js";
import {
  changeBetween,
  countsOf,
  daysToKeep,
  mondayOf,
  mondaysAloneBefore,
  mondaysUntil,
  tallyOf,
} from "../../domain/standing.js";
import type { TaskState } from "../../domain/task.js";

const stood: readonly [TaskState, Lateness][] = [
  ["completed", "on_time"],
  ["completed", "no_deadline"],
  ["completed", "late"],
  ["in_progress", "overdue"],
  ["awaiting_review", "overdue"],
  ["awaiting_review", "on_track"],
  ["assigned", "due_soon"],
  ["assigned", "overdue"],
  ["suspended", "no_deadline"],
];
const tally = tallyOf(stood.map(([state, lateness]) => ({ state, lateness })));

describe("a number of tasks", () => {
  test("is counted by state and by lateness", () => {
    expect(tally).toEqual({
      total: 9,
      completedOnTime: 2,
      completedLate: 1,
      dueSoon: 1,
      overdue: 3,
      awaitingReview: 2,
      notAccepted: 2,
    });
  });

  test("is completed, open in time, or overdue", () => {
    const counts = countsOf(tally);
    expect(counts).toMatchObject({ openInTime: 3, latePercent: 44.4 });
    expect(counts.completedOnTime + counts.completedLate + counts.openInTime + counts.overdue).toBe(9);
  });

  test("of none has no percentage", () => {
    expect(countsOf(tallyOf([]))).toMatchObject({ total: 0, openInTime: 0, latePercent: 0 });
  });
});

test.each([
  { was: { total: 9, overdue: 3 }, is: { total: 9, overdue: 3 }, overdue: 0, latePercent: 0 },
  { was: { total: 9, overdue: 3 }, is: { total: 9, overdue: 1 }, overdue: -2, latePercent: -22.2 },
  { was: { total: 0, overdue: 0 }, is: { total: 7, overdue: 2 }, overdue: 2, latePercent: 28.6 },
  { was: { total: 3, overdue: 1 }, is: { total: 3, overdue: 2 }, overdue: 1, latePercent: 33.4 },
])("the change from $was to $is", ({ was, is, overdue, latePercent }) => {
  const empty = tallyOf([]);
  const change = changeBetween(countsOf({ ...empty, ...was }), countsOf({ ...empty, ...is }));
  expect(change).toMatchObject({ total: is.total - was.total, overdue, latePercent });
  expect(change.openInTime).toBe(is.total - is.overdue - (was.total - was.overdue));
});

describe("the days that are kept", () => {
  test.each<[Day, Day]>([
    ["2026-11-23", "2026-11-23"], // a Monday
    ["2026-11-24", "2026-11-23"],
    ["2026-11-29", "2026-11-23"], // a Sunday
    ["2027-01-01", "2026-12-28"],
  ])("the week of %s began on %s", (day, monday) => {
    expect(mondayOf(day)).toBe(monday);
  });

  test("are Mondays for a chart, up to this week's", () => {
    expect(mondaysUntil("2026-11-24", 3)).toEqual(["2026-11-09", "2026-11-16", "2026-11-23"]);
  });

  test("are each day of the last week, so that tomorrow too has one a week before it; and the Mondays of half a year", () => {
    const days = daysToKeep("2026-11-24");
    expect(days.slice(-8)).toEqual([
      ...["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"],
      ...["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"],
    ]);
    expect(days[0]).toBe("2026-06-01");
    expect(days).toHaveLength(33);
    expect(new Set(days).size).toBe(days.length);
    expect(mondaysAloneBefore("2026-11-24") < "2026-11-17").toBe(true);
  });
});
