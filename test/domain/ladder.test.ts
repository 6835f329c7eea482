/** What time does to a task: the table of the ladder, row by row, and each exception to it. */
import { describe, expect, test } from "@jest/globals";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { RUNG_TIME, ladder, spread, standing } from "../../domain/ladder.js";
import { type Policy, defaultPolicy } from "../../domain/policy.js";
import { type TaskClock, taskStates } from "../../domain/task.js";
import { at, calendar, continuous, given, line, live, rungsUpTo } from "./cast.js";

describe("the table", () => {
  test("assigned and not accepted: the officer after three working days, the head after five", () => {
    const task = {
      ...given,
      state: "assigned",
      dueOn: null,
      lastHeardAt: null,
      assignedAt: at("2026-10-01 09:00"),
    };
    expect(rungsUpTo(task as TaskClock, "2027-12-31")).toEqual([
      "2026-10-06 acceptance_reminder → unit_focal",
      "2026-10-08 acceptance_reminder → unit_head",
    ]);
  });

  test.each(["assigned", "in_progress", "returned"] as const)(
    "%s with a due date: four reminders, the second also to the co-ordinating units",
    (state) => {
      const due = rungsUpTo({ ...given, state }, "2026-10-16").filter((rung) =>
        rung.includes("due_reminder"),
      );
      expect(due).toEqual([
        "2026-10-02 due_reminder → unit_focal",
        "2026-10-09 due_reminder → unit_focal, coordinating_focal",
        "2026-10-14 due_reminder → unit_focal",
        "2026-10-16 due_reminder → unit_focal",
      ]);
    },
  );

  test.each(["assigned", "in_progress", "returned"] as const)(
    "%s and overdue: reminder, demand, escalation, Standing Committee, then weekly",
    (state) => {
      const late = rungsUpTo({ ...given, state }, "2026-11-22").filter((rung) => rung > "2026-10-17");
      expect(late).toEqual([
        "2026-10-19 overdue_reminder → unit_focal, unit_head",
        "2026-10-21 explanation_demand → unit_focal, unit_head",
        "2026-10-26 escalation → advising_board, office, unit_focal, unit_head",
        "2026-10-30 committee_escalation → committee, unit_focal, unit_head",
        "2026-11-06 committee_weekly → committee",
        "2026-11-13 committee_weekly → committee",
        "2026-11-20 committee_weekly → committee",
      ]);
    },
  );

  test("completion awaiting review: the reviewer after five, the office after eight", () => {
    const task: TaskClock = { ...given, state: "awaiting_review", reportedAt: at("2026-10-05 15:00") };
    expect(rungsUpTo(task, "2027-12-31")).toEqual([
      "2026-10-12 review_reminder → reviewer",
      "2026-10-15 review_reminder → office",
    ]);
  });

  test("extension asked: who decides after three, and once more after five with the advising board", () => {
    expect(rungsUpTo({ ...given, extensionRequestedAt: at("2026-10-05 15:00") }, "2027-12-31")).toEqual([
      "2026-10-08 extension_reminder → office",
      "2026-10-12 extension_reminder → office, advising_board",
    ]);
  });

  test("returned with a new date: the ladder of that date, and nothing that fell before the return", () => {
    const task: TaskClock = {
      ...given,
      state: "returned",
      dueOn: "2026-10-23",
      dueSetAt: at("2026-10-15 10:00"),
    };
    expect(rungsUpTo(task, "2026-10-26")).toEqual([
      "2026-10-16 due_reminder → unit_focal, coordinating_focal",
      "2026-10-21 due_reminder → unit_focal",
      "2026-10-23 due_reminder → unit_focal",
      "2026-10-26 overdue_reminder → unit_focal, unit_head",
    ]);
  });

  test("declined: the office after three", () => {
    const task: TaskClock = { ...given, state: "declined", declinedAt: at("2026-10-05 15:00") };
    expect(rungsUpTo(task, "2027-12-31")).toEqual(["2026-10-08 decline_reminder → office"]);
  });

  test("suspended: silent until its day, a day off too, then it goes on", () => {
    const task: TaskClock = { ...given, state: "suspended", suspendedUntil: "2026-11-14" };
    expect(rungsUpTo(task, "2026-11-13")).toEqual([]);
    expect(rungsUpTo(task, "2027-12-31")).toEqual(["2026-11-14 resume → nobody"]);
  });

  test("continuous and silent for 90 days: the officer, ten working days later the head, and so every 90 days", () => {
    expect(rungsUpTo(continuous, "2026-09-28")).toEqual([]);
    expect(rungsUpTo(continuous, "2027-04-10")).toEqual([
      "2026-09-29 silence_reminder → unit_focal",
      "2026-10-13 silence_reminder → unit_head",
      "2026-12-28 silence_reminder → unit_focal",
      "2027-01-11 silence_reminder → unit_head",
      "2027-03-28 silence_reminder → unit_focal",
    ]);
  });
});

