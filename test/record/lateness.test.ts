/** Lateness is one rule: what SQL says of a task is what the domain says, at every instant. */
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Calendar } from "../../domain/calendar.js";
import { addDays, instantAt } from "../../domain/day.js";
import { DEADLINE_TIME, horizonAt, lateness } from "../../domain/lateness.js";
import { taskStates } from "../../domain/task.js";
import { calendarDays } from "../../prisma/seed/register.js";
import { latenessOf } from "../../record/lateness.js";
import { type World, freshWorld } from "../world.js";

let world: World;
beforeAll(async () => {
  world = await freshWorld();
});
afterAll(() => world.close());

const calendar = new Calendar(calendarDays());
const seed = Number(process.env["FC_SEED"] ?? Date.now() % 1_000_000_000);

/** Around the turn of the year and Tết 2027, where days off stand close together. */
const day = fc.integer({ min: 0, max: 90 }).map((count) => addDays("2026-12-15", count));
const instant = fc
  .tuple(
    day,
    fc.constantFrom("00:00", "06:59", "07:00", "16:59", DEADLINE_TIME, DEADLINE_TIME, "17:01", "23:59"),
    fc.constantFrom(-1, 0, 0, 1),
  )
  .map(([on, time, milliseconds]) => new Date(instantAt(on, time).getTime() + milliseconds));
const task = fc.record({
  state: fc.constantFrom(...taskStates),
  dueOn: fc.option(day),
  reportedAt: fc.option(instant),
});

test(`SQL and the domain agree on lateness (seed ${String(seed)})`, async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(instant, fc.array(task, { minLength: 40, maxLength: 120 }), async (now, tasks) => {
      const horizon = horizonAt(now, calendar);
      const rows = tasks.map((one, number) => ({
        number,
        state: one.state,
        due_on: one.dueOn,
        reported_at: one.reportedAt?.toISOString() ?? null,
      }));
      const found = await world.db.prisma.$queryRaw<{ lateness: string }[]>`
        SELECT ${latenessOf(horizon)} AS lateness FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS t(number int, state task_state, due_on date, reported_at timestamptz) ORDER BY number`;
      const expected = tasks.map((one) => lateness(one, horizon));
      expect(found.map((row) => row.lateness)).toEqual(expected);
      for (const one of expected) seen.add(one);
    }),
    { seed, numRuns: 60 },
  );
  expect([...seen].sort()).toEqual(["due_soon", "late", "no_deadline", "on_time", "on_track", "overdue"]);
});
