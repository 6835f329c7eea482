/** What bodies do in a rehearsal: the same for the same seed, and by the shares of the scenario. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Calendar } from "../../domain/calendar.js";
import { addDays } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type OpenTask, actOn } from "../../rehearsal/behaviour.js";
import { drawFrom } from "../../rehearsal/draw.js";
import { scenarioFrom } from "../../rehearsal/scenario.js";

const file = new URL("../../examples/rehearsal.json", import.meta.url);
const scenario = scenarioFrom(readFileSync(file, "utf8"), "rehearsal.json");
const calendar = new Calendar([]);
const task: OpenTask = {
  id: "1",
  name: "instruction 1 II.1 longmy",
  kind: "dated",
  purpose: "instruction",
  state: "in_progress",
  dueOn: "2026-03-31",
  dueVersion: 1,
  assignedOn: "2026-01-05",
  lastHeardOn: "2026-01-06",
  reportedOn: null,
  declinedOn: null,
  extensionAskedOn: null,
  explanationOwed: false,
};

/** The day of the first report of completion of each of `count` tasks. */
function reportDays(seed: number, count: number): string[] {
  const draw = drawFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const one = { ...task, name: `task ${String(index)}` };
    const once = new Set([`task ${String(index)} extension`, `task ${String(index)} suspend`]);
    for (let day = "2026-03-01"; ; day = addDays(day, 1)) {
      if (actOn(one, day, calendar, draw, scenario, once)?.act === "report_completion") return day;
    }
  });
}

test("the same seed gives the same behaviour, another gives another", () => {
  expect(reportDays(7, 50)).toEqual(reportDays(7, 50));
  expect(reportDays(7, 50)).not.toEqual(reportDays(8, 50));
});

test("as many are late as the scenario says", () => {
  const late = reportDays(1, 2_000).filter((day) => day > "2026-03-31").length;
  expect(late / 2_000).toBeGreaterThan(0.25);
  expect(late / 2_000).toBeLessThan(0.35); // late 0.22 and silent 0.08
});

test("who asked for an extension waits for its answer", () => {
  const asked = { ...task, extensionAskedOn: "2026-03-20" };
  const acts = ["2026-03-20", "2026-04-30"].map((day) =>
    actOn(asked, day, calendar, drawFrom(1), scenario, new Set()),
  );
  expect(acts[0]).toBeNull();
  expect(acts[1]?.act).toBe("decide_extension");
});

describe("a scenario", () => {
  test.each([
    ["no JSON", "{"],
    ["a share above one", JSON.stringify({ ...scenario, bodies: { ...scenario.bodies, late: 1.5 } })],
    [
      "a range that runs backwards",
      JSON.stringify({ ...scenario, bodies: { ...scenario.bodies, accepts: [5, 1] } }),
    ],
    ["a day that is none", JSON.stringify({ ...scenario, issuedOn: "2026-02-30" })],
    ["a word that is unknown", JSON.stringify({ ...scenario, speed: 3 })],
  ])("with %s is refused by its file's name", (_what, text) => {
    expect(() => scenarioFrom(text, "kich-ban.json")).toThrow(DomainError);
    expect(() => scenarioFrom(text, "kich-ban.json")).toThrow("kich-ban.json");
  });
});