test("an explanation is to be given within three working days", () => {
  expect(defaultPolicy.explanationWorkingDays).toBe(3);
});

describe("the hour", () => {
  test("a rung comes at 07:30 less its task's spread of up to half an hour", () => {
    for (const rung of ladder(given, defaultPolicy, calendar, at("2026-11-22 23:59"))) {
      const round = instantAt(rung.day, RUNG_TIME).getTime();
      expect(round - rung.at.getTime()).toBe(spread(given.id) * 1000);
    }
  });

  test("the spread is the task's own, whole seconds, and fills the half hour evenly", () => {
    const seconds = Array.from({ length: 10_000 }, (_, i) =>
      spread(`0197f3a0-0000-7000-8000-${String(i).padStart(12, "0")}`),
    );
    expect(seconds.every((s) => Number.isInteger(s) && s >= 0 && s < 1800)).toBe(true);
    for (let minute = 0; minute < 30; minute++) {
      const here = seconds.filter((s) => Math.floor(s / 60) === minute).length;
      expect(here).toBeGreaterThan(200);
      expect(here).toBeLessThan(470);
    }
    expect(spread(given.id)).toBe(spread(given.id));
  });

  test("a rung is missed at its very instant, and ahead one millisecond before", () => {
    const [first] = ladder(given, defaultPolicy, calendar, given.assignedAt);
    if (first === undefined) throw new Error("no rung");
    const before = new Date(first.at.getTime() - 1);
    expect(standing(given, defaultPolicy, calendar, first.at, new Set()).highest).toEqual(first);
    expect(standing(given, defaultPolicy, calendar, before, new Set())).toMatchObject({
      missed: [],
      next: first,
    });
  });
});

describe("nothing is owed", () => {
  test.each(["completed", "cancelled"] as const)("by a task that is %s", (state) => {
    const task = { ...given, state, reportedAt: at("2026-10-01 10:00") };
    expect(rungsUpTo(task, "2028-12-31")).toEqual([]);
    expect(standing(task, defaultPolicy, calendar, at("2027-01-01 08:00"), new Set())).toEqual({
      missed: [],
      highest: null,
      next: null,
    });
  });

  test.each(taskStates)("by a recurring series that is %s: its occurrences are dated tasks", (state) => {
    const series: TaskClock = {
      ...given,
      kind: "recurring",
      state,
      reportedAt: at("2026-10-01 10:00"),
      declinedAt: at("2026-10-01 10:00"),
      suspendedUntil: "2026-10-20",
    };
    expect(rungsUpTo(series, "2028-12-31")).toEqual([]);
  });

  test("before the date took effect: a task given late starts in the middle of its ladder", () => {
    const task: TaskClock = {
      ...given,
      assignedAt: at("2026-10-12 09:00"),
      dueSetAt: at("2026-10-12 09:00"),
    };
    expect(rungsUpTo(task, "2026-10-16")).toEqual([
      "2026-10-14 due_reminder → unit_focal",
      "2026-10-16 due_reminder → unit_focal",
    ]);
  });

  test("on the morning of the very rung, where the date took effect after it", () => {
    const task: TaskClock = { ...given, dueSetAt: at("2026-10-14 07:31") };
    expect(rungsUpTo(task, "2026-10-16")).toEqual(["2026-10-16 due_reminder → unit_focal"]);
  });

  test("at the very instant at which the date took effect", () => {
    const rung = ladder(given, defaultPolicy, calendar, at("2026-12-31 09:00")).find(
      (each) => each.day === "2026-10-14",
    );
    if (rung === undefined) throw new Error("no rung");
    expect(rungsUpTo({ ...given, dueSetAt: rung.at }, "2026-10-16")).toEqual([
      "2026-10-16 due_reminder → unit_focal",
    ]);
  });

  test("by a task without a due date that is not continuous, once it is accepted", () => {
    expect(rungsUpTo({ ...given, dueOn: null }, "2028-12-31")).toEqual([]);
  });
});

