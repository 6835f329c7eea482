/** Which events are told outside, and how long a receiver that does not answer is tried. */
import { describe, expect, test } from "@jest/globals";
import { WEBHOOK_TEST, isPlainLoopback, nextTry, tooOldFor, webhookKinds } from "../../domain/webhook.js";
import { acts, transitions } from "../../domain/transitions.js";

const now = new Date("2026-03-10T02:00:00Z");

test("told is the assignment, what each act and each amendment leaves, what time does, and what passes on; a test is asked for by hand", () => {
  expect([...webhookKinds].sort()).toEqual(
    [
      "task_assigned",
      "rung_carried_out",
      "task_amended",
      "series_ended",
      "task_succeeded",
      "task_succession_undone",
      ...acts.map((act) => transitions[act].event),
    ].sort(),
  );
  expect(WEBHOOK_TEST).toBe("test");
  expect(webhookKinds).not.toContain(WEBHOOK_TEST);
});

describe("a delivery that failed", () => {
  test.each([
    [1, 1],
    [2, 5],
    [3, 30],
    [4, 2 * 60],
    [5, 6 * 60],
    [6, 12 * 60],
    [10, 12 * 60],
  ])("%i times is tried again in %i minutes", (attempts, minutes) => {
    expect(nextTry(attempts, now)).toEqual(new Date(now.getTime() + minutes * 60_000));
  });

  test("eleven times is given up, not quite three days after the first", () => {
    expect(nextTry(11, now)).toBeNull();
    const waits = Array.from({ length: 10 }, (_, index) => nextTry(index + 1, now)?.getTime() ?? 0);
    const hours = waits.reduce((sum, at) => sum + at - now.getTime(), 0) / 3_600_000;
    expect(hours).toBeGreaterThan(48);
    expect(hours).toBeLessThan(72);
  });
});

test("what is older than three days waits for nobody", () => {
  expect(tooOldFor(now)).toEqual(new Date("2026-03-07T02:00:00Z"));
});

test.each([
  ["http://127.0.0.1:8080/hook", true],
  ["http://localhost/hook", true],
  ["http://[::1]/hook", true],
  ["https://localhost/hook", false],
  ["http://127.0.0.2/hook", false],
  ["http://hook.example/", false],
])("%s, on the very machine and without encryption: %s", (url, yes) => {
  expect(isPlainLoopback(new URL(url))).toBe(yes);
});
