/** The rule of a unit's score, by tables: each task by its first due date and by the one in force. */
import { describe, expect, test } from "@jest/globals";
import type { Day } from "../../domain/day.js";
import { clockLedger } from "../../domain/ledger.js";
import {
  type TaskScore,
  type Verdict,
  daysOfPeriod,
  isCounted,
  scoreTask,
  sumScores,
} from "../../domain/score.js";
import type { TaskState } from "../../domain/task.js";
import { at, calendar, given } from "./cast.js";

const NOW = "2026-11-24 09:00";
const YEAR = { from: "2026-01-01", to: "2026-12-31" };

type Step = readonly [when: string, kind: string, set: Readonly<Record<string, unknown>>];

const assigned: Step = [
  "2026-09-01 09:00",
  "task_assigned",
  {
    ...{ state: "assigned", kind: "dated", assignedAt: at("2026-09-01 09:00").toISOString() },
    ...{ dueOn: "2026-10-16", originalDueOn: "2026-10-16", leadUnitId: "lead", reviewerUnitId: "reviewer" },
  },
];
const accepted: Step = ["2026-09-02 09:00", "task_accepted", { state: "in_progress" }];
const reported = (when: string): Step => [
  when,
  "completion_reported",
  { state: "awaiting_review", reportedAt: at(when).toISOString() },
];
const confirmed = (when: string): Step => [when, "completion_confirmed", { state: "completed" }];
const returned = (when: string, dueOn: Day): Step => [
  when,
  "task_returned",
  { state: "returned", reportedAt: null, dueOn },
];
const withdrawn = (when: string): Step => [
  when,
  "report_withdrawn",
  { state: "in_progress", reportedAt: null },
];
const extended = (when: string, dueOn: Day): Step => [when, "extension_decided", { dueOn }];
const suspended = (when: string): Step => [
  when,
  "task_suspended",
  { state: "suspended", suspendedAt: at(when).toISOString() },
];
const resumed = (when: string, dueOn: Day): Step => [
  when,
  "task_resumed",
  { state: "in_progress", suspendedAt: null, dueOn },
];

/** As the record tells of a task after its steps. */
function scoreOf(steps: readonly Step[], period = YEAR, now = NOW): TaskScore {
  const events = [assigned, ...steps].map(([when, kind, set]) => ({ at: at(when), kind, detail: { set } }));
  const last = Object.assign({}, ...events.map((event) => event.detail.set)) as {
    readonly state: TaskState;
    readonly dueOn: Day;
  };
  const task = {
    state: last.state,
    firstDueOn: "2026-10-16",
    dueOn: last.dueOn,
    spans: clockLedger(given.id, events, calendar, at(now)).spans,
    returned: events.some((event) => event.kind === "task_returned"),
    explanations: [],
  };
  return scoreTask(task, period, at(now));
}

describe("by the first due date, and by the one in force", () => {
  test.each<[string, readonly Step[], Verdict, Verdict]>([
    [
      "confirmed after a report in time",
      [accepted, reported("2026-10-16 17:00"), confirmed("2026-11-10 09:00")],
      "on_time",
      "on_time",
    ],
    [
      "reported a minute after the hour",
      [accepted, reported("2026-10-16 17:01"), confirmed("2026-10-19 09:00")],
      "late",
      "late",
    ],
    ["nothing reported yet", [accepted], "overdue", "overdue"],
    ["never accepted", [], "overdue", "overdue"],
    [
      "reported in time, under review for weeks",
      [accepted, reported("2026-10-15 09:00")],
      "waiting",
      "waiting",
    ],
    ["reported late, under review", [accepted, reported("2026-10-19 09:00")], "late", "late"],
    [
      "a report in time that was withdrawn",
      [accepted, reported("2026-10-15 09:00"), withdrawn("2026-10-20 09:00")],
      "overdue",
      "overdue",
    ],
    [
      "a granted extension, kept",
      [
        accepted,
        extended("2026-10-14 09:00", "2026-11-13"),
        reported("2026-11-12 09:00"),
        confirmed("2026-11-16 09:00"),
      ],
      "late",
      "on_time",
    ],
    [
      "a granted extension that is not over",
      [accepted, extended("2026-10-14 09:00", "2026-12-15")],
      "overdue",
      "waiting",
    ],
    [
      "a granted extension that is over",
      [accepted, extended("2026-10-14 09:00", "2026-11-13")],
      "overdue",
      "overdue",
    ],
    [
      "suspended for thirty days, done within the moved date",
      [
        accepted,
        suspended("2026-09-10 09:00"),
        resumed("2026-10-10 07:30", "2026-11-15"),
        reported("2026-11-13 09:00"),
        confirmed("2026-11-16 09:00"),
      ],
      "on_time",
      "on_time",
    ],
    [
      "suspended for thirty days, done after the moved date",
      [
        accepted,
        suspended("2026-09-10 09:00"),
        resumed("2026-10-10 07:30", "2026-11-15"),
        reported("2026-11-16 09:00"),
        confirmed("2026-11-17 09:00"),
      ],
      "late",
      "late",
    ],
    ["suspended since before its date", [accepted, suspended("2026-10-01 09:00")], "waiting", "waiting"],
    [
      "returned after ten days of review, done within as many after the first date",
      [
        accepted,
        reported("2026-10-12 09:00"),
        returned("2026-10-22 09:00", "2026-11-06"),
        reported("2026-10-26 09:00"),
        confirmed("2026-10-27 09:00"),
      ],
      "on_time",
      "on_time",
    ],
    [
      "returned, done by the day of the rework, long after the first date",
      [
        accepted,
        reported("2026-10-12 09:00"),
        returned("2026-10-14 09:00", "2026-11-06"),
        reported("2026-11-05 09:00"),
        confirmed("2026-11-06 09:00"),
      ],
      "late",
      "on_time",
    ],
    [
      "returned after the date with none to the rework yet",
      [accepted, reported("2026-10-14 09:00"), returned("2026-10-15 09:00", "2026-12-01")],
      "overdue",
      "waiting",
    ],
  ])("%s", (_what, steps, first, granted) => {
    expect(scoreOf(steps)).toMatchObject({ first, granted });
  });

  test("a task belongs to the period of each of its dates", () => {
    const moved = [accepted, extended("2026-10-14 09:00", "2027-01-15")];
    expect(scoreOf(moved)).toMatchObject({ first: "overdue", granted: null });
    expect(scoreOf(moved, { from: "2027-01-01", to: "2027-12-31" })).toMatchObject({
      first: null,
      granted: "waiting",
    });
    expect(scoreOf([accepted], { from: "2026-10-16", to: "2026-10-16" }).first).toBe("overdue");
    expect(scoreOf([accepted], { from: "2026-10-17", to: "2026-10-30" }).first).toBeNull();
  });

  test("a task that was sent back is told of", () => {
    expect(scoreOf([accepted, reported("2026-10-12 09:00")]).returned).toBe(false);
    expect(
      scoreOf([accepted, reported("2026-10-12 09:00"), returned("2026-10-13 09:00", "2026-10-30")]).returned,
    ).toBe(true);
  });
});

