/** The calendar changes: every open task is planned anew, what moved is written down, and nothing else is touched. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { CalendarDay } from "../../domain/calendar.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { changeCalendarDay } from "../../record/commands/change-calendar-day.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { declareCalendarDay } from "../../record/commands/declare-calendar-day.js";
import { importCalendarYear } from "../../record/commands/import-calendar-year.js";
import { markConducted } from "../../record/commands/mark-conducted.js";
import { removeCalendarDay } from "../../record/commands/remove-calendar-day.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { readCalendarYear } from "../../record/queries/calendar-days.js";
import { lagging } from "../../record/queries/lagging.js";
import { listReplans, readReplan } from "../../record/queries/replans.js";
import { readTask } from "../../record/queries/task.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { DUE, ISSUED, everything, nextRungDay, on, rungAt, rowOf } from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const NOW = on("2026-03-03", "10:00");
const holiday: CalendarDay = {
  date: "2026-03-20",
  kind: "holiday",
  name: "Nghỉ theo quyết định",
  source: "Quyết định 12/QĐ-TTg ngày 01/3/2026",
  provisional: false,
};
const declare = (over: Partial<CalendarDay> = {}, by: Name = "office", now = NOW) =>
  declareCalendarDay(world.db, { actor: world.actor(by), now, day: { ...holiday, ...over } });
const dayAsIs = async (date: string) =>
  (await readCalendarYear(world.db, Number(date.slice(0, 4)))).days.find((day) => day.date === date);

/** Everything that a refused change must leave as it was. */
async function calendarState() {
  const days = await world.db.prisma.calendarDay.findMany({ orderBy: { date: "asc" } });
  const events = await world.db.prisma.journalEvent.count({ where: { taskId: null } });
  return { days, events, replans: await world.db.prisma.replan.count() };
}