describe("work under review", () => {
  test("rests from reminders while lateness is judged by the report, and goes on where it was withdrawn", () => {
    const reported: TaskClock = { ...given, state: "awaiting_review", reportedAt: at("2026-10-13 16:00") };
    expect(rungsUpTo(reported, "2026-10-19")).toEqual([]);
    expect(rungsUpTo({ ...given, reportedAt: null }, "2026-10-19").at(-1)).toBe(
      "2026-10-19 overdue_reminder → unit_focal, unit_head",
    );
  });
});

describe("an extension that is asked", () => {
  const asked: TaskClock = { ...given, extensionRequestedAt: at("2026-10-13 16:00") };

  test("lets every reminder and escalation stand still", () => {
    expect(rungsUpTo(asked, "2026-12-31").filter((rung) => !rung.includes("extension_reminder"))).toEqual([]);
  });

  test("and refused: of what came due meanwhile the gravest is owed at once, then the ladder goes on", () => {
    const done = new Set<string>();
    live(given, given.dueSetAt, at("2026-10-13 16:00"), done);
    live(asked, at("2026-10-13 16:00"), at("2026-10-22 10:00"), done);
    const refused = live(given, at("2026-10-22 10:00"), at("2026-10-31 00:00"), done);
    expect(refused.map(line)).toEqual([
      "2026-10-21 explanation_demand → unit_focal, unit_head",
      "2026-10-26 escalation → advising_board, office, unit_focal, unit_head",
      "2026-10-30 committee_escalation → committee, unit_focal, unit_head",
    ]);
  });

  test("and granted: the ladder of the new date, and nothing of the old one", () => {
    const granted: TaskClock = { ...given, dueOn: "2026-11-13", dueSetAt: at("2026-10-22 10:00") };
    expect(live(granted, at("2026-10-22 10:00"), at("2026-11-16 08:00")).map(line)).toEqual([
      "2026-10-30 due_reminder → unit_focal",
      "2026-11-06 due_reminder → unit_focal, coordinating_focal",
      "2026-11-11 due_reminder → unit_focal",
      "2026-11-13 due_reminder → unit_focal",
      "2026-11-16 overdue_reminder → unit_focal, unit_head",
    ]);
  });

  test("by a unit that has not accepted yet: the grant does not repeat the reminders to accept, it starts them anew", () => {
    const granted: TaskClock = {
      ...given,
      state: "assigned",
      dueOn: "2026-11-13",
      dueSetAt: at("2026-10-05 10:00"),
    };
    expect(standing(granted, defaultPolicy, calendar, at("2026-10-05 10:00"), new Set()).missed).toEqual([]);
    expect(rungsUpTo(granted, "2026-10-15")).toEqual([
      "2026-10-08 acceptance_reminder → unit_focal",
      "2026-10-12 acceptance_reminder → unit_head",
    ]);
  });
});

test("a workflow that wakes at the very instant of each rung climbs on, week after week, as long as the task is late", () => {
  const carried = live(given, given.dueSetAt, at("2027-10-16 09:00"));
  expect(carried.map((rung) => rung.kind).filter((kind) => kind !== "committee_weekly")).toEqual([
    ...["due_reminder", "due_reminder", "due_reminder", "due_reminder"],
    ...["overdue_reminder", "explanation_demand", "escalation", "committee_escalation"],
  ]);
  const weeks = carried.filter((rung) => rung.kind === "committee_weekly").map((rung) => rung.day);
  expect(weeks).toEqual(Array.from({ length: 50 }, (_, week) => addDays("2026-11-06", week * 7)));
});

describe("lateness that is explained", () => {
  const explained: TaskClock = { ...given, explained: true };
  const escalations = (rungs: readonly string[]) => rungs.filter((rung) => rung.includes(" escalation"));

  test("goes up at +8, not at +6, and to the Standing Committee as before", () => {
    expect(rungsUpTo(explained, "2026-10-30").slice(-2)).toEqual([
      "2026-10-28 escalation → advising_board, office, unit_focal, unit_head",
      "2026-10-30 committee_escalation → committee, unit_focal, unit_head",
    ]);
    expect(escalations(rungsUpTo(explained, "2026-10-27"))).toEqual([]);
  });

  test("after +6 is not brought up a second time at +8", () => {
    const done = new Set<string>();
    live(given, given.dueSetAt, at("2026-10-27 09:00"), done);
    const later = live(explained, at("2026-10-27 09:00"), at("2026-10-29 09:00"), done);
    expect(later).toEqual([]);
  });
});

