/** How a task stands against its due date, at every instant. */
import { describe, expect, test } from "@jest/globals";
import {
  DEADLINE_TIME,
  deadline,
  horizonAt,
  lateness,
  latenesses,
  workingDays,
} from "../../domain/lateness.js";
import { type TaskClock, taskStates } from "../../domain/task.js";
import { at, calendar, given } from "./cast.js";

const latenessAt = (now: string, task: Partial<TaskClock>) =>
  lateness({ ...given, ...task }, horizonAt(at(now), calendar));
const second = (text: string, seconds: number) => new Date(at(text).getTime() + seconds * 1000);

test("a deadline is 17:00 of its day in Việt Nam", () => {
  expect(DEADLINE_TIME).toBe("17:00");
  expect(deadline("2026-10-16").toISOString()).toBe("2026-10-16T10:00:00.000Z");
});

test("there are six", () => {
  expect(latenesses).toEqual(["no_deadline", "on_track", "due_soon", "overdue", "on_time", "late"]);
});

describe("work that goes on", () => {
  // Due on Friday 16 October 2026; five working days before it is Friday the 9th.
  test.each([
    ["2026-10-01 09:00", "on_track"],
    ["2026-10-08 23:59", "on_track"],
    ["2026-10-09 00:00", "due_soon"],
    ["2026-10-16 16:59", "due_soon"],
    ["2026-10-16 17:00", "due_soon"],
    ["2026-10-17 00:00", "overdue"],
    ["2027-10-16 09:00", "overdue"],
  ])("at %s is %s", (now, expected) => {
    for (const state of ["assigned", "in_progress", "returned"] as const)
      expect(latenessAt(now, { state })).toBe(expected);
  });

  test("is in time at the very instant of the deadline and overdue one millisecond after", () => {
    const horizon = (now: Date) => lateness(given, horizonAt(now, calendar));
    expect(horizon(deadline("2026-10-16"))).toBe("due_soon");
    expect(horizon(new Date(deadline("2026-10-16").getTime() + 1))).toBe("overdue");
  });

  test.each([
    ["a Saturday", "2026-10-17", "2026-10-17 17:00", "due_soon"],
    ["a Saturday, a minute later", "2026-10-17", "2026-10-17 17:01", "overdue"],
    ["the first morning after Tết", "2026-02-23", "2026-02-09 09:00", "due_soon"],
    ["the first morning after Tết, a working day more ahead", "2026-02-23", "2026-02-06 09:00", "on_track"],
    ["31 December", "2026-12-31", "2026-12-31 17:00", "due_soon"],
    ["31 December, seen from the new year", "2026-12-31", "2027-01-01 00:00", "overdue"],
    ["leap day", "2028-02-29", "2028-02-29 17:00", "due_soon"],
    ["leap day, a second too late", "2028-02-29", "2028-02-29 17:01", "overdue"],
  ])("and due on %s is judged by its own day", (_, dueOn, now, expected) => {
    expect(latenessAt(now, { dueOn })).toBe(expected);
  });

  test("goes on counting while an extension is asked", () => {
    expect(latenessAt("2026-10-20 09:00", { extensionRequestedAt: at("2026-10-13 09:00") })).toBe("overdue");
  });

  test("has no deadline without a due date, or while it is suspended", () => {
    expect(latenessAt("2027-10-16 09:00", { dueOn: null })).toBe("no_deadline");
    expect(latenessAt("2027-10-16 09:00", { state: "suspended" })).toBe("no_deadline");
  });

  test("is not excused by being declined", () => {
    expect(latenessAt("2026-10-20 09:00", { state: "declined" })).toBe("overdue");
  });
});

