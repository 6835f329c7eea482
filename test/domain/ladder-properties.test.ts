/** What holds of the ladder for any task at any instant. */
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Day, addDays, dayNumber, dayOf } from "../../domain/day.js";
import { ladder, standing } from "../../domain/ladder.js";
import { defaultPolicy, gravity } from "../../domain/policy.js";
import { type TaskClock, taskStates } from "../../domain/task.js";
import { at, calendar, live } from "./cast.js";

/** The same tasks each time; another seed is a change of this line. */
const settings = { seed: 272, numRuns: 500 };

const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: dayNumber("2025-02-01"), max: dayNumber("2029-06-30") })
  .map(dayOf);
const anyInstant: fc.Arbitrary<Date> = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 86_399 }))
  .map(([day, second]) => new Date(at(`${day} 00:00`).getTime() + second * 1000));
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });

const anyTask: fc.Arbitrary<TaskClock> = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom("dated", "continuous"),
  state: fc.constantFrom(...taskStates),
  assignedAt: anyInstant,
  dueOn: orNull(anyDay),
  dueSetAt: anyInstant,
  lastHeardAt: orNull(anyInstant),
  reportedAt: orNull(anyInstant),
  declinedAt: orNull(anyInstant),
  extensionRequestedAt: orNull(anyInstant),
  explained: fc.boolean(),
  suspendedUntil: orNull(anyDay),
});

/** An instant that lies after everything that happened to the task by up to a year. */
const anyMoment = fc.tuple(anyTask, fc.integer({ min: 0, max: 365 * 86_400 })).map(([task, seconds]) => {
  const happened = [task.assignedAt, task.dueSetAt, task.lastHeardAt, task.reportedAt, task.declinedAt];
  const last = Math.max(
    ...[...happened, task.extensionRequestedAt].map((instant) => instant?.getTime() ?? 0),
  );
  return { task, now: new Date(last + seconds * 1000) };
});

describe("for any task at any instant", () => {
  test("rungs have names of their own", () => {
    fc.assert(
      fc.property(anyTask, anyInstant, (task, through) => {
        const keys = ladder(task, defaultPolicy, calendar, through).map((rung) => rung.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      settings,
    );
  });

  test("rungs stand in the order of time, and at most the last one lies ahead", () => {
    fc.assert(
      fc.property(anyTask, anyInstant, (task, through) => {
        const times = ladder(task, defaultPolicy, calendar, through).map((rung) => rung.at.getTime());
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(times.slice(0, -1).every((time) => time <= through.getTime())).toBe(true);
      }),
      settings,
    );
  });

  test("looking further ahead gives the same rungs and more", () => {
    fc.assert(
      fc.property(anyTask, anyInstant, fc.integer({ min: 0, max: 200 }), (task, through, days) => {
        const near = ladder(task, defaultPolicy, calendar, through);
        const far = ladder(task, defaultPolicy, calendar, new Date(through.getTime() + days * 86_400_000));
        expect(far.slice(0, near.length)).toEqual(near);
      }),
      settings,
    );
  });

  test("once the missed rungs are done with, nothing is missed and the next is the same", () => {
    fc.assert(
      fc.property(anyMoment, ({ task, now }) => {
        const before = standing(task, defaultPolicy, calendar, now, new Set());
        const after = standing(
          task,
          defaultPolicy,
          calendar,
          now,
          new Set(before.missed.map((rung) => rung.key)),
        );
        expect(after).toEqual({ missed: [], highest: null, next: before.next });
      }),
      settings,
    );
  });

  test("the highest is one of the missed, none of them is graver, and of equal ones none is later", () => {
    fc.assert(
      fc.property(anyMoment, ({ task, now }) => {
        const { missed, highest } = standing(task, defaultPolicy, calendar, now, new Set());
        expect(highest === null).toBe(missed.length === 0);
        if (highest === null) return;
        expect(missed).toContain(highest);
        for (const rung of missed) {
          expect(gravity[rung.kind]).toBeLessThanOrEqual(gravity[highest.kind]);
          if (gravity[rung.kind] === gravity[highest.kind]) expect(rung.at <= highest.at).toBe(true);
        }
      }),
      settings,
    );
  });

  test("a workflow that wakes at each rung carries each out once, in the order of time", () => {
    fc.assert(
      fc.property(anyMoment, ({ task, now }) => {
        const keys = live(task, now, new Date(now.getTime() + 120 * 86_400_000)).map((rung) => rung.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { ...settings, numRuns: 200 },
    );
  });

  test("what is next lies ahead", () => {
    fc.assert(
      fc.property(anyMoment, ({ task, now }) => {
        const { next } = standing(task, defaultPolicy, calendar, now, new Set());
        if (next !== null) expect(next.at > now).toBe(true);
      }),
      settings,
    );
  });

  test("a dated task at work that is overdue always has a rung ahead: it is never forgotten", () => {
    fc.assert(
      fc.property(anyTask, anyDay, fc.integer({ min: 1, max: 400 }), (task, dueOn, days) => {
        const late: TaskClock = { ...task, state: "in_progress", dueOn, extensionRequestedAt: null };
        const now = at(`${addDays(dueOn, days)} 12:00`);
        expect(standing(late, defaultPolicy, calendar, now, new Set()).next).not.toBeNull();
      }),
      settings,
    );
  });
});
