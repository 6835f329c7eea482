/** How each notice travels, and when it still holds as it is about to be sent. */
import { describe, expect, test } from "@jest/globals";
import {
  type Delivery,
  type NoticeKind,
  type NoticedTask,
  deliveryOf,
  stillHolds,
} from "../../domain/notice.js";
import type { Audience } from "../../domain/policy.js";
import { taskStates } from "../../domain/task.js";
import { at } from "./cast.js";

const audiences: readonly Audience[] = [
  "unit_focal",
  "unit_head",
  "coordinating_focal",
  "reviewer",
  "office",
  "advising_board",
  "committee",
];

describe("the way a notice travels", () => {
  const ways: Record<NoticeKind, Delivery | { readonly unit: Delivery; readonly above: Delivery }> = {
    acceptance_reminder: "digest",
    due_reminder: "digest",
    overdue_reminder: "digest",
    review_reminder: "digest",
    extension_reminder: "digest",
    decline_reminder: "digest",
    silence_reminder: "digest",
    completion_report: "digest",
    explanation_demand: "at_once",
    escalation: { unit: "digest", above: "at_once" },
    committee_escalation: { unit: "digest", above: "at_once" },
    committee_weekly: "weekly",
    assignment: "at_once",
    return: "at_once",
    completion_decision: "at_once",
    extension_request: "at_once",
    extension_decision: "at_once",
    declination: "at_once",
    suspension: "at_once",
    cancellation: "at_once",
    urging: "at_once",
    contribution: "digest",
    comment: "digest",
  };

  test.each(Object.entries(ways))("%s", (kind, way) => {
    for (const audience of audiences) {
      const ofUnit = audience === "unit_focal" || audience === "unit_head";
      const expected = typeof way === "string" ? way : ofUnit ? way.unit : way.above;
      expect([audience, deliveryOf(kind as NoticeKind, audience)]).toEqual([audience, expected]);
    }
  });
});

const written = { dueVersion: 2, at: at("2026-10-19 07:10") };
const atWork: NoticedTask = {
  state: "in_progress",
  purpose: "instruction",
  dueVersion: 2,
  lastHeardAt: at("2026-09-04 10:00"),
  extensionRequestedAt: null,
  explained: false,
};

/** What may have come between writing and sending. */
const situations = {
  assigned: { ...atWork, state: "assigned" },
  in_progress: atWork,
  returned: { ...atWork, state: "returned" },
  awaiting_review: { ...atWork, state: "awaiting_review" },
  completed: { ...atWork, state: "completed" },
  declined: { ...atWork, state: "declined" },
  suspended: { ...atWork, state: "suspended" },
  cancelled: { ...atWork, state: "cancelled" },
  extension: { ...atWork, extensionRequestedAt: at("2026-10-19 07:20") },
  new_date: { ...atWork, dueVersion: 3 },
  explained: { ...atWork, explained: true },
  heard: { ...atWork, lastHeardAt: at("2026-10-19 07:20") },
  never_heard: { ...atWork, lastHeardAt: null },
} as const satisfies Record<string, NoticedTask>;
type Situation = keyof typeof situations;
const everySituation = Object.keys(situations) as Situation[];

const work = "assigned in_progress returned";
const timed = `${work} explained heard never_heard`;
const always = everySituation.join(" ");

describe("a notice still holds", () => {
  const holds: Record<NoticeKind, string> = {
    acceptance_reminder: "assigned",
    due_reminder: timed,
    overdue_reminder: timed,
    escalation: timed,
    committee_escalation: timed,
    committee_weekly: timed,
    urging: timed,
    explanation_demand: `${work} heard never_heard`,
    silence_reminder: `${work} extension new_date explained never_heard`,
    review_reminder: "awaiting_review",
    completion_report: "awaiting_review",
    extension_reminder: "extension",
    extension_request: "extension",
    decline_reminder: "declined",
    declination: "declined",
    assignment: everySituation.filter((situation) => situation !== "cancelled").join(" "),
    contribution: everySituation.filter((situation) => situation !== "cancelled").join(" "),
    comment: everySituation.filter((situation) => situation !== "cancelled").join(" "),
    return: always,
    completion_decision: always,
    extension_decision: always,
    suspension: always,
    cancellation: always,
  };

  test.each(Object.entries(holds))("%s: %s", (kind, expected) => {
    const found = everySituation.filter((situation) =>
      stillHolds(kind as NoticeKind, situations[situation], written),
    );
    expect(found.join(" ")).toBe(expected);
  });

  test("the situations of this test hold every state", () => {
    expect(everySituation).toEqual(expect.arrayContaining([...taskStates]));
  });

  test("an extension that was asked by a unit that has not accepted keeps its request alive", () => {
    const task: NoticedTask = { ...situations.extension, state: "assigned" };
    expect(stillHolds("extension_request", task, written)).toBe(true);
    expect(stillHolds("extension_request", { ...task, state: "suspended" }, written)).toBe(false);
  });

  test("silence that was broken at the very instant of the notice still counts as silence", () => {
    expect(stillHolds("silence_reminder", { ...atWork, lastHeardAt: written.at }, written)).toBe(true);
    const after = new Date(written.at.getTime() + 1);
    expect(stillHolds("silence_reminder", { ...atWork, lastHeardAt: after }, written)).toBe(false);
  });

  test("a notice that was written without a due-date version urges nobody", () => {
    expect(stillHolds("due_reminder", atWork, { ...written, dueVersion: null })).toBe(false);
  });
});

test("a letter does not ask the acknowledgement of who has given it meanwhile", () => {
  for (const state of taskStates) {
    const holds = stillHolds("assignment", { ...atWork, purpose: "acknowledgement", state }, written);
    expect([state, holds]).toEqual([state, state === "assigned"]);
  }
});
