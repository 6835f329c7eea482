/** What a task's workflow has the record do when it wakes: one rung, once, and what comes next. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type NoticeKind, stillHolds } from "../../domain/notice.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import {
  DUE,
  ISSUED,
  everything,
  journalOf,
  lastEvent,
  on,
  rungAt,
  rowOf,
  stateOf,
  toldOf,
} from "./traces.js";

let world: World;
beforeEach(async () => {
  world = await freshWorld();
});
afterEach(() => world.close());

const officerAndHead = ["longmy", "longmy.head"];

/** The whole ladder of a task that is accepted and then forgotten. */
const forgotten: readonly [day: string, kind: NoticeKind, told: readonly string[]][] = [
  ["2026-03-17", "due_reminder", ["longmy"]],
  ["2026-03-24", "due_reminder", ["ldld", "longmy"]],
  ["2026-03-27", "due_reminder", ["longmy"]],
  ["2026-03-31", "due_reminder", ["longmy"]],
  ["2026-04-01", "overdue_reminder", officerAndHead],
  ["2026-04-03", "explanation_demand", officerAndHead],
  ["2026-04-08", "escalation", ["advising", ...officerAndHead, "office"]],
  ["2026-04-14", "committee_escalation", ["committee", ...officerAndHead]],
  ["2026-04-21", "committee_weekly", ["committee"]],
  ["2026-04-28", "committee_weekly", ["committee"]],
];

test("each rung is carried out once, at its hour, for those it reaches", async () => {
  const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
  let { nextRungAt } = await rowOf(world.db, taskId);
  const climbed: unknown[] = [];
  for (const [day] of forgotten) {
    expect(nextRungAt).toEqual(rungAt(day, taskId));
    const known = new Set((await world.db.prisma.notice.findMany({ where: { taskId } })).map((n) => n.id));
    const plan = await conductTask(world.db, { taskId, now: rungAt(day, taskId) });
    nextRungAt = plan.nextRungAt === null ? null : new Date(plan.nextRungAt);
    const fresh = await world.db.prisma.notice.findMany({
      where: { taskId, id: { notIn: [...known] } },
      include: { person: { include: { user: true } } },
    });
    climbed.push([day, fresh[0]?.kind, fresh.map((n) => n.person.user?.username).sort()]);
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      kind: "rung_carried_out",
      actorId: null,
      at: rungAt(day, taskId),
    });
  }
  expect(climbed).toEqual(forgotten);
  // A rung leaves the version, so that no half-written report becomes stale.
  expect(await stateOf(world.db, taskId)).toMatchObject({
    version: 2,
    conductedVersion: 2,
    state: "in_progress",
    escalatedAt: rungAt("2026-04-14", taskId),
    awaitedRungAt: rungAt("2026-05-05", taskId),
  });
});