describe("a declared holiday", () => {
  test("moves the next rung of what is open, at once, and says so; the version stays", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: "2026-12-31" })]);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-17");
    const { task, ...before } = await everything(world.db, taskId);
    const changed = await declare();
    expect(changed).toMatchObject({ ...holiday, replan: { tasks: 2, moved: 1 } });
    // Ten working days before 31 March, with one of them off.
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-16");
    const { task: after, ...rest } = await everything(world.db, taskId);
    expect(rest).toEqual(before);
    expect(after).toEqual({ ...task, nextRungAt: rungAt("2026-03-16", taskId) });
    expect(await nextRungDay(world.db, taskIds[0] ?? "")).toBe("2026-03-05"); // its acceptance, before the holiday
  });

  test("is kept by number, with who did it, what it was, and each task before and after", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const { replan } = await declare();
    const read = await readReplan(world.db, world.actor("committee"), replan.number, { limit: 10 });
    expect(read).toMatchObject({
      kind: "calendar_day_declared",
      at: NOW,
      actor: { name: "Bùi Trọng Hiếu" },
      programme: null,
      detail: holiday,
      tasks: 1,
      moved: 1,
      nextCursor: null,
      moves: [
        {
          taskId,
          section: "II.1",
          unit: { code: "longmy" },
          rungBefore: rungAt("2026-03-17", taskId),
          rungAfter: rungAt("2026-03-16", taskId),
          latenessBefore: "on_track",
          latenessAfter: "on_track",
        },
      ],
    });
    expect((await listReplans(world.db, world.actor("office"), null)).map((one) => one.number)).toEqual([
      replan.number,
    ]);
    // Who sees no task sees no words of it.
    const metadata = await readReplan(world.db, world.actor("administrator"), replan.number, { limit: 10 });
    expect(metadata.moves).toMatchObject([{ taskId, text: null }]);
    await expect(
      readReplan(world.db, world.actor("longmy"), replan.number, { limit: 1 }),
    ).rejects.toMatchObject({
      code: "not_allowed",
    });
    const [event] = await world.db.prisma.journalEvent.findMany({ where: { taskId: null } });
    expect(event).toMatchObject({
      kind: "calendar_day_declared",
      actorId: world.actor("office").personId,
      detail: { ...holiday, replan: replan.number },
    });
  });

  test("that makes a late task less late says by how much", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: "2026-03-10" });
    const now = on("2026-03-18");
    const late = () => readTask(world.db, world.actor("longmy"), taskId, now);
    expect(await late()).toMatchObject({ lateness: "overdue", workingDaysLate: 6 });
    const { replan } = await declare({ date: "2026-03-12" }, "office", now);
    expect(await late()).toMatchObject({ workingDaysLate: 5 });
    const { moves } = await readReplan(world.db, world.actor("office"), replan.number, { limit: 10 });
    expect(moves).toMatchObject([{ daysLateBefore: 6, daysLateAfter: 5, latenessAfter: "overdue" }]);
  });

  test("makes the workflow that waits for a later rung lag, and no other", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const { taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: "2026-12-31" })]);
    for (const id of [taskId, ...taskIds]) await conductTask(world.db, { taskId: id, now: NOW });
    const lags = () => lagging(world.db, "task", 10);
    expect(await lags()).toEqual([]);
    const { replan } = await declare();
    const plan = { version: 2, nextRungAt: rungAt("2026-03-16", taskId).getTime() };
    expect(await lags()).toEqual([{ id: taskId, plan }]);
    await markConducted(world.db, "task", [{ id: taskId, plan }]);
    expect(await lags()).toEqual([]);
    // Taken back, the rung comes later than awaited: the workflow will ask when it wakes.
    const there = await dayAsIs(holiday.date);
    expect(there?.version).toBe(replan.number + 1);
    await removeCalendarDay(world.db, { actor: world.actor("office"), now: NOW, date: holiday.date });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-17");
    expect(await lags()).toEqual([]);
    expect(await conductTask(world.db, { taskId, now: rungAt("2026-03-16", taskId) })).toEqual({
      version: 2,
      nextRungAt: rungAt("2026-03-17", taskId).getTime(),
    });
  });

  test("leaves a rung that is done as done, and one that waits as it waits", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await conductTask(world.db, { taskId, now: rungAt("2026-03-17", taskId) });
    const after = on("2026-03-17", "08:00");
    await declare({ date: "2026-03-19" }, "office", after);
    // −10 is done and does not come back; −5 lies behind the holiday and stays.
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-24");
    const waiting = on("2026-03-24", "08:00");
    const { nextRungAt } = await rowOf(world.db, taskId);
    const { replan } = await declare({ date: "2026-03-30" }, "office", waiting);
    expect((await rowOf(world.db, taskId)).nextRungAt).toEqual(nextRungAt);
    expect(replan.moved).toBe(0);
  });

  test("counts from the next act on, in a process that had the old calendar in memory", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const other = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await declare();
    // A database object of its own has a calendar of its own: as another process.
    const elsewhere = { ...world.db };
    await conductTask(elsewhere, { taskId, now: NOW });
    await removeCalendarDay(world.db, { actor: world.actor("office"), now: NOW, date: holiday.date });
    await conductTask(elsewhere, { taskId: other, now: NOW });
    expect(await nextRungDay(world.db, other)).toBe("2026-03-17");
  });
});

test("closed work is left alone", async () => {
  const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
  await reportCompletion(world.db, {
    taskId,
    actor: world.actor("longmy"),
    now: NOW,
    text: "Xong",
    evidence: [],
  });
  await world.db.prisma.task.update({
    where: { id: taskId },
    data: { state: "completed", nextRungAt: null },
  });
  expect((await declare()).replan).toMatchObject({ tasks: 0, moved: 0 });
});

