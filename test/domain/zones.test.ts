/** No deadline and no rung depends on the time zone in which the process runs. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { transformSync } from "@swc/core";

const folder = mkdtempSync(join(tmpdir(), "dondoc-zones-"));
// A zone is fixed when a process starts, so each runs in one of its own, on the compiled sources.
beforeAll(() => {
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const name of ["day", "calendar", "task", "policy", "ladder", "lateness"]) {
    const source = readFileSync(new URL(`../../domain/${name}.ts`, import.meta.url), "utf8");
    const { code } = transformSync(source, {
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
      module: { type: "es6" },
    });
    writeFileSync(join(folder, `${name}.js`), code);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A hash over the deadlines of 10,000 seeded days between 2024 and 2030. */
const days = `
  import { createHash } from "node:crypto";
  import { addDays, dayAt, endOfMonth, instantAt, isDay, weekday } from "./day.js";
  import { Calendar } from "./calendar.js";
  const calendar = new Calendar([{ date: "2026-11-24", kind: "holiday" }, { date: "2026-08-22", kind: "working_saturday" }]);
  const hash = createHash("sha256");
  let seed = 272;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let i = 0; i < 10_000; i++) {
    const day = addDays("2024-01-01", random(2557));
    const due = calendar.addWorkingDays(day, random(41) - 20);
    const at = instantAt(due, "17:00");
    if (dayAt(at) !== due || !isDay(due)) throw new Error(due);
    hash.update([day, due, at.toISOString(), weekday(due), endOfMonth(due), calendar.workingDaysBetween(day, due)].join());
  }
  process.stdout.write(new Date(2026, 10, 24).getTimezoneOffset() + " " + hash.digest("hex"));
`;

/** A hash over what time does to seeded tasks. */
const ladders = `
  import { createHash } from "node:crypto";
  import { Calendar } from "./calendar.js";
  import { addDays, instantAt } from "./day.js";
  import { standing } from "./ladder.js";
  import { horizonAt, lateness } from "./lateness.js";
  import { defaultPolicy } from "./policy.js";
  import { taskStates } from "./task.js";
  const calendar = new Calendar([{ date: "2026-11-24", kind: "holiday" }, { date: "2026-08-22", kind: "working_saturday" }]);
  const hash = createHash("sha256");
  let seed = 272;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const day = () => addDays("2026-01-01", random(500));
  const instant = () => new Date(instantAt(day(), "00:00").getTime() + random(86400) * 1000);
  for (let i = 0; i < 2000; i++) {
    const task = {
      id: String(random(1e9)), kind: random(3) ? "dated" : "continuous", state: taskStates[random(taskStates.length)],
      assignedAt: instant(), dueOn: random(4) ? day() : null, dueSetAt: instant(), lastHeardAt: instant(),
      reportedAt: instant(), declinedAt: instant(), extensionRequestedAt: random(4) ? null : instant(),
      explained: random(2) === 1, suspendedUntil: day(),
    };
    const now = instant();
    const horizon = horizonAt(now, calendar);
    hash.update(JSON.stringify([standing(task, defaultPolicy, calendar, now, new Set()), horizon, lateness(task, horizon)]));
  }
  process.stdout.write(new Date(2026, 10, 24).getTimezoneOffset() + " " + hash.digest("hex"));
`;

test.each([
  ["10,000 deadlines", days],
  ["ladders and lateness of 2,000 tasks", ladders],
])("%s are alike in UTC, New York and Kiritimati", (_what, probe) => {
  writeFileSync(join(folder, "probe.js"), probe);
  const digest = (zone: string): string =>
    execFileSync(process.execPath, [join(folder, "probe.js")], {
      env: { ...process.env, TZ: zone, NODE_OPTIONS: "" },
      encoding: "utf8",
    });
  const utc = digest("UTC");
  expect(utc).toMatch(/^0 [0-9a-f]{64}$/);
  // The first word, the zone's offset in November, shows that the zone was really set.
  expect(digest("America/New_York")).toBe(utc.replace(/^0/, "300"));
  expect(digest("Pacific/Kiritimati")).toBe(utc.replace(/^0/, "-840"));
});