describe("conducting a task", () => {
  test("before its rung writes nothing but what its workflow has learnt", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const { task, ...before } = await everything(world.db, taskId);
    const plan = await conductTask(world.db, { taskId, now: on("2026-03-16", "23:00") });
    expect(plan).toEqual({ version: 2, nextRungAt: rungAt("2026-03-17", taskId).getTime() });
    const { task: after, ...rest } = await everything(world.db, taskId);
    expect(rest).toEqual(before);
    expect(after).toEqual({ ...task, conductedVersion: 2, awaitedRungAt: task.nextRungAt });
  });

  test("again after a crash changes nothing and gives the same plan", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const now = on("2026-04-03");
    const plan = await conductTask(world.db, { taskId, now });
    const before = await everything(world.db, taskId);
    expect(await Promise.all([1, 2, 3].map(() => conductTask(world.db, { taskId, now })))).toEqual([
      plan,
      plan,
      plan,
    ]);
    expect(await everything(world.db, taskId)).toEqual(before);
  });

  test("by two workers at once carries the rung out once", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const now = on("2026-03-17");
    const [one, other] = await Promise.all([
      conductTask(world.db, { taskId, now }),
      conductTask(world.db, { taskId, now }),
    ]);
    expect(one).toEqual(other);
    expect(await toldOf(world.db, taskId, "due_reminder")).toEqual(["longmy"]);
    expect((await journalOf(world.db, taskId)).map((e) => e.kind)).toEqual([
      "task_assigned",
      "task_accepted",
      "rung_carried_out",
    ]);
  });

  test("after an outage carries out the gravest rung missed alone", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const now = on("2026-04-09");
    await conductTask(world.db, { taskId, now });
    const rungs = await world.db.prisma.carriedRung.findMany({
      where: { taskId },
      orderBy: { dueAt: "asc" },
    });
    expect(rungs.map((rung) => [rung.kind, rung.outcome])).toEqual([
      ["due_reminder", "superseded"],
      ["due_reminder", "superseded"],
      ["due_reminder", "superseded"],
      ["due_reminder", "superseded"],
      ["overdue_reminder", "superseded"],
      ["explanation_demand", "superseded"],
      ["escalation", "carried_out"],
    ]);
    const kinds = await world.db.prisma.notice.findMany({
      where: { taskId, kind: { not: "assignment" } },
      distinct: ["kind"],
    });
    expect(kinds.map((notice) => notice.kind)).toEqual(["escalation"]);
    expect(await stateOf(world.db, taskId)).toMatchObject({ escalatedAt: now });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      detail: { kind: "escalation", superseded: 6 },
    });
  });

  test("demands an explanation within three working days", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const now = on("2026-04-03");
    await conductTask(world.db, { taskId, now });
    expect(await stateOf(world.db, taskId)).toMatchObject({
      explanationDueOn: "2026-04-07",
      explainedAt: null,
    });
    const [demanded] = await world.db.prisma.explanation.findMany({ where: { taskId } });
    expect(demanded).toMatchObject({ demandedAt: now, givenAt: null, text: null });
    expect(await lastEvent(world.db, taskId)).toMatchObject({
      detail: { kind: "explanation_demand", dueOn: "2026-04-07" },
    });
    expect(await world.db.prisma.mail.count({ where: { kind: "explanation_demand" } })).toBe(2);
  });

  test("of finished work finds nothing ahead", async () => {
    const taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
    await doTo(world, taskId, on("2026-03-10"), ["report_completion", "confirm"]);
    const { journal } = await everything(world.db, taskId);
    expect(await conductTask(world.db, { taskId, now: on("2026-04-30") })).toEqual({
      version: 4,
      nextRungAt: null,
    });
    expect(await journalOf(world.db, taskId)).toEqual(journal);
  });

  test("that is not there is not_found", async () => {
    const taskId = "00000000-0000-7000-8000-000000000000";
    await expect(conductTask(world.db, { taskId, now: ISSUED })).rejects.toMatchObject({ code: "not_found" });
  });

  test("that was never accepted reminds the officer, then the head", async () => {
    const { taskIds } = await world.issue(ISSUED, [wantedTask()]);
    const taskId = taskIds[0] ?? "";
    await conductTask(world.db, { taskId, now: rungAt("2026-03-05", taskId) });
    expect(await toldOf(world.db, taskId, "acceptance_reminder")).toEqual(["longmy"]);
    await conductTask(world.db, { taskId, now: rungAt("2026-03-09", taskId) });
    expect(await toldOf(world.db, taskId, "acceptance_reminder")).toEqual(officerAndHead);
    expect(await lastEvent(world.db, taskId)).toMatchObject({ detail: { kind: "acceptance_reminder" } });
  });
});

test("a report and a due rung at one instant: whichever wins, no notice holds against the reported task", async () => {
  const count = 12;
  const { taskIds } = await world.issue(
    ISSUED,
    Array.from({ length: count }, () => wantedTask({ dueOn: DUE })),
  );
  for (const taskId of taskIds) await doTo(world, taskId, on("2026-03-03"), ["accept"]);
  const now = on("2026-04-03");
  const report = (taskId: string) =>
    reportCompletion(world.db, { taskId, actor: world.actor("longmy"), now, text: "Đã xong", evidence: [] });
  for (const [index, taskId] of taskIds.entries()) {
    const both = [() => conductTask(world.db, { taskId, now }), () => report(taskId)];
    await Promise.all((index % 2 === 0 ? both : both.reverse()).map((one) => one()));
  }
  for (const taskId of taskIds) {
    const { task, notices, journal } = await everything(world.db, taskId);
    expect(task).toMatchObject({ state: "awaiting_review", reportedAt: now });
    const kinds = journal.map((event) => event.kind).filter((kind) => kind !== "rung_carried_out");
    expect(kinds).toEqual(["task_assigned", "task_accepted", "completion_reported"]);
    expect(journal.map((event) => event.number)).toEqual(journal.map((_, index) => index + 1));
    const holding = notices.filter((notice) =>
      stillHolds(
        notice.kind as NoticeKind, // written by the record alone
        { ...task, explained: task.explainedAt !== null },
        { dueVersion: notice.dueVersion, at: notice.writtenAt },
      ),
    );
    expect(new Set(holding.map((notice) => notice.kind))).toEqual(
      new Set(["assignment", "completion_report"]),
    );
    // The rung that lost the race is not owed later either.
    await conductTask(world.db, { taskId, now });
    expect((await everything(world.db, taskId)).notices).toHaveLength(notices.length);
  }
});