describe("is refused, and nothing changes:", () => {
  test.each<[string, Partial<CalendarDay>, string, string]>([
    ["a day that is declared as something else", { date: "2026-04-30" }, "conflict", "date"],
    ["a day that is declared as the same", { date: "2026-11-24" }, "conflict", "date"],
    ["a working Saturday on a Friday", { kind: "working_saturday" }, "invalid_input", "date"],
    [
      "a working Saturday on a Sunday",
      { kind: "working_saturday", date: "2026-03-22" },
      "invalid_input",
      "date",
    ],
    ["a compensatory Saturday", { kind: "compensatory", date: "2026-03-21" }, "invalid_input", "date"],
    ["a day before 2024", { date: "2023-12-31" }, "invalid_input", "date"],
    ["a day after 2040", { date: "2041-01-01" }, "invalid_input", "date"],
    ["a day that is none", { date: "2027-02-29" }, "invalid_input", "date"],
    ["no name", { name: "  " }, "invalid_input", "name"],
    ["no source", { source: "" }, "invalid_input", "source"],
    ["a source that cannot be read", { source: "a\u0000b" }, "invalid_input", "source"],
  ])("%s", async (_, over, code, field) => {
    const before = await calendarState();
    await expect(declare(over)).rejects.toMatchObject({ code, detail: { field } });
    expect(await calendarState()).toEqual(before);
  });

  test.each<[Name]>([["committee"], ["advising"], ["inspector"], ["longmy"]])("by %s", async (who) => {
    await expect(declare({}, who)).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("a change or a removal of what was changed meanwhile, and of what is not there", async () => {
    const actor = world.actor("administrator");
    const day = { ...holiday, date: "2027-04-30" };
    const before = await calendarState();
    const change = (expectedVersion: number, over: Partial<CalendarDay> = {}) =>
      changeCalendarDay(world.db, { actor, now: NOW, day: { ...day, ...over }, expectedVersion });
    await expect(change(7)).rejects.toMatchObject({ code: "stale" });
    await expect(change(1, { date: "2027-04-28" })).rejects.toMatchObject({ code: "not_found" });
    await expect(change(1, { kind: "working_saturday" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(
      removeCalendarDay(world.db, { actor, now: NOW, date: day.date, expectedVersion: 9 }),
    ).rejects.toMatchObject({ code: "stale" });
    expect(await calendarState()).toEqual(before);
    const changed = await change(1);
    expect(changed).toMatchObject({ name: day.name, provisional: false });
    await expect(change(1)).rejects.toMatchObject({ code: "stale" });
  });
});

test("a day removed and declared again is not taken for the one before", async () => {
  const first = await declare();
  await removeCalendarDay(world.db, {
    actor: world.actor("office"),
    now: NOW,
    date: holiday.date,
    expectedVersion: first.version,
  });
  const second = await declare({ name: "Nghỉ khác" });
  expect(second.version).toBeGreaterThan(first.version);
});

describe("a year's notice", () => {
  const take = (rows: readonly Partial<CalendarDay>[], dryRun: boolean, year = 2027) =>
    importCalendarYear(world.db, {
      actor: world.actor("office"),
      now: NOW,
      year,
      dryRun,
      rows: rows.map((row, index) => ({ ...holiday, source: "Thông báo 99/TB-BNV", ...row, row: index + 2 })),
    });
  const notice = [
    { date: "2027-01-01", name: "Tết Dương lịch" },
    { date: "2027-04-30", name: "Ngày Chiến thắng" },
    { date: "2027-05-03", kind: "holiday", name: "Nghỉ liền kề" },
    { date: "2027-09-18", kind: "working_saturday", name: "Làm bù" },
  ] as const;

  test("is shown first, with what would move, and nothing is written", async () => {
    await world.acceptedTask(ISSUED, { dueOn: "2027-01-05" });
    const before = await calendarState();
    const preview = await take(notice, true);
    expect(preview).toMatchObject({ dryRun: true, year: 2027, unchanged: 0, faults: [] });
    expect(preview.added.map((day) => day.date)).toEqual(["2027-09-18"]);
    expect(preview.changed.map(({ before, after }) => [before.kind, before.provisional, after.kind])).toEqual(
      [
        ["holiday", true, "holiday"],
        ["holiday", true, "holiday"],
        ["compensatory", true, "holiday"],
      ],
    );
    // What was computed and the notice does not have goes.
    expect(preview.removed.map((day) => day.date)).toContain("2027-02-04");
    expect(preview.replan).toMatchObject({ number: null, tasks: 1 });
    expect(await calendarState()).toEqual(before);
  });

  test("then replaces what was computed for the year, and the year is provisional no more", async () => {
    expect((await readCalendarYear(world.db, 2027)).provisional).toBe(true);
    const other = await readCalendarYear(world.db, 2028);
    await take(notice, false);
    const { days, provisional } = await readCalendarYear(world.db, 2027);
    expect(provisional).toBe(false);
    expect(days.map((day) => [day.date, day.kind, day.source])).toEqual([
      ["2027-01-01", "holiday", "Thông báo 99/TB-BNV"],
      ["2027-04-30", "holiday", "Thông báo 99/TB-BNV"],
      ["2027-05-03", "holiday", "Thông báo 99/TB-BNV"],
      ["2027-09-18", "working_saturday", "Thông báo 99/TB-BNV"],
    ]);
    expect(await readCalendarYear(world.db, 2028)).toEqual(other);
    await expect(take(notice, false)).rejects.toMatchObject({ code: "conflict" });
    const [event] = await world.db.prisma.journalEvent.findMany({ where: { taskId: null } });
    expect(event).toMatchObject({ kind: "calendar_year_imported", detail: { year: 2027 } });
  });

  test("with faults is refused whole, each named by its row; a preview lists them", async () => {
    const rows = [
      ...notice,
      { date: "2027-04-30", kind: "compensatory" },
      { date: "2027-09-17", kind: "working_saturday" },
      { date: "2028-01-03" },
      { date: "2027-13-01" },
      { date: "2027-10-02", kind: "feast" as "holiday", name: "" },
    ] as const;
    const before = await calendarState();
    const faults = [
      [6, "date"],
      [7, "date"],
      [8, "date"],
      [9, "date"],
      [10, "kind"],
      [10, "name"],
    ];
    const preview = await take(rows, true);
    expect(preview.faults.map(({ row, field }) => [row, field])).toEqual(faults);
    expect(preview.replan).toBeNull();
    const refused = await take(rows, false).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "invalid_input", detail: { field: "csv" } });
    expect(
      (refused as { detail: { errors: { row: number }[] } }).detail.errors.map(({ row }) => row),
    ).toEqual(faults.map(([row]) => row));
    expect(await calendarState()).toEqual(before);
  });

  test("does not turn an official day into another", async () => {
    const preview = await take([{ date: "2026-11-24", kind: "compensatory" }], true, 2026);
    expect(preview.faults).toMatchObject([{ row: 2, field: "kind" }]);
  });
});

test("a declared day under a key comes once", async () => {
  const command = {
    actor: world.actor("office"),
    now: NOW,
    day: holiday,
    idempotency: { key: "k", requestHash: "h" },
  };
  const [one, other] = await Promise.all([
    declareCalendarDay(world.db, command),
    declareCalendarDay(world.db, command),
  ]);
  expect(one).toEqual(other);
  expect(await world.db.prisma.replan.count()).toBe(1);
});

test("while the calendar changes, bodies go on acting, and no plan is left of the calendar put aside", async () => {
  const wanted = Array.from({ length: 20 }, () => wantedTask({ dueOn: DUE }));
  const { taskIds } = await world.issue(ISSUED, wanted);
  const actor = world.actor("longmy");
  for (const taskId of taskIds) await acceptTask(world.db, { taskId, actor, now: NOW });
  const report = (taskId: string) =>
    reportProgress(world.db, { taskId, actor, now: NOW, text: "Đang làm", progress: 10, evidence: [] });
  const [first, ...rest] = taskIds.map((taskId) => report(taskId));
  await Promise.all([
    first,
    declare(),
    ...rest,
    ...taskIds.map((taskId) => conductTask(world.db, { taskId, now: NOW })),
  ]);
  const days = new Set(await Promise.all(taskIds.map((taskId) => nextRungDay(world.db, taskId))));
  expect([...days]).toEqual(["2026-03-16"]);
});
