/** A programme's workflow on the time-skipping server: it opens periods at their time, urges no one twice, and ends. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { addDays, dayAt, instantAt } from "../../domain/day.js";
import { calendarAt } from "../../record/calendar.js";
import { acknowledgeProgramme } from "../../record/commands/acknowledge-programme.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { periodFrom } from "../../domain/recurrence.js";
import { waitFor } from "../../stack/wait.js";
import { endedReview } from "../record/reviews.js";
import { wantedTask } from "../world.js";
import { type Clockwork, daysBetween, startClockwork } from "./clockwork.js";

let clock: Clockwork;
beforeEach(async () => {
  clock = await startClockwork();
});
afterEach(async () => {
  await clock.close();
});

const programmeOf = (id: string) => clock.world.db.prisma.programme.findUniqueOrThrow({ where: { id } });
const ended = async (id: string) =>
  (await waitFor(async () => (await clock.workflowOf(id, "programme")) === "completed", 20_000)) === true;

test("opens each period once at its time until its end, closes after the final review, and its workflow ends", async () => {
  const { world } = clock;
  const { prisma } = world.db;
  const now = await clock.now();
  const first = periodFrom("monthly", dayAt(now));
  const endsOn = periodFrom("monthly", addDays(first.dueOn, 40)).dueOn;
  const wanted = [wantedTask({ recurrence: "monthly", coordinating: [] })];
  const { programmeId, taskIds } = await world.issue(now, wanted, { endsOn });
  const [seriesId = ""] = taskIds;
  await clock.sweep();
  const opened = () => prisma.task.findMany({ where: { seriesId }, orderBy: { dueOn: "asc" } });

  const calendar = await calendarAt(world.db, now);
  const opensOn = calendar.addWorkingDays(addDays(first.dueOn, 1), 0);
  await clock.passTo(instantAt(opensOn, "06:59"));
  expect(await opened()).toHaveLength(1);
  await clock.passTo(instantAt(opensOn, "07:01"));
  expect(await waitFor(async () => (await opened()).length === 2, 20_000)).toBe(true);
  await clock.passTo(instantAt(addDays(endsOn, 7), "12:00"));
  expect(
    await waitFor(
      async () => (await prisma.task.findUniqueOrThrow({ where: { id: seriesId } })).state === "completed",
      20_000,
    ),
  ).toBe(true);
  const periods = await opened();
  expect(periods.map((task) => task.dueOn?.toISOString().slice(0, 10)).at(-1)).toBe(endsOn);
  expect(new Set(periods.map((task) => task.period)).size).toBe(periods.length);

  const later = await clock.now();
  for (const task of periods)
    await cancelTask(world.db, {
      taskId: task.id,
      actor: world.actor("office"),
      now: later,
      reason: "Đã tổng kết",
    });
  await endedReview(world, programmeId, later);
  await clock.passTo(instantAt(addDays(dayAt(later), 5), "12:00"));
  expect(await ended(programmeId)).toBe(true);
  expect((await programmeOf(programmeId)).state).toBe("closed");
  expect(await prisma.journalEvent.count({ where: { kind: "programme_closed" } })).toBe(1);
});

describe("a recipient that does not acknowledge", () => {
  test("has one letter, then one digest a morning with all that it owes; who acknowledged has no more", async () => {
    const { world } = clock;
    const now = await clock.now();
    const calendar = await calendarAt(world.db, now);
    const issuedOn = calendar.addWorkingDays(dayAt(now), 1);
    await clock.passTo(instantAt(issuedOn, "08:00"));
    const issuedAt = await clock.now();
    const wanted = [1, 2, 3].map(() => wantedTask({ dueOn: calendar.addWorkingDays(issuedOn, 60) }));
    const { programmeId } = await world.issue(issuedAt, wanted, { acknowledgement: true });
    await clock.sweep();
    const owed = await world.db.prisma.task.findFirstOrThrow({
      where: { programmeId, purpose: "acknowledgement", leadUnitId: world.unitId("ldld") },
    });
    await acknowledgeProgramme(world.db, { taskId: owed.id, actor: world.actor("ldld"), now: issuedAt });
    for (const day of daysBetween(addDays(issuedOn, 1), calendar.addWorkingDays(issuedOn, 5)))
      await clock.passMorning(day);

    const mailsTo = (name: string) => clock.mails.filter((mail) => mail.to.startsWith(`${name}@`));
    expect(mailsTo("ldld").map((mail) => mail.messageId.split(".")[0])).toEqual(["<assignment"]);
    // The officer on the third working day, the head on the fifth.
    expect(mailsTo("longmy").map((mail) => mail.messageId.split(".")[0])).toEqual(["<assignment", "<digest"]);
    const [letter, digest] = mailsTo("longmy");
    expect(letter?.text).toContain("xác nhận đã tiếp nhận");
    expect(digest?.text).toContain("Tiếp nhận, quán triệt và triển khai Chương trình 01-CTr/TU");
    expect(digest?.text.match(/\/tasks\/[0-9a-f-]{36}/g)?.length).toBe(4);
    expect(mailsTo("longmy.head").map((mail) => mail.messageId.split(".")[0])).toEqual([
      "<assignment",
      "<digest",
    ]);
  });
});
