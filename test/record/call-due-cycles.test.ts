/** The schedule calls reviews by the rules of each programme, once each. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { instantAt } from "../../domain/day.js";
import { callDueCycles } from "../../record/commands/call-due-cycles.js";
import { cancelCycle } from "../../record/commands/cancel-cycle.js";
import { setReviewRules } from "../../record/commands/set-review-rules.js";
import { readReviewRules } from "../../record/queries/review-rules.js";
import { type World, freshWorld } from "../world.js";
import { calledCycle, programmeOfThree } from "./reviews.js";
import { on } from "./traces.js";

let world: World;
let programmeId: string;
beforeEach(async () => {
  world = await freshWorld();
  ({ programmeId } = await programmeOfThree(world));
});
afterEach(() => world.close());

const cycles = () => world.db.prisma.reviewCycle.findMany({ orderBy: { cutOffAt: "asc" } });

test("a month before its cut-off a review is called, once, however often and by however many it is asked for", async () => {
  expect(await callDueCycles(world.db, on("2026-05-15"))).toBe(0);
  const both = await Promise.all([
    callDueCycles(world.db, on("2026-05-16", "06:00")),
    callDueCycles(world.db, on("2026-05-16", "06:00")),
  ]);
  expect(both[0] + both[1]).toBe(1);
  expect(await callDueCycles(world.db, on("2026-06-01"))).toBe(0);
  const [cycle] = await cycles();
  expect(cycle).toMatchObject({
    kind: "half_yearly",
    title: "Báo cáo kết quả thực hiện 6 tháng đầu năm 2026",
    scheduleKey: "half_yearly 2026-01-01/2026-06-30",
    calledById: null,
    cutOffAt: instantAt("2026-06-15", "17:00"),
  });
  // 20 June 2026 is a Saturday.
  expect(cycle?.dueOn.toISOString().slice(0, 10)).toBe("2026-06-22");
  expect(await world.db.prisma.task.count({ where: { cycleId: cycle?.id ?? "" } })).toBe(4);
});

test("one that a person has called, or called off, is not called again; one whose cut-off is past never", async () => {
  const cycleId = await calledCycle(world, programmeId);
  expect(await callDueCycles(world.db, on("2026-05-20"))).toBe(0);
  await cancelCycle(world.db, {
    cycleId,
    actor: world.actor("office"),
    now: on("2026-05-20"),
    reason: "Nhầm",
  });
  expect(await callDueCycles(world.db, on("2026-05-21"))).toBe(1);
  const own = (await cycles()).find(({ scheduleKey }) => scheduleKey !== null);
  await cancelCycle(world.db, {
    cycleId: own?.id ?? "",
    actor: world.actor("office"),
    now: on("2026-05-22"),
    reason: "Không cần",
  });
  expect(await callDueCycles(world.db, on("2026-05-23"))).toBe(0);
  expect(await callDueCycles(world.db, on("2026-06-15", "17:00"))).toBe(0);
  expect(await callDueCycles(world.db, on("2026-11-10"))).toBe(1);
});

test("a programme has rules of its own; those that cannot be are refused and nothing changes", async () => {
  const as = { actor: world.actor("advising"), now: on("2026-04-01"), programmeId };
  const before = await readReviewRules(world.db, as.actor, programmeId);
  expect(before).toMatchObject({ byDefault: true, version: 2 });
  const rule = {
    kind: "quarterly" as const,
    from: "04-01",
    to: "06-30",
    cutOff: "06-10",
    due: "06-15",
    callDaysBefore: 20,
  };
  for (const wrong of [
    { ...rule, cutOff: "06-16" },
    { ...rule, from: "07-01" },
    { ...rule, due: "02-30" },
    { ...rule, callDaysBefore: 0 },
  ]) {
    await expect(setReviewRules(world.db, { ...as, rules: [wrong] })).rejects.toMatchObject({
      code: "invalid_input",
      detail: { field: "rules" },
    });
  }
  const overlapping = [rule, { ...rule, from: "06-01", to: "08-31", cutOff: "08-10", due: "08-15" }];
  await expect(setReviewRules(world.db, { ...as, rules: overlapping })).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(setReviewRules(world.db, { ...as, rules: [rule], expectedVersion: 1 })).rejects.toMatchObject({
    code: "stale",
  });
  await expect(
    setReviewRules(world.db, { ...as, actor: world.actor("longmy"), rules: [rule] }),
  ).rejects.toMatchObject({ code: "not_allowed" });
  expect(await readReviewRules(world.db, as.actor, programmeId)).toEqual(before);

  await setReviewRules(world.db, { ...as, rules: [rule], expectedVersion: 2 });
  expect(await callDueCycles(world.db, on("2026-05-20"))).toBe(0);
  expect(await callDueCycles(world.db, on("2026-05-21"))).toBe(1);
  expect((await cycles())[0]).toMatchObject({
    kind: "quarterly",
    title: "Báo cáo kết quả thực hiện quý II năm 2026",
  });
  expect(await setReviewRules(world.db, { ...as, rules: null })).toMatchObject({ byDefault: true });
});

test("a programme that is a draft, or was issued after the day of calling, is not asked", async () => {
  await world.db.prisma.programme.updateMany({ data: { issuedAt: on("2026-05-17") } });
  expect(await callDueCycles(world.db, on("2026-05-18"))).toBe(0);
  await world.db.prisma.programme.updateMany({ data: { issuedAt: on("2026-03-02"), state: "closed" } });
  expect(await callDueCycles(world.db, on("2026-05-18"))).toBe(0);
});
