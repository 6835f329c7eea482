/** A task planned anew under another calendar or another policy. */
import { describe, expect, test } from "@jest/globals";
import { Calendar } from "../../domain/calendar.js";
import { standing } from "../../domain/ladder.js";
import { type Policy, type RungRule, defaultPolicy } from "../../domain/policy.js";
import { nextRungAt, notOwed, standOf } from "../../domain/replan.js";
import { at, calendar, given } from "./cast.js";

const none = new Set<string>();
const policyWith = (change: (rule: RungRule) => RungRule): Policy => ({
  ...defaultPolicy,
  rules: defaultPolicy.rules.map(change),
});

describe("the next rung", () => {
  const plan = (now: string) => standing(given, defaultPolicy, calendar, at(now), none);

  test("is the one ahead; what has come due waits as it waited, or from now on", () => {
    const ahead = plan("2026-09-10 09:00");
    expect(nextRungAt(ahead, null, at("2026-09-10 09:00"))).toEqual(ahead.next?.at);
    const now = at("2026-10-02 12:00");
    const due = plan("2026-10-02 12:00");
    expect(due.missed).toHaveLength(1);
    expect(nextRungAt(due, null, now)).toEqual(now);
    expect(nextRungAt(due, at("2026-10-05 07:00"), now)).toEqual(now);
    expect(nextRungAt(due, at("2026-10-02 07:10"), now)).toEqual(at("2026-10-02 07:10"));
  });

  test("is none where there is nothing ahead", () => {
    const closed = standing(
      { ...given, state: "completed" },
      defaultPolicy,
      calendar,
      at("2026-10-02 12:00"),
      none,
    );
    expect(nextRungAt(closed, at("2026-10-05 07:00"), at("2026-10-02 12:00"))).toBeNull();
  });
});

describe("what another policy does not make up for", () => {
  const keys = (policy: Policy, now: string, done: readonly string[] = [], kinds: readonly string[] = []) =>
    notOwed(given, defaultPolicy, { policy, calendar }, at(now), new Set(done), new Set(kinds)).map(
      ({ key }) => key,
    );

  test("is what it would have done before", () => {
    const policy = policyWith((rule) => (rule.after === -5 ? { ...rule, after: -12 } : rule));
    expect(keys(policy, "2026-10-01 09:00")).toEqual(["before_due-12"]);
    expect(keys(policy, "2026-09-20 09:00")).toEqual([]);
  });

  test("is not what was owed under the old one", () => {
    const policy = policyWith((rule) => (rule.after === -2 ? { ...rule, after: -3 } : rule));
    // −10 has come and its workflow is away.
    expect(keys(policy, "2026-10-02 12:00")).toEqual([]);
  });

  test("is what was done in a graver step under the same date", () => {
    const policy = policyWith((rule) => {
      if (rule.kind === "committee_escalation") return { ...rule, after: 14 };
      return rule.kind === "escalation" ? { ...rule, after: 12 } : rule;
    });
    const done = ["overdue+1", "overdue+3", "overdue+6"];
    const past = ["before_due-10", "before_due-5", "before_due-2", "before_due+0"];
    expect(keys(policy, "2026-10-26 09:00", [...past, ...done], ["escalation"])).toEqual(["overdue+12"]);
    expect(keys(policy, "2026-10-26 09:00", [...past, ...done], [])).toEqual([]);
  });
});

test("a rung passed over beforehand is not the next one", () => {
  const now = at("2026-10-26 12:00");
  const next = (done: readonly string[]) =>
    standing(given, defaultPolicy, calendar, now, new Set(done)).next?.key;
  expect(next([])).toBe("overdue+10");
  expect(next(["overdue+10"])).toBe("overdue+15");
  expect(next(["overdue+10", "overdue+15", "overdue+15.1"])).toBe("overdue+15.2");
  const only: Policy = {
    ...defaultPolicy,
    rules: defaultPolicy.rules.filter((rule) => rule.kind === "committee_escalation"),
  };
  expect(standing(given, only, calendar, now, new Set(["overdue+10"])).next).toBeNull();
});

test("how it stands follows the calendar", () => {
  const now = at("2026-10-26 09:00");
  const holiday = new Calendar([{ date: "2026-10-20", kind: "holiday" }]);
  expect(standOf(given, calendar, now)).toEqual({ lateness: "overdue", workingDaysLate: 6 });
  expect(standOf(given, holiday, now)).toEqual({ lateness: "overdue", workingDaysLate: 5 });
});
