/** A succession on its day, with work in flight: no rung is lost or repeated, and nobody of an ended unit is written to. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Day, addDays, dayAt, instantAt } from "../../domain/day.js";
import { calendarAt } from "../../record/calendar.js";
import { type PrepareSuccession, prepareSuccession } from "../../record/commands/prepare-succession.js";
import { signSuccession } from "../../record/commands/sign-succession.js";
import { waitFor } from "../../stack/wait.js";
import { type Clockwork, daysBetween, startClockwork } from "./clockwork.js";

let clock: Clockwork;
beforeEach(async () => {
  clock = await startClockwork();
});
afterEach(() => clock.close());

async function signed(over: Partial<PrepareSuccession>): Promise<string> {
  const { world } = clock;
  const now = await clock.now();
  const { successionId } = await prepareSuccession(world.db, {
    actor: world.actor("office"),
    now,
    kind: "renamed",
    effectiveOn: dayAt(now),
    basis: "Quyết định 12-QĐ/TU",
    predecessorIds: [world.unitId("longmy")],
    successorIds: [],
    newSuccessors: [],
    choices: [],
    ...over,
  });
  await signSuccession(world.db, { actor: world.actor("committee"), now, successionId, expectedVersion: 1 });
  return successionId;
}

const stateOf = async (id: string) =>
  (await clock.world.db.prisma.succession.findUniqueOrThrow({ where: { id } })).state;

test("rungs before and after its day are each carried out once, and mails go to those who have moved alone", async () => {
  const { world } = clock;
  const { prisma } = world.db;
  const start = await clock.now();
  const calendar = await calendarAt(world.db, start);
  const dueOn = calendar.addWorkingDays(dayAt(start), 12);
  const taskId = await world.acceptedTask(start, { dueOn });
  // Between two rungs: five working days before the date, and two.
  const effectiveOn = calendar.addWorkingDays(dueOn, -3);
  const renamed = await signed({
    effectiveOn,
    newSuccessors: [{ code: "longmy-moi", name: "Đảng ủy Long Mỹ", shortName: "Long Mỹ" }],
  });
  const ended = await signed({ kind: "ended", effectiveOn, predecessorIds: [world.unitId("ldld")] });
  await clock.sweep();

  const mornings = async (from: Day, to: Day) => {
    for (const day of daysBetween(from, to)) {
      await clock.passMorning(day);
      await clock.sweep();
    }
  };
  await mornings(addDays(dayAt(start), 1), addDays(effectiveOn, -1));
  expect(await Promise.all([stateOf(renamed), stateOf(ended)])).toEqual(["signed", "signed"]);

  await clock.passTo(instantAt(effectiveOn, "00:01"));
  const carriedOut = async () =>
    (await stateOf(renamed)) === "carried_out" && (await stateOf(ended)) === "carried_out";
  expect(await waitFor(carriedOut, 20_000)).toBe(true);
  await clock.sweep();
  const sentBefore = clock.mails.length;
  await mornings(effectiveOn, addDays(calendar.addWorkingDays(dueOn, 10), 1));

  const rungs = await prisma.carriedRung.findMany({ where: { taskId }, orderBy: { dueAt: "asc" } });
  expect(rungs.map(({ key, outcome }) => [key, outcome])).toEqual(
    [
      "before_due-10",
      "before_due-5",
      "before_due-2",
      "before_due+0",
      "overdue+1",
      "overdue+3",
      "overdue+6",
      "overdue+10",
    ].map((key) => [key, "carried_out"]),
  );
  expect(rungs.some((rung) => rung.carriedOutAt < instantAt(effectiveOn, "00:00"))).toBe(true);
  const events = await prisma.journalEvent.findMany({ where: { taskId }, orderBy: { number: "asc" } });
  expect(events.filter((event) => event.kind === "rung_carried_out")).toHaveLength(rungs.length);
  expect(events.filter((event) => event.kind === "task_succeeded")).toHaveLength(2);

  const after = clock.mails.slice(sentBefore);
  expect(after.filter((mail) => mail.to.startsWith("ldld@"))).toEqual([]);
  expect(after.filter((mail) => mail.to.startsWith("longmy@")).length).toBeGreaterThan(3);
  const handedOver = clock.mails.filter((mail) => mail.subject.includes("Bàn giao nhiệm vụ"));
  expect(handedOver.map((mail) => mail.to.split("@")[0]).sort()).toEqual(["longmy", "longmy.head"]);
  const told = await prisma.notice.findMany({
    where: { writtenAt: { gte: instantAt(effectiveOn, "00:02") } },
    include: { mail: { select: { state: true } } },
  });
  const endedUnits = [world.unitId("longmy"), world.unitId("ldld")];
  expect(told.filter((notice) => endedUnits.includes(notice.unitId))).toEqual([]);
  expect(await clock.workflowOf(taskId)).toBe("running");
  for (const id of [renamed, ended]) {
    const closed = async () => (await clock.workflowOf(id, "succession")) === "completed";
    expect(await waitFor(closed, 10_000)).toBe(true);
  }
});
