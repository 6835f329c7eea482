/** The ledger of the clock: whose move it was, day by day, and what of it counts. */
import { describe, expect, test } from "@jest/globals";
import type { PastEvent } from "../../domain/history.js";
import { type Ledger, type Span, clockLedger } from "../../domain/ledger.js";
import { horizonAt, lateness, workingDays } from "../../domain/lateness.js";
import { momentsOf } from "../../domain/history.js";
import { at, calendar, given } from "./cast.js";

type Set = Readonly<Record<string, unknown>>;
const lead = "unit-health";
const reviewer = "unit-propaganda";

/** `["2026-09-01 09:00", "task_accepted", { state: "in_progress" }]` */
const event = ([when, kind, set]: readonly [string, string, Set]): PastEvent => ({
  at: at(when),
  kind,
  detail: { set: Object.fromEntries(Object.entries(set).map(([key, value]) => [key, instantIn(value)])) },
});
const instantIn = (value: unknown) =>
  typeof value === "string" && /^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(value) ? at(value).toISOString() : value;

const assigned = (dueOn: string | null = "2026-10-16") =>
  [
    "2026-09-01 09:00",
    "task_assigned",
    {
      ...{ state: "assigned", kind: dueOn === null ? "continuous" : "dated", assignedAt: "2026-09-01 09:00" },
      ...{ dueOn, originalDueOn: dueOn, dueSetAt: "2026-09-01 09:00", dueVersion: 1 },
      ...{ leadUnitId: lead, reviewerUnitId: reviewer },
    },
  ] as const;
const accepted = ["2026-09-04 09:00", "task_accepted", { state: "in_progress" }] as const;
const reported = (when: string) =>
  [
    when,
    "completion_reported",
    { state: "awaiting_review", reportedAt: when, extensionRequestedAt: null },
  ] as const;
const confirmed = (when: string) =>
  [when, "completion_confirmed", { state: "completed", closedAt: when }] as const;

type Row = readonly [string, string, Set];
const ledgerOf = (now: string, rows: readonly Row[]): Ledger =>
  clockLedger(given.id, rows.map(event), calendar, at(now));
const line = ({ from, to, state, ball, counts, workingDays: days }: Span) =>
  `${clock(from)} → ${clock(to)} ${state}, ${ball}, ${String(days)}${counts ? " late" : ""}`;
const clock = (instant: Date) =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