describe("a suspension", () => {
  test("of a task not accepted: its reminders start anew at the resumption", () => {
    const resumed: TaskClock = {
      ...given,
      state: "assigned",
      dueOn: "2026-12-16",
      dueSetAt: at("2026-11-02 07:20"),
    };
    expect(rungsUpTo(resumed, "2026-11-10")).toEqual([
      "2026-11-05 acceptance_reminder → unit_focal",
      "2026-11-09 acceptance_reminder → unit_head",
    ]);
  });

  test("of a continuous task does not count as silence", () => {
    const resumed: TaskClock = { ...continuous, dueSetAt: at("2026-10-20 07:20") };
    expect(rungsUpTo(resumed, "2027-01-17")).toEqual([]);
    expect(rungsUpTo(resumed, "2027-01-18")).toEqual(["2027-01-18 silence_reminder → unit_focal"]);
  });
});

describe("a continuous task", () => {
  test("is measured from when it was last heard of", () => {
    const heard: TaskClock = { ...continuous, lastHeardAt: at("2026-09-28 16:00") };
    expect(rungsUpTo(heard, "2026-12-26")).toEqual([]);
    expect(rungsUpTo(heard, "2026-12-27")).toEqual(["2026-12-27 silence_reminder → unit_focal"]);
  });

  test.each(["awaiting_review", "suspended", "declined", "completed", "cancelled"] as const)(
    "that is %s is not urged for silence",
    (state) => {
      expect(rungsUpTo({ ...continuous, state }, "2027-12-31")).toEqual([]);
    },
  );

  test("that was returned with a date climbs the ladder of the date and keeps the one of silence", () => {
    const task: TaskClock = {
      ...continuous,
      state: "returned",
      dueOn: "2026-07-17",
      lastHeardAt: at("2026-07-06 09:00"),
      dueSetAt: at("2026-07-09 09:00"),
    };
    expect(rungsUpTo(task, "2026-07-17")).toEqual([
      "2026-07-10 due_reminder → unit_focal, coordinating_focal",
      "2026-07-15 due_reminder → unit_focal",
      "2026-07-17 due_reminder → unit_focal",
    ]);
    expect(rungsUpTo(task, "2026-10-07")).toContain("2026-10-07 silence_reminder → unit_focal");
  });
});

describe("after an outage", () => {
  test.each([
    ["over reminders", "2026-10-01 09:00", "2026-10-15 09:00", "2026-10-14 due_reminder", 3],
    ["over the due date", "2026-10-01 09:00", "2026-10-20 09:00", "2026-10-19 overdue_reminder", 5],
    ["over the demand", "2026-10-15 09:00", "2026-10-22 09:00", "2026-10-21 explanation_demand", 3],
    [
      "up to the Standing Committee",
      "2026-10-15 09:00",
      "2026-11-02 09:00",
      "2026-10-30 committee_escalation",
      5,
    ],
    ["over its weekly digests", "2026-10-15 09:00", "2026-11-21 09:00", "2026-10-30 committee_escalation", 8],
  ])("%s only the gravest missed rung is carried out", (_, from, to, carried, missed) => {
    const done = new Set<string>();
    live(given, given.dueSetAt, at(from), done);
    const plan = standing(given, defaultPolicy, calendar, at(to), done);
    expect(plan.highest && line(plan.highest)).toContain(carried);
    expect(plan.missed).toHaveLength(missed);
    const after = standing(
      given,
      defaultPolicy,
      calendar,
      at(to),
      new Set([...done, ...plan.missed.map((r) => r.key)]),
    );
    expect(after).toEqual({ missed: [], highest: null, next: plan.next });
  });

  test("of equal rungs the latest is carried out: of four weekly ones, the last", () => {
    const done = new Set<string>();
    live(given, given.dueSetAt, at("2026-11-01 09:00"), done);
    const plan = standing(given, defaultPolicy, calendar, at("2026-11-30 09:00"), done);
    expect(plan.missed.map((rung) => rung.day)).toEqual([
      "2026-11-06",
      "2026-11-13",
      "2026-11-20",
      "2026-11-27",
    ]);
    expect(plan.highest?.day).toBe("2026-11-27");
  });

  test("a resumption that was missed comes before everything else", () => {
    const policy: Policy = {
      ...defaultPolicy,
      rules: [
        ...defaultPolicy.rules,
        { situation: "suspended", after: 1, kind: "committee_escalation", audiences: ["committee"] },
      ],
    };
    const task: TaskClock = { ...given, state: "suspended", suspendedUntil: "2026-10-14" };
    expect(standing(task, policy, calendar, at("2026-10-20 09:00"), new Set()).highest?.kind).toBe("resume");
  });
});