describe("an explanation is late", () => {
  const bare = { state: "in_progress", firstDueOn: null, dueOn: null, spans: [], returned: false } as const;
  test.each<[string, string | null, boolean]>([
    ["given at the last minute: no", "2026-11-20 17:00", false],
    ["given a minute later: yes", "2026-11-20 17:01", true],
    ["not given when its day is over: yes", null, true],
  ])("%s", (_what, when, isLate) => {
    const explanations = [{ dueOn: "2026-11-20", givenAt: when === null ? null : at(when) }];
    expect(scoreTask({ ...bare, explanations }, YEAR, at(NOW)).explainedLate).toBe(isLate);
  });

  test("not while its day lasts", () => {
    const explanations = [{ dueOn: "2026-11-24", givenAt: null }];
    expect(scoreTask({ ...bare, explanations }, YEAR, at(NOW)).explainedLate).toBe(false);
    expect(scoreTask({ ...bare, explanations: [] }, YEAR, at(NOW))).toEqual({
      first: null,
      granted: null,
      returned: false,
      explainedLate: false,
    });
  });
});

describe("the sum", () => {
  const of = (first: Verdict | null, granted: Verdict | null, over: Partial<TaskScore> = {}): TaskScore => ({
    ...{ first, granted, returned: false, explainedLate: false },
    ...over,
  });
  const scores = [
    of("on_time", "on_time"),
    of("late", "on_time", { returned: true }),
    of("overdue", "waiting", { explainedLate: true }),
    of(null, "waiting"),
  ];

  test("is the share on time of what is judged, one decimal", () => {
    expect(sumScores(scores)).toEqual({
      first: { on_time: 1, late: 1, overdue: 1, waiting: 0, percent: 33.3 },
      granted: { on_time: 2, late: 0, overdue: 0, waiting: 2, percent: 100 },
      returned: 1,
      explainedLate: 1,
    });
  });

  test("says nothing while nothing is judged", () => {
    expect(sumScores([of("waiting", null)])).toMatchObject({
      first: { percent: null },
      granted: { percent: null },
    });
  });

  test("each figure counts its tasks and no others", () => {
    const sum = sumScores(scores);
    for (const basis of ["first", "granted"] as const) {
      for (const figure of ["on_time", "late", "overdue", "waiting"] as const)
        expect(scores.filter((score) => isCounted(score, basis, figure))).toHaveLength(sum[basis][figure]);
      expect(scores.filter((score) => isCounted(score, basis, "returned"))).toEqual([scores[1]]);
      expect(scores.filter((score) => isCounted(score, basis, "explained_late"))).toEqual([scores[2]]);
    }
  });
});

test.each([
  ["2026", { from: "2026-01-01", to: "2026-12-31" }],
  ["2026-Q1", { from: "2026-01-01", to: "2026-03-31" }],
  ["2028-Q4", { from: "2028-10-01", to: "2028-12-31" }],
  ["2026-Q5", null],
  ["2026-Q0", null],
  ["1999", null],
  ["02026", null],
  ["2026-Q1x", null],
  ["", null],
])("the days of %s", (period, days) => {
  expect(daysOfPeriod(period)).toEqual(days);
});
