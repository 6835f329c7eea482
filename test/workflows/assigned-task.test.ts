import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { addDays, dayAt, instantAt, weekday } from "../../domain/day.js";
import { deadline } from "../../domain/lateness.js";
import { calendarAt } from "../../record/calendar.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { declareCalendarDay } from "../../record/commands/declare-calendar-day.js";
import { removeCalendarDay } from "../../record/commands/remove-calendar-day.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { returnTask } from "../../record/commands/return-task.js";
import { readTask } from "../../record/queries/task.js";
import { waitFor } from "../../stack/wait.js";
import { type Clockwork, daysBetween, startClockwork } from "./clockwork.js";

let clock: Clockwork;

beforeEach(async () => {
  clock = await startClockwork();
});
afterEach(async () => {
  await clock.close();
});

/** A task of Long Mỹ, issued and accepted now, due so many working days from now; its workflow runs. */
async function taskDueIn(workingDays: number) {
  const { world } = clock;
  const now = await clock.now();
  const calendar = await calendarAt(world.db, now);
  const dueOn = calendar.addWorkingDays(dayAt(now), workingDays);
  const taskId = await world.acceptedTask(now, { dueOn });
  await clock.sweep();
  return { taskId, dueOn, calendar };
}

async function carriedRungs(taskId: string) {
  const rungs = await clock.world.db.prisma.carriedRung.findMany({
    where: { taskId },
    orderBy: { dueAt: "asc" },
  });
  return rungs.map(({ key, outcome }) => (outcome === "carried_out" ? key : `${key} (superseded)`));
}

async function rungEvents(taskId: string) {
  const events = await clock.world.db.prisma.journalEvent.findMany({
    where: { taskId, kind: "rung_carried_out" },
    orderBy: { number: "asc" },
  });
  return events.map((event) => (event.detail as { rung: string }).rung);
}

const report = (taskId: string, now: Date) =>
  reportCompletion(clock.world.db, {
    taskId,
    actor: clock.world.actor("longmy"),
    now,
    text: "Đã hoàn thành.",
    evidence: [],
  });

describe("a task of which nothing is heard", () => {
  test("goes up rung by rung to the Standing Committee's weekly digest, each rung once", async () => {
    const { taskId, dueOn, calendar } = await taskDueIn(12);
    const last = addDays(calendar.addWorkingDays(dueOn, 15), 8);
    for (const day of daysBetween(addDays(dayAt(await clock.now()), 1), last)) await clock.passMorning(day);

    const expected = [
      "before_due-10",
      "before_due-5",
      "before_due-2",
      "before_due+0",
      "overdue+1",
      "overdue+3",
      "overdue+6",
      "overdue+10",
      "overdue+15",
      "overdue+15.1",
    ];
    expect(await carriedRungs(taskId)).toEqual(expected);
    expect(await rungEvents(taskId)).toEqual(expected);

    const mailsTo = (name: string, subject: RegExp) =>
      clock.mails.filter((mail) => mail.to.startsWith(`${name}@`) && subject.test(mail.subject));
    expect(mailsTo("longmy", /Giao nhiệm vụ/)).toHaveLength(1);
    expect(mailsTo("longmy", /giải trình/i)).toHaveLength(1);
    expect(mailsTo("office", /chậm thực hiện/)).toHaveLength(1);
    expect(mailsTo("advising", /chậm thực hiện/)).toHaveLength(1);
    expect(mailsTo("committee", /chậm thực hiện/)).toHaveLength(1);
    const weekly = clock.mails.filter((mail) => mail.messageId.startsWith("<committee_digest."));
    expect(weekly.length).toBeGreaterThanOrEqual(1);
    expect(weekly.every((mail) => mail.to === "committee@haugiang.example")).toBe(true);
    expect(new Set(clock.mails.map((mail) => mail.messageId)).size).toBe(clock.mails.length);

    const task = await readTask(clock.world.db, clock.world.actor("committee"), taskId, await clock.now());
    expect(task.lateness).toBe("overdue");
    expect(task.explanationDueOn).toBe(calendar.addWorkingDays(dueOn, 5));
    expect(await clock.workflowOf(taskId)).toBe("running");
  });
});

describe("a calendar that changes while workflows wait", () => {
  test("has the rung that comes earlier carried out at its new hour, after one round of the sweep; one that comes later, too", async () => {
    const { taskId, calendar } = await taskDueIn(12);
    const today = dayAt(await clock.now());
    // Of the next two at the most one is a Saturday that is worked, which is declared already.
    const off =
      [5, 6].map((count) => calendar.addWorkingDays(today, count)).find((day) => weekday(day) < 6) ?? "";
    const day = {
      date: off,
      kind: "holiday",
      name: "Nghỉ",
      source: "Quyết định",
      provisional: false,
    } as const;
    const actor = clock.world.actor("office");
    const { replan } = await declareCalendarDay(clock.world.db, { actor, now: await clock.now(), day });
    expect(replan).toMatchObject({ tasks: 1, moved: 1 });
    await clock.sweep();
    await clock.passTo(instantAt(calendar.addWorkingDays(today, 1), "07:31"));
    expect(await carriedRungs(taskId)).toEqual(["before_due-10"]);

    // −5 would come the day before; taken back, it comes at its own hour, and at no other.
    await removeCalendarDay(clock.world.db, { actor, now: await clock.now(), date: off });
    await clock.sweep();
    await clock.passTo(instantAt(calendar.addWorkingDays(today, 6), "12:00"));
    expect(await carriedRungs(taskId)).toEqual(["before_due-10"]);
    await clock.passTo(instantAt(calendar.addWorkingDays(today, 7), "07:31"));
    expect(await carriedRungs(taskId)).toEqual(["before_due-10", "before_due-5"]);
    expect(await rungEvents(taskId)).toEqual(["before_due-10", "before_due-5"]);
  });
});