describe("work that was reported", () => {
  test.each([
    ["at the very instant of the deadline", second("2026-10-16 17:00", 0), "on_time", "on_track"],
    ["a second before", second("2026-10-16 17:00", -1), "on_time", "on_track"],
    ["a second after", second("2026-10-16 17:00", 1), "late", "overdue"],
  ])("%s", (_, reportedAt, whenCompleted, whenAwaiting) => {
    // However long the review takes, the unit's clock stands.
    for (const now of ["2026-10-16 18:00", "2027-03-01 09:00"]) {
      expect(latenessAt(now, { state: "completed", reportedAt })).toBe(whenCompleted);
      expect(latenessAt(now, { state: "awaiting_review", reportedAt })).toBe(whenAwaiting);
    }
  });

  test("is on time where it had no due date", () => {
    const reportedAt = at("2026-10-20 09:00");
    expect(latenessAt("2026-10-20 10:00", { state: "completed", dueOn: null, reportedAt })).toBe("on_time");
    expect(latenessAt("2026-10-20 10:00", { state: "awaiting_review", dueOn: null, reportedAt })).toBe(
      "no_deadline",
    );
  });
});

test("a cancelled task is late for nothing", () => {
  expect(latenessAt("2027-10-16 09:00", { state: "cancelled", reportedAt: at("2026-12-01 09:00") })).toBe(
    "no_deadline",
  );
});

test.each(taskStates)("%s: finished work, and nothing else, is on time or late", (state) => {
  const reportedAt = at("2026-12-01 09:00");
  expect(["on_time", "late"].includes(latenessAt("2026-12-02 09:00", { state, reportedAt }))).toBe(
    state === "completed",
  );
});

describe("the horizon", () => {
  test.each([
    ["before the deadline of the day", "2026-10-14 09:00", "2026-10-14", "2026-10-21"],
    ["at it", "2026-10-14 17:00", "2026-10-14", "2026-10-21"],
    ["after it", "2026-10-14 17:01", "2026-10-15", "2026-10-21"],
    ["on a Sunday", "2026-10-18 09:00", "2026-10-18", "2026-10-23"],
    ["before Tết", "2026-02-13 09:00", "2026-02-13", "2026-02-27"],
    ["with a swap Saturday ahead", "2026-08-20 09:00", "2026-08-20", "2026-08-26"],
  ])("%s", (_, now, firstOpenDay, dueSoonThrough) => {
    expect(horizonAt(at(now), calendar)).toEqual({ firstOpenDay, dueSoonThrough });
  });
});

describe("working days late and left", () => {
  test.each([
    ["a week before", "on_track", "2026-10-01 09:00", 0, 11],
    ["the day before", "due_soon", "2026-10-15 09:00", 0, 1],
    ["on the day", "due_soon", "2026-10-16 09:00", 0, 0],
    ["an hour late", "overdue", "2026-10-16 18:00", 1, null],
    ["on the Saturday after", "overdue", "2026-10-17 09:00", 1, null],
    ["on the Monday after", "overdue", "2026-10-19 09:00", 1, null],
    ["on the Tuesday after", "overdue", "2026-10-20 09:00", 2, null],
    ["over 24 November", "overdue", "2026-11-25 09:00", 27, null],
    ["reported late", "late", "2026-10-20 09:00", 2, null],
    ["reported in time", "on_time", "2026-10-15 09:00", 0, null],
    ["without a deadline in force", "no_deadline", "2026-10-20 09:00", 0, null],
  ] as const)("%s (%s)", (_, standing, until, workingDaysLate, workingDaysLeft) => {
    expect(workingDays(standing, "2026-10-16", at(until), calendar)).toEqual({
      workingDaysLate,
      workingDaysLeft,
    });
  });

  test("judged by an instant that is still in time: late by nothing", () => {
    const until = deadline("2026-10-16");
    for (const lateness of ["overdue", "late"] as const)
      expect(workingDays(lateness, "2026-10-16", until, calendar).workingDaysLate).toBe(0);
  });

  test("no due date: neither", () => {
    expect(workingDays("no_deadline", null, at("2026-10-20 09:00"), calendar)).toEqual({
      workingDaysLate: 0,
      workingDaysLeft: null,
    });
  });

  test("due on a Saturday: nothing is left on it, and one day late on the Sunday", () => {
    expect(workingDays("due_soon", "2026-10-17", at("2026-10-17 09:00"), calendar).workingDaysLeft).toBe(0);
    expect(workingDays("overdue", "2026-10-17", at("2026-10-18 09:00"), calendar).workingDaysLate).toBe(1);
  });
});
