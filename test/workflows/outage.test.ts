/** A month without Temporal, while bodies went on: what came due meanwhile is not sent row upon row when it is back. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type RungKind, gravity } from "../../domain/policy.js";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { calendarAt } from "../../record/calendar.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { waitFor } from "../../stack/wait.js";
import { wantedTask } from "../world.js";
import { type Clockwork, startClockwork } from "./clockwork.js";

let clock: Clockwork;
beforeEach(async () => {
  clock = await startClockwork();
});
afterEach(async () => {
  await clock.close();
});

test("each task has its gravest missed rung alone, and each unit one digest", async () => {
  const { world } = clock;
  const { prisma } = world.db;
  const now = await clock.now();
  const calendar = await calendarAt(world.db, now);
  const in_ = (days: number) => calendar.addWorkingDays(dayAt(now), days);
  // Some become due within the month and go all the way up, some are only reminded of.
  const leads = ["longmy", "vithanh"] as const;
  const wanted = [4, 6, 12, 15, 20, 22].flatMap((days) =>
    leads.map((lead) => wantedTask({ dueOn: in_(days), lead, coordinating: [] })),
  );
  const { taskIds } = await world.issue(now, wanted);
  for (const [index, taskId] of taskIds.entries()) {
    await acceptTask(world.db, { taskId, actor: world.actor(leads[index % 2] ?? "longmy"), now });
  }
  // Nothing is told of them: no workflow runs while the month passes.
  const back = addDays(dayAt(now), 31);
  const morning = calendar.addWorkingDays(back, 1);
  await clock.passTo(instantAt(back, "18:00"));
  const before = clock.mails.length;
  await clock.sweep();
  const carriedOut = () => prisma.carriedRung.count({ where: { outcome: "carried_out" } });
  expect(await waitFor(async () => (await carriedOut()) >= taskIds.length, 30_000)).toBe(true);
  await clock.passMorning(morning);

  const rungs = await prisma.carriedRung.groupBy({
    by: ["taskId"],
    where: { outcome: "carried_out", carriedOutAt: { lt: instantAt(back, "23:59") } },
    _count: true,
  });
  expect(rungs).toHaveLength(taskIds.length);
  expect(rungs.filter((each) => each._count !== 1)).toEqual([]);
  expect(await prisma.carriedRung.count({ where: { outcome: "superseded" } })).toBeGreaterThan(
    taskIds.length,
  );
  const all = await prisma.carriedRung.findMany({
    where: { carriedOutAt: { lt: instantAt(back, "23:59") } },
  });
  for (const one of all.filter(({ outcome }) => outcome === "carried_out")) {
    const missed = all
      .filter(({ taskId }) => taskId === one.taskId)
      .map(({ kind }) => gravity[kind as RungKind]);
    expect(gravity[one.kind as RungKind]).toBe(Math.max(...missed));
  }

  const digests = clock.mails.slice(before).filter((mail) => mail.messageId.startsWith("<digest."));
  const perPerson = new Map<string, number>();
  for (const { to } of digests) perPerson.set(to, (perPerson.get(to) ?? 0) + 1);
  expect([...perPerson.values()].every((count) => count === 1)).toBe(true);
  expect([...perPerson.keys()].map((to) => to.split("@")[0])).toEqual(
    expect.arrayContaining(["longmy", "vithanh"]),
  );
});