describe("a task reported in time", () => {
  test("is urged no more, waits for its reviewer, and its workflow ends when it is confirmed", async () => {
    const { taskId, dueOn, calendar } = await taskDueIn(12);
    await clock.passTo(instantAt(calendar.addWorkingDays(dueOn, -5), "07:31"));
    expect(await carriedRungs(taskId)).toEqual(["before_due-10", "before_due-5"]);

    const reportedAt = await clock.now();
    await report(taskId, reportedAt);
    await clock.passMorning(addDays(dayAt(reportedAt), 1));
    const mailsOfUnit = clock.mails.filter((mail) => mail.to.startsWith("longmy@")).length;
    await clock.passTo(instantAt(calendar.addWorkingDays(dueOn, 1), "08:00"));

    const rungs = await carriedRungs(taskId);
    expect(rungs.filter((key) => key.startsWith("before_due") || key.startsWith("overdue"))).toEqual([
      "before_due-10",
      "before_due-5",
    ]);
    expect(clock.mails.filter((mail) => mail.to.startsWith("longmy@"))).toHaveLength(mailsOfUnit);

    await confirmCompletion(clock.world.db, {
      taskId,
      actor: clock.world.actor("advising"),
      now: await clock.now(),
      remarks: null,
    });
    await clock.sweep();
    expect(await waitFor(async () => (await clock.workflowOf(taskId)) === "completed", 10_000)).toBe(true);
    const task = await readTask(clock.world.db, clock.world.actor("longmy"), taskId, await clock.now());
    expect([task.state, task.lateness]).toEqual(["completed", "on_time"]);
  });

  test("at the very instant of its deadline is in time, and no rung of lateness follows", async () => {
    const { taskId, dueOn, calendar } = await taskDueIn(3);
    await report(taskId, deadline(dueOn));
    await clock.passTo(instantAt(calendar.addWorkingDays(dueOn, 4), "12:00"));
    expect((await carriedRungs(taskId)).filter((key) => key.startsWith("overdue"))).toEqual([]);
    const task = await readTask(clock.world.db, clock.world.actor("longmy"), taskId, await clock.now());
    expect([task.state, task.lateness, task.workingDaysLate]).toEqual(["awaiting_review", "on_track", 0]);
  });
});

describe("a task returned for rework", () => {
  test("is followed by its new due date, with rungs of its own", async () => {
    const { taskId, dueOn, calendar } = await taskDueIn(3);
    await report(taskId, instantAt(dueOn, "09:00"));
    await clock.passTo(instantAt(dueOn, "10:00"));
    const reworkDue = calendar.addWorkingDays(dueOn, 8);
    await returnTask(clock.world.db, {
      taskId,
      actor: clock.world.actor("advising"),
      now: await clock.now(),
      remarks: "Thiếu số liệu.",
      dueOn: reworkDue,
    });
    await clock.sweep();
    await clock.passTo(instantAt(calendar.addWorkingDays(reworkDue, 1), "12:00"));

    const rungs = await clock.world.db.prisma.carriedRung.findMany({
      where: { taskId, dueVersion: 2 },
      orderBy: { dueAt: "asc" },
    });
    expect(rungs.map((rung) => rung.key)).toEqual([
      "before_due-5",
      "before_due-2",
      "before_due+0",
      "overdue+1",
    ]);
    const task = await readTask(clock.world.db, clock.world.actor("longmy"), taskId, await clock.now());
    expect([task.state, task.dueOn, task.originalDueOn]).toEqual(["returned", reworkDue, dueOn]);
  });
});

describe("an outage", () => {
  test("over many rungs leaves only the gravest to be carried out", async () => {
    const { world } = clock;
    const now = await clock.now();
    const calendar = await calendarAt(world.db, now);
    const dueOn = calendar.addWorkingDays(dayAt(now), -12);
    const issuedOn = calendar.addWorkingDays(dayAt(now), -40);
    const taskId = await world.acceptedTask(instantAt(issuedOn, "08:00"), { dueOn });
    await clock.sweep();
    expect(await waitFor(async () => (await carriedRungs(taskId)).length > 0, 10_000)).toBe(true);

    const rungs = await carriedRungs(taskId);
    expect(rungs.filter((key) => !key.endsWith("(superseded)"))).toEqual(["overdue+10"]);
    expect(rungs).toContain("overdue+3 (superseded)");
    expect(await rungEvents(taskId)).toEqual(["overdue+10"]);
  });
});