describe("the same rung", () => {
  test("is stored under its name, so a name never changes: a rung by another name would be carried out again", () => {
    const names = (task: TaskClock, through: string) =>
      ladder(task, defaultPolicy, calendar, at(through)).map((rung) => rung.key);
    expect(names({ ...given, state: "assigned" }, "2026-11-12 09:00")).toEqual([
      ...["not_accepted+3@2026-09-01", "not_accepted+5@2026-09-01"],
      ...["before_due-10", "before_due-5", "before_due-2", "before_due+0"],
      ...["overdue+1", "overdue+3", "overdue+6", "overdue+10", "overdue+15", "overdue+15.1"],
    ]);
    expect(names({ ...given, explained: true }, "2026-10-30 09:00")).toContain("overdue+6");
    const reported: TaskClock = { ...given, state: "awaiting_review", reportedAt: at("2026-10-05 15:00") };
    expect(names(reported, "2026-12-31 09:00")).toEqual([
      "awaiting_review+5@2026-10-05",
      "awaiting_review+8@2026-10-05",
    ]);
    const asked: TaskClock = { ...given, extensionRequestedAt: at("2026-10-05 15:00") };
    expect(names(asked, "2026-12-31 09:00")).toEqual([
      "extension_asked+3@2026-10-05",
      "extension_asked+5@2026-10-05",
    ]);
    const declined: TaskClock = { ...given, state: "declined", declinedAt: at("2026-10-05 15:00") };
    expect(names(declined, "2026-12-31 09:00")).toEqual(["declined+3@2026-10-05"]);
    const suspended: TaskClock = { ...given, state: "suspended", suspendedUntil: "2026-11-14" };
    expect(names(suspended, "2026-12-31 09:00")).toEqual(["suspended+0@2026-11-14"]);
    expect(names(continuous, "2026-12-31 09:00").slice(0, 3)).toEqual([
      "silent+90@2026-07-01",
      "silent+90+10@2026-07-01",
      "silent+90.1@2026-07-01",
    ]);
  });

  test("has the same name whenever it is asked for", () => {
    const early = ladder(given, defaultPolicy, calendar, at("2026-10-20 09:00")).map((rung) => rung.key);
    const late = ladder(given, defaultPolicy, calendar, at("2026-12-20 09:00")).map((rung) => rung.key);
    expect(late.slice(0, early.length)).toEqual(early);
  });

  test("is told apart from that of another report, request or silence by its day", () => {
    const review = (reported: string) =>
      ladder(
        { ...given, state: "awaiting_review", reportedAt: at(reported) },
        defaultPolicy,
        calendar,
        at(reported),
      );
    expect(review("2026-10-05 15:00")[0]?.key).not.toBe(review("2026-10-06 15:00")[0]?.key);
    const asked = (day: string) =>
      ladder({ ...given, extensionRequestedAt: at(day) }, defaultPolicy, calendar, at(day))[0]?.key;
    expect(asked("2026-10-05 15:00")).not.toBe(asked("2026-10-06 15:00"));
  });

  test("keeps its name when the calendar moves its day", () => {
    const keys = (task: TaskClock) =>
      ladder(task, defaultPolicy, calendar, at("2027-03-31 09:00")).map((r) => r.key);
    const overTet: TaskClock = { ...given, dueOn: "2027-02-02" };
    expect(keys(overTet).slice(0, 9)).toEqual(keys(given).slice(0, 9));
  });
});