describe("the spans", () => {
  test.each<[string, string, Row[], string[], number]>([
    [
      "a task nobody has accepted",
      "2026-09-08 09:00",
      [assigned()],
      ["2026-09-01 09:00 → 2026-09-08 09:00 not_accepted, unit, 4"],
      0,
    ],
    [
      "under way, in time",
      "2026-10-01 09:00",
      [assigned(), accepted],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-01 09:00 running, unit, 19",
      ],
      0,
    ],
    [
      "overdue since Friday",
      "2026-10-26 09:00",
      [assigned(), accepted],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-16 17:00 running, unit, 30",
        "2026-10-16 17:00 → 2026-10-26 09:00 overdue, unit, 6 late",
      ],
      6,
    ],
    [
      "reported in time and confirmed six weeks later",
      "2026-12-31 09:00",
      [assigned(), accepted, reported("2026-10-15 15:00"), confirmed("2026-11-25 09:00")],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-15 15:00 running, unit, 29",
        "2026-10-15 15:00 → 2026-11-25 09:00 under_review, reviewer, 28",
      ],
      0,
    ],
    [
      "an extension asked before the date and granted after it: nothing counts",
      "2026-10-29 09:00",
      [
        assigned(),
        accepted,
        ["2026-10-14 09:00", "extension_requested", { extensionRequestedAt: "2026-10-14 09:00" }],
        [
          "2026-10-21 09:00",
          "extension_decided",
          { extensionRequestedAt: null, dueOn: "2026-10-30", dueSetAt: "2026-10-21 09:00", dueVersion: 2 },
        ],
      ],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-14 09:00 running, unit, 28",
        "2026-10-14 09:00 → 2026-10-21 09:00 extension_pending, office, 5",
        "2026-10-21 09:00 → 2026-10-29 09:00 extended, unit, 6",
      ],
      0,
    ],
    [
      "an extension asked and refused: the wait counts",
      "2026-10-26 09:00",
      [
        assigned(),
        accepted,
        ["2026-10-14 09:00", "extension_requested", { extensionRequestedAt: "2026-10-14 09:00" }],
        ["2026-10-21 09:00", "extension_decided", { extensionRequestedAt: null }],
      ],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-14 09:00 running, unit, 28",
        "2026-10-14 09:00 → 2026-10-16 17:00 extension_pending, office, 2",
        "2026-10-16 17:00 → 2026-10-21 09:00 extension_pending, office, 3 late",
        "2026-10-21 09:00 → 2026-10-26 09:00 overdue, unit, 3 late",
      ],
      6,
    ],
    [
      "three days late, then suspended for ten, then two days more: five count, the rest does not",
      "2026-11-04 09:00",
      [
        assigned(),
        accepted,
        [
          "2026-10-21 09:00",
          "task_suspended",
          { state: "suspended", suspendedAt: "2026-10-21 09:00", suspendedUntil: "2026-10-31" },
        ],
        [
          "2026-10-31 07:30",
          "rung_carried_out",
          {
            ...{ state: "in_progress", suspendedAt: null, suspendedUntil: null },
            ...{ dueOn: "2026-10-26", dueSetAt: "2026-10-31 07:30", dueVersion: 2 },
          },
        ],
      ],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-16 17:00 running, unit, 30",
        "2026-10-16 17:00 → 2026-10-21 09:00 overdue, unit, 3 late",
        "2026-10-21 09:00 → 2026-10-31 07:30 suspended, nobody, 7",
        "2026-10-31 07:30 → 2026-11-04 09:00 overdue, unit, 3 late",
      ],
      6,
    ],
    [
      "reported late, returned with a new date, done by then: nothing counts",
      "2026-12-31 09:00",
      [
        assigned(),
        accepted,
        reported("2026-10-20 09:00"),
        [
          "2026-10-27 09:00",
          "task_returned",
          {
            state: "returned",
            reportedAt: null,
            dueOn: "2026-11-10",
            dueSetAt: "2026-10-27 09:00",
            dueVersion: 2,
          },
        ],
        reported("2026-11-10 16:59"),
        confirmed("2026-11-20 09:00"),
      ],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-16 17:00 running, unit, 30",
        "2026-10-16 17:00 → 2026-10-20 09:00 extended, unit, 2",
        "2026-10-20 09:00 → 2026-10-27 09:00 under_review, reviewer, 5",
        "2026-10-27 09:00 → 2026-11-10 16:59 extended, unit, 10",
        "2026-11-10 16:59 → 2026-11-20 09:00 under_review, reviewer, 8",
      ],
      0,
    ],
    [
      "a report that the unit took back stopped nothing",
      "2026-10-22 09:00",
      [
        assigned(),
        accepted,
        reported("2026-10-15 09:00"),
        ["2026-10-20 09:00", "report_withdrawn", { state: "in_progress", reportedAt: null }],
      ],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2026-10-16 17:00 running, unit, 30",
        "2026-10-16 17:00 → 2026-10-22 09:00 overdue, unit, 4 late",
      ],
      4,
    ],
    [
      "declined, and left lying by the office",
      "2026-10-20 09:00",
      [
        assigned(),
        ["2026-09-03 09:00", "task_declined", { state: "declined", declinedAt: "2026-09-03 09:00" }],
      ],
      [
        "2026-09-01 09:00 → 2026-09-03 09:00 not_accepted, unit, 1",
        "2026-09-03 09:00 → 2026-10-16 17:00 declined, office, 31",
        "2026-10-16 17:00 → 2026-10-20 09:00 declined, office, 2 late",
      ],
      2,
    ],
    [
      "continuous work has no date to be late by",
      "2027-10-16 09:00",
      [assigned(null), accepted],
      [
        "2026-09-01 09:00 → 2026-09-04 09:00 not_accepted, unit, 2",
        "2026-09-04 09:00 → 2027-10-16 09:00 running, unit, 278",
      ],
      0,
    ],
  ])("%s", (_, now, rows, spans, late) => {
    const ledger = ledgerOf(now, rows);
    expect(ledger.spans.map(line)).toEqual(spans);
    expect(ledger.workingDaysLate).toBe(late);
    expect(ledger.whyLate === null).toBe(late === 0);
  });

  test("of a series there are none", () => {
    const series = [
      "2026-09-01 09:00",
      "task_assigned",
      { state: "assigned", kind: "recurring", dueOn: null },
    ] as const;
    expect(ledgerOf("2026-12-01 09:00", [series])).toMatchObject({
      spans: [],
      workingDaysLate: 0,
      whyLate: null,
    });
  });

  test("what is still to come is not in it, and a task given to another lead goes on in that name", () => {
    const rows: Row[] = [
      assigned(),
      accepted,
      [
        "2026-09-10 09:00",
        "task_reassigned",
        { state: "assigned", leadUnitId: "unit-labour", dueVersion: 2 },
      ],
    ];
    expect(ledgerOf("2026-09-10 08:59", rows).spans.map((span) => span.unitId)).toEqual([lead, lead]);
    expect(ledgerOf("2026-09-11 09:00", rows).spans.map((span) => span.unitId)).toEqual([
      lead,
      lead,
      "unit-labour",
    ]);
  });
});

