/** The one act that a row of the day's work asks. */
import { describe, expect, test } from "@jest/globals";
import { actInGroup, askedAct, todoGroups } from "../../domain/today.js";
import type { Act } from "../../domain/transitions.js";

const task = (kind: "dated" | "continuous", ...allowedActions: Act[]) => ({ kind, allowedActions });

describe("what a row asks", () => {
  test.each([
    ["an assigned task: to accept it", task("dated", "decline", "accept", "request_extension"), "accept"],
    ["a programme that was received: to say so", task("dated", "acknowledge"), "acknowledge"],
    ["a report under review: to confirm it", task("dated", "confirm", "return"), "confirm"],
    ["an extension asked: to decide it", task("dated", "decide_extension", "suspend"), "decide_extension"],
    [
      "dated work: to report it completed",
      task("dated", "report_progress", "report_completion"),
      "report_completion",
    ],
    [
      "continuous work: how it goes",
      task("continuous", "report_progress", "report_completion"),
      "report_progress",
    ],
    ["work with open parts below: how it goes", task("dated", "report_progress"), "report_progress"],
    ["another's task: nothing", task("dated", "comment", "contribute"), null],
    ["a task that one only reads: nothing", task("dated"), null],
  ])("%s", (_what, asked, act) => {
    expect(askedAct(asked)).toBe(act);
  });
});

describe("a group asks its own act, where it has one and it is allowed", () => {
  const late = task("dated", "report_completion", "explain", "contribute", "confirm", "decide_extension");
  test.each([
    ["explain", "explain"],
    ["contribute", "contribute"],
    ["review", "confirm"],
    ["decide", "decide_extension"],
  ] as const)("%s: %s", (group, act) => {
    expect(actInGroup(group, late)).toBe(act);
    expect(actInGroup(group, task("dated", "report_completion"))).toBe("report_completion");
  });

  test("the others ask what the row asks", () => {
    const plain = todoGroups.filter(
      (group) => !["explain", "contribute", "review", "decide"].includes(group),
    );
    const work = task("dated", "report_completion", "explain", "contribute");
    expect(plain.map((group) => actInGroup(group, work))).toEqual(plain.map(() => "report_completion"));
  });
});
