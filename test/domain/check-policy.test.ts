/** What the editor of a ladder refuses. */
import { describe, expect, test } from "@jest/globals";
import { checkPolicy, kindsOf } from "../../domain/check-policy.js";
import { type Policy, type RungRule, defaultPolicy, rungKinds, situations } from "../../domain/policy.js";

const faults = (policy: Policy) =>
  checkPolicy(policy).map(({ rule, field }) =>
    rule === null ? field : `${policy.rules[rule]?.kind ?? ""}.${field}`,
  );
const withRules = (change: (rule: RungRule) => RungRule | null): Policy => ({
  ...defaultPolicy,
  rules: defaultPolicy.rules.flatMap((rule) => change(rule) ?? []),
});
const only = (kind: RungRule["kind"], over: Partial<RungRule>) =>
  withRules((rule) => (rule.kind === kind ? { ...rule, ...over } : rule));

const silent: RungRule = {
  situation: "silent",
  kind: "silence_reminder",
  audiences: ["unit_focal"],
  after: 1,
};

test("the default can be climbed", () => {
  expect(checkPolicy(defaultPolicy)).toEqual([]);
});

test("every situation has something to do, and everything that is done has its situation", () => {
  expect(Object.keys(kindsOf).sort()).toEqual([...situations].sort());
  expect(new Set(Object.values(kindsOf).flat())).toEqual(new Set(rungKinds));
});

describe("refused", () => {
  test.each<[string, Policy, string]>([
    [
      "a rung that repeats every 0 days",
      only("committee_weekly", { repeatEvery: 0 }),
      "committee_weekly.repeatEvery",
    ],
    [
      "one that repeats backwards",
      only("committee_weekly", { repeatEvery: -7 }),
      "committee_weekly.repeatEvery",
    ],
    [
      "one that repeats every half day",
      only("committee_weekly", { repeatEvery: 0.5 }),
      "committee_weekly.repeatEvery",
    ],
    [
      "a reminder that repeats before the date",
      only("due_reminder", { repeatEvery: 1 }),
      "due_reminder.repeatEvery",
    ],
    ["a due reminder after the date", only("due_reminder", { after: 1 }), "due_reminder.after"],
    [
      "a reminder of overdue work on the due date",
      only("overdue_reminder", { after: 0 }),
      "overdue_reminder.after",
    ],
    ["a count that is no number", only("overdue_reminder", { after: Number.NaN }), "overdue_reminder.after"],
    ["a count beyond a year", only("overdue_reminder", { after: 400 }), "overdue_reminder.after"],
    ["an escalation before its reminder", only("overdue_reminder", { after: 7 }), "escalation.after"],
    [
      "an escalation without a reminder",
      withRules((rule) => (rule.kind === "overdue_reminder" ? null : rule)),
      "escalation.after",
    ],
    [
      "an escalation before the explanation could be given",
      only("escalation", { after: 5 }),
      "escalation.after",
    ],
    [
      "the Standing Committee before the board",
      only("committee_escalation", { after: 6 }),
      "committee_escalation.after",
    ],
    [
      "the weekly list before the escalation",
      only("committee_weekly", { after: 9 }),
      "committee_weekly.after",
    ],
    [
      "no rung to the Standing Committee",
      withRules((rule) => (rule.kind === "committee_escalation" ? null : rule)),
      "rules",
    ],
    ["no end of a suspension", withRules((rule) => (rule.kind === "resume" ? null : rule)), "rules"],
    ["a suspension that ends another day", only("resume", { after: 3 }), "resume.after"],
    ["a suspension that ends on working days", withRules(withoutCalendarDays), "resume.calendarDays"],
    ["a suspension's end that is told", only("resume", { audiences: ["office"] }), "resume.audiences"],
    ["a reminder of nobody", only("decline_reminder", { audiences: [] }), "decline_reminder.audiences"],
    [
      "a recipient twice",
      only("decline_reminder", { audiences: ["office", "office"] }),
      "decline_reminder.audiences",
    ],
    [
      "the Standing Committee left out",
      only("committee_escalation", { audiences: ["office"] }),
      "committee_escalation.audiences",
    ],
    [
      "what is not done in the situation",
      only("decline_reminder", { situation: "overdue", after: 40 }),
      "decline_reminder.kind",
    ],
    ["an explanation that hastens", only("escalation", { afterExplained: 4 }), "escalation.afterExplained"],
    [
      "an explanation where nothing is late",
      only("review_reminder", { afterExplained: 9 }),
      "review_reminder.afterExplained",
    ],
    [
      "no working days that follow",
      only("silence_reminder", { thenWorkingDays: 0 }),
      "silence_reminder.thenWorkingDays",
    ],
    ["two rungs of one day", only("review_reminder", { after: 5 }), "review_reminder.after"],
    ["no time for an explanation", { ...defaultPolicy, explanationWorkingDays: 0 }, "explanationWorkingDays"],
    [
      "more rungs than anybody reads",
      { ...defaultPolicy, rules: Array.from({ length: 61 }, (_, i) => ({ ...silent, after: i + 1 })) },
      "rules",
    ],
  ])("%s", (_, policy, fault) => {
    expect(faults(policy)).toContain(fault);
    for (const { message } of checkPolicy(policy)) {
      expect(message.vi).toBe(message.vi.normalize("NFC"));
      expect(message.en).not.toBe("");
    }
  });
});

function withoutCalendarDays(rule: RungRule): RungRule {
  const { calendarDays: _left, ...rest } = rule;
  return rule.kind === "resume" ? rest : rule;
}