test("the sentence says what the days were spent on, and what is not counted", () => {
  const { whyLate } = ledgerOf("2026-11-04 09:00", [
    assigned(),
    accepted,
    ["2026-10-14 09:00", "extension_requested", { extensionRequestedAt: "2026-10-14 09:00" }],
    [
      "2026-10-21 09:00",
      "task_suspended",
      { state: "suspended", suspendedAt: "2026-10-21 09:00", extensionRequestedAt: null },
    ],
    [
      "2026-10-28 09:00",
      "task_resumed",
      { state: "in_progress", suspendedAt: null, dueOn: "2026-10-23", dueVersion: 2 },
    ],
  ]);
  expect(whyLate?.vi).toBe(
    "Quá hạn 8 ngày làm việc so với hạn 23/10/2026: 3 ngày chờ quyết định gia hạn (vẫn tính), 5 ngày đơn vị chưa báo cáo hoàn thành. Không tính: 5 ngày tạm hoãn.",
  );
  expect(whyLate?.en).toBe(
    "8 working days late against 23/10/2026: 3 while an extension was asked (they count), 5 without a completion report. Not counted: 5 suspended.",
  );
});

test("an hour after the deadline a task is one day late", () => {
  expect(ledgerOf("2026-10-16 18:00", [assigned(), accepted])).toMatchObject({ workingDaysLate: 1 });
  expect(ledgerOf("2026-10-16 17:00", [assigned(), accepted])).toMatchObject({ workingDaysLate: 0 });
});

test("spans lie end to end and add up, and what counts is what lateness says, from hour to hour of four months", () => {
  const rows: Row[] = [
    assigned(),
    accepted,
    ["2026-10-12 09:00", "extension_requested", { extensionRequestedAt: "2026-10-12 09:00" }],
    [
      "2026-10-20 09:00",
      "extension_decided",
      { extensionRequestedAt: null, dueOn: "2026-10-30", dueVersion: 2 },
    ],
    reported("2026-11-04 10:00"),
    [
      "2026-11-09 10:00",
      "task_returned",
      { state: "returned", reportedAt: null, dueOn: "2026-11-20", dueVersion: 3 },
    ],
    ["2026-11-12 09:00", "task_suspended", { state: "suspended", suspendedAt: "2026-11-12 09:00" }],
    [
      "2026-11-17 09:00",
      "task_resumed",
      { state: "in_progress", suspendedAt: null, dueOn: "2026-11-25", dueVersion: 4 },
    ],
    reported("2026-12-02 10:00"),
    confirmed("2026-12-20 09:00"),
  ];
  const events = rows.map(event);
  for (
    let now = at("2026-09-01 10:00").getTime();
    now < at("2026-12-31 09:00").getTime();
    now += 5 * 3_600_000
  ) {
    const instant = new Date(now);
    const ledger = clockLedger(given.id, events, calendar, instant);
    for (const [index, span] of ledger.spans.entries()) {
      expect(span.from < span.to).toBe(true);
      if (index > 0) expect(span.from).toEqual(ledger.spans[index - 1]?.to);
    }
    const task = momentsOf(
      given.id,
      events.filter((one) => one.at <= instant),
    ).at(-1)?.clock;
    if (task === undefined || task.state === "suspended") continue;
    const standing = lateness(task, horizonAt(instant, calendar));
    const { workingDaysLate } = workingDays(standing, task.dueOn, task.reportedAt ?? instant, calendar);
    expect([instant, ledger.workingDaysLate]).toEqual([instant, workingDaysLate]);
  }
});