describe("days off between", () => {
  const rungsOf = (dueOn: string, through: string) =>
    rungsUpTo(
      { ...given, dueOn, assignedAt: at("2025-01-02 09:00"), dueSetAt: at("2025-01-02 09:00") },
      through,
    ).map((rung) => rung.replace(/ →.*/, ""));

  test("Tết: the escalations wait for the week after it", () => {
    // 16–20 February 2026 are off.
    expect(rungsOf("2026-02-13", "2026-03-06")).toEqual([
      "2026-01-30 due_reminder",
      "2026-02-06 due_reminder",
      "2026-02-11 due_reminder",
      "2026-02-13 due_reminder",
      "2026-02-23 overdue_reminder",
      "2026-02-25 explanation_demand",
      "2026-03-02 escalation",
      "2026-03-06 committee_escalation",
    ]);
  });

  test("the year's end: 1 January and the swapped 2 January 2026 do not count, Saturday the 10th does", () => {
    expect(rungsOf("2025-12-31", "2026-01-31").slice(3)).toEqual([
      "2025-12-31 due_reminder",
      "2026-01-05 overdue_reminder",
      "2026-01-07 explanation_demand",
      "2026-01-10 escalation",
      "2026-01-15 committee_escalation",
      "2026-01-22 committee_weekly",
      "2026-01-29 committee_weekly",
    ]);
  });

  test("a swap Saturday is a morning like any other: 22 August 2026, worked for the 31st", () => {
    expect(rungsOf("2026-08-24", "2026-09-10")).toEqual([
      "2026-08-11 due_reminder",
      "2026-08-18 due_reminder",
      "2026-08-21 due_reminder",
      "2026-08-24 due_reminder",
      "2026-08-25 overdue_reminder",
      "2026-08-27 explanation_demand",
      "2026-09-04 escalation",
      "2026-09-10 committee_escalation",
    ]);
    expect(rungsOf("2026-08-25", "2026-08-25").slice(-2)).toEqual([
      "2026-08-22 due_reminder",
      "2026-08-25 due_reminder",
    ]);
  });

  test.each([
    ["a Sunday", "2026-10-18", "2026-10-16", "2026-10-19"],
    ["a Saturday", "2026-10-17", "2026-10-16", "2026-10-19"],
    ["24 November 2026", "2026-11-24", "2026-11-23", "2026-11-25"],
    ["mùng 1 Tết 2027", "2027-02-06", "2027-02-03", "2027-02-11"],
    ["Sunday 31 December 2028", "2028-12-31", "2028-12-29", "2029-01-02"],
    ["leap day 2028", "2028-02-29", "2028-02-29", "2028-03-01"],
  ])("due on %s: the last reminder comes on the last working morning up to it", (_, dueOn, last, first) => {
    const rungs = rungsOf(dueOn, addDays(dueOn, 9));
    expect(rungs).toContain(`${last} due_reminder`);
    expect(rungs.find((rung) => rung.includes("overdue_reminder"))).toBe(`${first} overdue_reminder`);
  });

  test("no rung but the weekly one and those counted in calendar days falls on a day off", () => {
    const wrong: string[] = [];
    for (let dueOn = "2025-12-01"; dueOn < "2029-12-31"; dueOn = addDays(dueOn, 3)) {
      const task = { ...given, dueOn, dueSetAt: at("2025-01-02 09:00") };
      for (const rung of ladder(task, defaultPolicy, calendar, at(`${addDays(dueOn, 30)} 09:00`))) {
        const onDayOff = rung.kind !== "committee_weekly" && !calendar.isWorkingDay(rung.day);
        if (onDayOff || dayAt(rung.at) !== rung.day) wrong.push(line(rung));
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("a programme's own policy", () => {
  test.each([0, -7])("that repeats a rung every %i days, which leads nowhere, has it once", (repeatEvery) => {
    const rules = [
      { situation: "overdue", after: 1, repeatEvery, kind: "overdue_reminder", audiences: [] },
    ] as const;
    const policy: Policy = { explanationWorkingDays: 3, rules };
    expect(rungsUpTo(given, "2027-12-31", policy)).toEqual(["2026-10-19 overdue_reminder → nobody"]);
  });

  test("takes the place of the default one", () => {
    const policy: Policy = {
      explanationWorkingDays: 5,
      rules: [
        {
          situation: "overdue",
          after: 2,
          kind: "committee_weekly",
          audiences: ["committee"],
          repeatEvery: 14,
        },
      ],
    };
    expect(rungsUpTo(given, "2026-11-20", policy)).toEqual([
      "2026-10-20 committee_weekly → committee",
      "2026-11-03 committee_weekly → committee",
      "2026-11-17 committee_weekly → committee",
    ]);
  });

  test("without rules asks nothing", () => {
    expect(rungsUpTo(given, "2028-12-31", { explanationWorkingDays: 3, rules: [] })).toEqual([]);
  });
});

describe("a clock that goes back", () => {
  test("behind the day on which the date took effect still knows what is ahead", () => {
    const late: TaskClock = { ...given, dueSetAt: at("2026-12-01 09:00") };
    const plan = standing(late, defaultPolicy, calendar, at("2026-11-01 09:00"), new Set());
    expect(plan).toMatchObject({
      missed: [],
      highest: null,
      next: { kind: "committee_weekly", day: "2026-12-04" },
    });
  });
});
