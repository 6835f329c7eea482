/** Successions in the record: prepared, signed, carried out step by step, undone whole where one step is refused. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { acceptTask } from "../../record/commands/accept-task.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { conductSuccession } from "../../record/commands/conduct-succession.js";
import { declareAbsence } from "../../record/commands/declare-absence.js";
import { defineTarget } from "../../record/commands/define-target.js";
import { nameFocalOfficer } from "../../record/commands/name-focal-officer.js";
import { conductProgramme } from "../../record/commands/conduct-programme.js";
import { type PrepareSuccession, prepareSuccession } from "../../record/commands/prepare-succession.js";
import { renewCalendarAddress } from "../../record/commands/calendar-address.js";
import { requestExtension } from "../../record/commands/request-extension.js";
import { signSuccession, withdrawSuccession } from "../../record/commands/sign-succession.js";
import { subscribeWebhook } from "../../record/commands/subscribe-webhook.js";
import { actorOf } from "../../record/queries/actor.js";
import { readOverview } from "../../record/queries/overview.js";
import { previewSuccession, readSuccession } from "../../record/queries/successions.js";
import { listTasks } from "../../record/queries/tasks.js";
import { readTarget as readTargetOf } from "../../record/queries/targets.js";
import { type Name, type World, freshWorld, readTarget, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { ISSUED, lastEvent, on, stateOf } from "./traces.js";

/** Wednesday; the successors' first day. */
const DAY = "2026-04-01";
const PREPARED = on("2026-03-20");
const MIDNIGHT = on(DAY, "00:00");
let world: World;
let programmeId: string;
let led: string;
let coordinated: string;
beforeEach(async () => {
  world = await freshWorld();
  const wanted = [
    wantedTask({ dueOn: "2026-04-03", coordinating: ["ldld"] }),
    wantedTask({ dueOn: "2026-04-20", lead: "vithanh", coordinating: ["longmy"] }),
    wantedTask({ recurrence: "quarterly", coordinating: [] }),
  ];
  const issued = await world.issue(ISSUED, wanted, { targets: [readTarget] });
  ({ programmeId } = issued);
  [led = "", coordinated = ""] = issued.taskIds;
  await acceptTask(world.db, { taskId: led, actor: world.actor("longmy"), now: on("2026-03-03") });
});
afterEach(() => world.close());

const id = (code: string) => world.unitId(code);

function command(over: Partial<PrepareSuccession> = {}): PrepareSuccession {
  return {
    actor: world.actor("office"),
    now: PREPARED,
    kind: "renamed",
    effectiveOn: DAY,
    basis: "Quyết định 12-QĐ/TU",
    predecessorIds: [id("longmy")],
    successorIds: [],
    newSuccessors: [{ code: "longmy-moi", name: "Đảng ủy Long Mỹ", shortName: "Long Mỹ" }],
    choices: [],
    ...over,
  };
}

async function prepared(over: Partial<PrepareSuccession> = {}): Promise<string> {
  return (await prepareSuccession(world.db, command(over))).successionId;
}

async function signed(over: Partial<PrepareSuccession> = {}): Promise<string> {
  const successionId = await prepared(over);
  await signSuccession(world.db, {
    actor: world.actor("committee"),
    now: PREPARED,
    successionId,
    expectedVersion: 1,
  });
  return successionId;
}

/** As its workflow does it: until nothing is left to wait for. */
async function conduct(successionId: string, now = MIDNIGHT): Promise<void> {
  for (;;) {
    const { nextRungAt } = await conductSuccession(world.db, { successionId, now });
    if (nextRungAt === null || nextRungAt > now.getTime()) return;
  }
}

async function carriedOut(over: Partial<PrepareSuccession> = {}): Promise<string> {
  const successionId = await signed(over);
  await conduct(successionId);
  expect(await stateIs(successionId)).toEqual({ state: "carried_out", failure: null });
  return successionId;
}

const stateIs = (successionId: string) =>
  world.db.prisma.succession.findUniqueOrThrow({
    where: { id: successionId },
    select: { state: true, failure: true },
  });
const unitOf = (code: string) => world.db.prisma.unit.findUniqueOrThrow({ where: { code } });
const partiesOf = (taskId: string) =>
  world.db.prisma.task.findUniqueOrThrow({
    where: { id: taskId },
    select: {
      leadUnitId: true,
      reviewerUnitId: true,
      focalOfficerId: true,
      units: { orderBy: { unitId: "asc" } },
    },
  });
async function actor(name: Name, now = on("2026-04-02")) {
  const user = await world.db.prisma.user.findUniqueOrThrow({ where: { username: name } });
  return actorOf(world.db, user.id, now);
}

/** Everything that a succession may touch, but journals, versions and the succession itself. */
async function touched() {
  const { prisma } = world.db;
  const tasks = await prisma.task.findMany({ include: { units: true }, orderBy: { id: "asc" } });
  return {
    tasks: tasks.map(({ version, journalNumber, journalHash, conductedVersion, awaitedRungAt, ...task }) => {
      expect([version, journalNumber, conductedVersion]).not.toContain(-1);
      expect([journalHash, awaitedRungAt]).toBeDefined();
      return { ...task, units: task.units.map(({ unitId, role }) => `${role} ${unitId}`).sort() };
    }),
    programmes: (await prisma.programme.findMany({ orderBy: { id: "asc" } })).map(
      ({ officeUnitId, advisingUnitId, committeeUnitId }) => ({
        officeUnitId,
        advisingUnitId,
        committeeUnitId,
      }),
    ),
    targetUnits: await prisma.targetUnit.findMany({ orderBy: [{ targetId: "asc" }, { unitId: "asc" }] }),
    units: await prisma.unit.findMany({ where: { code: { not: "longmy-moi" } }, orderBy: { id: "asc" } }),
    memberships: await prisma.membership.findMany({ orderBy: { id: "asc" } }),
    webhooks: (await prisma.webhook.findMany({ orderBy: { id: "asc" } })).map(({ unitId, removedAt }) => ({
      unitId,
      removedAt,
    })),
    calendars: await prisma.calendarAddress.findMany({ orderBy: { unitId: "asc" } }),
    notices: await prisma.notice.findMany({
      where: { kind: { not: "handover_undone" } },
      orderBy: { id: "asc" },
      select: { id: true, unitId: true, droppedAt: true, mailId: true },
    }),
    extensions: await prisma.extensionRequest.findMany({ orderBy: { id: "asc" } }),
  };
}

describe("refused, with nothing changed:", () => {
  test.each<[string, () => Partial<PrepareSuccession>, string]>([
    [
      "a split whose tasks nobody gives to either",
      () => ({ kind: "split", newSuccessors: [], successorIds: [id("vithanh"), id("ldld")] }),
      "no_lead",
    ],
    ["an end that leaves a task without a lead", () => ({ kind: "ended", newSuccessors: [] }), "no_lead"],
    [
      "the end of a programme's advising board",
      () => ({ kind: "ended", newSuccessors: [], predecessorIds: [id("tuyengiao")] }),
      "body_of_programme",
    ],
    ["a unit as its own successor", () => ({ newSuccessors: [], successorIds: [id("longmy")] }), "ring"],
    ["a day before the unit began", () => ({ effectiveOn: "2003-01-01" }), "not_valid"],
    [
      "a choice of another's task",
      () => ({ choices: [{ taskId: coordinated, unitId: id("ldld") }] }),
      "stray_choice",
    ],
    ["a merger into nobody", () => ({ kind: "merged", newSuccessors: [] }), "sides"],
  ])("%s", async (_what, over, fault) => {
    const before = await touched();
    await expect(prepared(over())).rejects.toMatchObject({ code: "invalid_input", detail: { fault } });
    expect(await world.db.prisma.succession.count()).toBe(0);
    expect(await world.db.prisma.unit.count({ where: { code: "longmy-moi" } })).toBe(0);
    expect(await touched()).toEqual(before);
  });

  test("a second succession of one unit, a ring through another's day, a code that is taken", async () => {
    await prepared();
    const again = { newSuccessors: [{ code: "x", name: "X", shortName: "X" }] };
    await expect(prepared(again)).rejects.toMatchObject({
      code: "conflict",
      detail: { fault: "overlapping" },
    });
    const { id: fresh } = await unitOf("longmy-moi");
    const back = {
      newSuccessors: [],
      predecessorIds: [fresh],
      successorIds: [id("longmy")],
      effectiveOn: "2026-06-01",
    };
    await expect(prepared(back)).rejects.toMatchObject({ detail: { fault: "ring" } });
    await expect(prepared({ predecessorIds: [id("vithanh")] })).rejects.toMatchObject({
      code: "conflict",
      detail: { field: "newSuccessors" },
    });
    expect(await world.db.prisma.succession.count()).toBe(1);
  });

  test("what the office may not sign and others may not prepare", async () => {
    for (const name of ["committee", "advising", "longmy", "inspector", "administrator"] as const)
      await expect(prepared({ actor: world.actor(name) })).rejects.toMatchObject({ code: "not_allowed" });
    const successionId = await prepared();
    const sign = (name: Name, expectedVersion: number) =>
      signSuccession(world.db, { actor: world.actor(name), now: PREPARED, successionId, expectedVersion });
    await expect(sign("office", 1)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(sign("committee", 2)).rejects.toMatchObject({ code: "stale" });
    await sign("committee", 1);
    await expect(sign("committee", 2)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a signature where a task has come since that wants its choice", async () => {
    const choices = [led, ...(await ofSeries())].map((taskId) => ({ taskId, unitId: id("vithanh") }));
    const successionId = await prepared({ kind: "ended", newSuccessors: [], choices });
    await world.issue(on("2026-03-23"), [wantedTask({ dueOn: "2026-05-04" })]);
    const sign = signSuccession(world.db, {
      actor: world.actor("committee"),
      now: on("2026-03-24"),
      successionId,
      expectedVersion: 1,
    });
    await expect(sign).rejects.toMatchObject({ code: "invalid_input", detail: { fault: "no_lead" } });
    expect(await stateIs(successionId)).toMatchObject({ state: "prepared" });
  });
});

const ofSeries = async () =>
  (
    await world.db.prisma.task.findMany({
      where: { OR: [{ kind: "recurring" }, { seriesId: { not: null } }] },
    })
  ).map((task) => task.id);

describe("a dry run", () => {
  test("says what would pass where and what is to be chosen, and changes nothing", async () => {
    await requestExtension(world.db, {
      taskId: led,
      actor: world.actor("longmy"),
      now: on("2026-03-10"),
      dueOn: "2026-04-24",
      reason: "Bão lụt",
    });
    await declareAbsence(world.db, {
      actor: world.actor("longmy"),
      now: PREPARED,
      personId: world.actor("longmy").personId,
      deputyId: world.actor("longmy.head").personId,
      from: "2026-03-30",
      to: "2026-04-10",
    });
    const before = await touched();
    const split = command({ kind: "split", newSuccessors: [], successorIds: [id("vithanh"), id("ldld")] });
    const preview = await previewSuccession(world.db, split);
    expect(preview.undecided.map((one) => one.taskId).sort()).toEqual([led, ...(await ofSeries())].sort());
    expect(preview.counts).toEqual({
      tasks: 4,
      submissions: 0,
      figures: 0,
      extensionsPending: 1,
      awaitingReview: 0,
      people: 2,
      serviceTokens: 0,
      absences: 1,
      webhooks: 0,
    });
    expect(
      preview.passing
        .filter((one) => one.kind === "membership")
        .map((one) => one.label)
        .sort(),
    ).toEqual(["Lê Tấn Phúc, Chuyên viên", "Ngô Thu Yến, Người đứng đầu"]);
    expect(await touched()).toEqual(before);
    expect(await world.db.prisma.succession.count()).toBe(0);
    // With a new unit too.
    expect((await previewSuccession(world.db, command())).undecided).toEqual([]);
    expect(await world.db.prisma.unit.count({ where: { code: "longmy-moi" } })).toBe(0);
  });
});

describe("carried out on its day and not before:", () => {
  test("a renaming passes everything on; dates, states and history stay, and nobody accepts anew", async () => {
    await nameFocalOfficer(world.db, {
      taskId: led,
      actor: world.actor("longmy.head"),
      now: on("2026-03-04"),
      personId: world.actor("longmy").personId,
    });
    await conductTask(world.db, { taskId: led, now: on("2026-03-31", "12:00") });
    const before = await stateOf(world.db, led);
    const successionId = await signed();
    await conduct(successionId, on("2026-03-31", "23:59"));
    expect(await stateIs(successionId)).toMatchObject({ state: "signed" });
    expect(await partiesOf(led)).toMatchObject({ leadUnitId: id("longmy") });
    await conduct(successionId);
    const { id: fresh, parentId } = await unitOf("longmy-moi");
    expect(parentId).toBe(id("btv"));
    const after = await stateOf(world.db, led);
    expect(after).toMatchObject({
      leadUnitId: fresh,
      focalOfficerId: world.actor("longmy").personId,
      state: "in_progress",
      dueOn: before.dueOn,
      originalDueOn: before.originalDueOn,
      dueVersion: before.dueVersion,
      acceptedAt: before.acceptedAt,
      nextRungAt: before.nextRungAt,
      version: before.version + 1,
    });
    expect(await lastEvent(world.db, led)).toMatchObject({
      kind: "task_succeeded",
      actorId: null,
      detail: {
        successionId,
        from: id("longmy"),
        to: fresh,
        reason: "Quyết định 12-QĐ/TU",
        set: { leadUnitId: fresh },
      },
    });
    expect((await unitOf("longmy")).validTo).toEqual(new Date("2026-03-31T00:00:00Z"));
    expect((await unitOf("thuanhung")).parentId).toBe(fresh);
    const me = await actor("longmy");
    expect([me.unitId, me.unitIds.has(id("thuanhung"))]).toEqual([fresh, true]);
    const [series] = await world.db.prisma.task.findMany({ where: { kind: "recurring" } });
    expect(series?.leadUnitId).toBe(fresh);
  });

  test("a merger makes one of the lead and its co-ordinating unit, one head of two, and tells the people of both sides once", async () => {
    await carriedOut({ kind: "merged", predecessorIds: [id("longmy"), id("vithanh")] });
    const { id: fresh } = await unitOf("longmy-moi");
    expect(await partiesOf(coordinated)).toMatchObject({ leadUnitId: fresh, units: [] });
    const heads = await world.db.prisma.membership.findMany({
      where: { unitId: fresh, isHead: true },
      select: { personId: true },
    });
    expect(heads).toEqual([{ personId: world.actor("longmy.head").personId }]);
    const told = await world.db.prisma.notice.findMany({
      where: { kind: "handover" },
      select: { detail: true, person: { select: { user: { select: { username: true } } } } },
    });
    const of = (from: string) =>
      told
        .filter((one) => (one.detail as { from: string }).from === from)
        .map((one) => one.person.user?.username)
        .sort();
    expect(of("Huyện ủy Long Mỹ")).toEqual(["longmy", "longmy.head", "vithanh"]);
    expect(of("Thành ủy Vị Thanh")).toEqual(["longmy", "longmy.head", "vithanh"]);
    expect(told[0]?.detail).toMatchObject({ to: "Đảng ủy Long Mỹ", effectiveOn: DAY });
  });

  test("a split gives each task where it was chosen, the people and the rest to the first", async () => {
    const [series = "", occurrence = ""] = await ofSeries();
    const choices = [
      { taskId: led, unitId: id("ldld") },
      { taskId: series, unitId: id("vithanh") },
      { taskId: occurrence, unitId: id("vithanh") },
    ];
    await carriedOut({
      kind: "split",
      newSuccessors: [],
      successorIds: [id("vithanh"), id("ldld")],
      choices,
    });
    expect(await partiesOf(led)).toMatchObject({ leadUnitId: id("ldld"), units: [] });
    expect(await partiesOf(coordinated)).toMatchObject({ leadUnitId: id("vithanh"), units: [] });
    expect((await partiesOf(series)).leadUnitId).toBe(id("vithanh"));
    expect((await actor("longmy")).unitId).toBe(id("vithanh"));
  });

  test("an end gives each task to the unit chosen; its people belong to nobody, and no waiting mail reaches them", async () => {
    const choices = [led, ...(await ofSeries())].map((taskId) => ({ taskId, unitId: id("vithanh") }));
    await world.db.prisma.notice.updateMany({ data: { mailId: null, delivery: "digest" } });
    const successionId = await carriedOut({ kind: "ended", newSuccessors: [], choices });
    expect(await partiesOf(led)).toMatchObject({ leadUnitId: id("vithanh") });
    expect((await partiesOf(coordinated)).units).toEqual([]);
    await expect(actor("longmy")).rejects.toMatchObject({ code: "not_signed_in" });
    const { unitId } = { unitId: id("longmy") };
    expect(await world.db.prisma.notice.count({ where: { unitId, droppedAt: null } })).toBe(0);
    const { passing } = await readSuccession(world.db, world.actor("inspector"), successionId);
    expect(passing.filter((one) => one.kind === "task" && one.chosen)).toHaveLength(3);
    expect(passing.every((one) => one.carriedOutAt !== null && one.undoneAt === null)).toBe(true);
  });

  test("an advising board's programmes go on with its successor, and nobody reviews their own work", async () => {
    const { taskIds } = await world.issue(ISSUED, [wantedTask({ lead: "vithanh", dueOn: "2026-05-04" })]);
    await carriedOut({ kind: "merged", predecessorIds: [id("tuyengiao"), id("vithanh")] });
    const { id: fresh } = await unitOf("longmy-moi");
    const programme = await world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } });
    expect(programme.advisingUnitId).toBe(fresh);
    expect(await partiesOf(led)).toMatchObject({ leadUnitId: id("longmy"), reviewerUnitId: fresh });
    expect(await partiesOf(taskIds[0] ?? "")).toMatchObject({
      leadUnitId: fresh,
      reviewerUnitId: id("vptu"),
    });
    expect((await actor("advising")).roles).toEqual(["advising_board"]);
  });

  test("owed figures: one passes on, the second of two falls away; the successor owes from the first year not given", async () => {
    const { id: targetId } = await world.db.prisma.target.findFirstOrThrow({ where: { programmeId } });
    await defineTarget(world.db, {
      targetId,
      actor: world.actor("advising"),
      now: on("2025-12-10"),
      basis: "compounded",
      horizonYear: 2030,
      rollUp: "sum",
      figureUnit: "vụ",
      baseline: { year: 2024, value: 50, source: "NGTK" },
      figureRecurrence: "yearly:01-31",
      unitIds: [id("longmy"), id("vithanh"), id("ldld")],
    });
    await conductProgramme(world.db, { programmeId, now: on("2026-01-05") });
    expect(await world.db.prisma.task.count({ where: { purpose: "figure" } })).toBe(3);
    await carriedOut({ kind: "merged", predecessorIds: [id("longmy"), id("vithanh")] });
    const { id: fresh } = await unitOf("longmy-moi");
    const figures = await world.db.prisma.task.findMany({
      where: { purpose: "figure" },
      orderBy: { state: "asc" },
      select: { leadUnitId: true, state: true, period: true },
    });
    expect(figures.filter((one) => one.leadUnitId === fresh)).toEqual([
      { leadUnitId: fresh, state: "assigned", period: "2025" },
    ]);
    expect(figures.filter((one) => one.state === "cancelled")).toHaveLength(1);
    const { units } = await readTargetOf(world.db, world.actor("office"), targetId, on("2026-04-02"));
    expect(units.map(({ code, fromYear, toYear }) => [code, fromYear, toYear]).sort()).toEqual([
      ["ldld", null, null],
      ["longmy", null, 2024],
      ["longmy-moi", 2025, null],
      ["vithanh", null, 2024],
    ]);
  });

  test("webhook and calendar's address go on; of two addresses the first", async () => {
    await subscribeWebhook(world.db, {
      actor: world.actor("office"),
      now: PREPARED,
      url: "https://hook.example/",
      kinds: ["task_accepted"],
      unitId: id("longmy"),
      allowPrivate: false,
    });
    for (const code of ["longmy", "vithanh"] as const)
      await renewCalendarAddress(world.db, "secret", {
        actor: world.actor(code),
        now: PREPARED,
        unitId: id(code),
      });
    const mine = await world.db.prisma.calendarAddress.findUniqueOrThrow({ where: { unitId: id("longmy") } });
    await carriedOut({ kind: "merged", predecessorIds: [id("longmy"), id("vithanh")] });
    const { id: fresh } = await unitOf("longmy-moi");
    expect(await world.db.prisma.webhook.findMany({ select: { unitId: true } })).toEqual([{ unitId: fresh }]);
    expect(
      await world.db.prisma.calendarAddress.findMany({ select: { unitId: true, secretHash: true } }),
    ).toEqual([{ unitId: fresh, secretHash: mine.secretHash }]);
  });

  test("what comes to a predecessor at the last moment passes on too", async () => {
    const successionId = await signed();
    await conductSuccession(world.db, { successionId, now: on("2026-03-31") });
    const { taskIds } = await world.issue(on("2026-03-31", "16:00"), [wantedTask({ dueOn: "2026-05-04" })]);
    await conduct(successionId);
    expect((await partiesOf(taskIds[0] ?? "")).leadUnitId).toBe((await unitOf("longmy-moi")).id);
  });
});

describe("a step that is refused midway", () => {
  /** Vị Thanh, which is to take the last of the tasks, ends before its day without a word to the succession. */
  async function failing(): Promise<string> {
    const [series = "", occurrence = ""] = await ofSeries();
    // As their workflows have done: no rung is behind.
    for (const taskId of [led, coordinated, occurrence])
      await conductTask(world.db, { taskId, now: on("2026-03-31", "12:00") });
    await subscribeWebhook(world.db, {
      actor: world.actor("office"),
      now: PREPARED,
      url: "https://hook.example/",
      kinds: ["task_accepted"],
      unitId: id("longmy"),
      allowPrivate: false,
    });
    await renewCalendarAddress(world.db, "secret", {
      actor: world.actor("longmy"),
      now: PREPARED,
      unitId: id("longmy"),
    });
    await world.db.prisma.notice.updateMany({ data: { mailId: null, delivery: "digest" } });
    const choices = [
      { taskId: led, unitId: id("ldld") },
      { taskId: series, unitId: id("ldld") },
      { taskId: occurrence, unitId: id("vithanh") },
    ];
    return signed({ kind: "split", newSuccessors: [], successorIds: [id("ldld"), id("vithanh")], choices });
  }

  test("takes back what was done before it, the last first; everything is as it was, and the office is told", async () => {
    const successionId = await failing();
    const before = await touched();
    // Some steps are done, and only then does the unit end: neither the signature nor the morning could know.
    await conductSuccession(world.db, { successionId, now: MIDNIGHT, atOnce: 5 });
    expect((await partiesOf(led)).leadUnitId).toBe(id("ldld"));
    await world.db.prisma.unit.update({
      where: { code: "vithanh" },
      data: { validTo: new Date("2026-03-31") },
    });
    await conduct(successionId);
    expect(await stateIs(successionId)).toMatchObject({
      state: "undone",
      failure: expect.stringContaining("không tồn tại") as unknown,
    });
    await world.db.prisma.unit.update({ where: { code: "vithanh" }, data: { validTo: null } });
    expect(await touched()).toEqual(before);
    expect(await lastEvent(world.db, led)).toMatchObject({
      kind: "task_succession_undone",
      detail: { set: { leadUnitId: id("longmy") } },
    });
    const told = await world.db.prisma.notice.findMany({
      where: { kind: "handover_undone" },
      select: { person: { select: { user: true } }, detail: true },
    });
    expect(told).toMatchObject([
      { person: { user: { username: "office" } }, detail: { successionId, effectiveOn: DAY } },
    ]);
    expect(await world.db.prisma.notice.count({ where: { kind: "handover" } })).toBe(0);
    const { passing } = await readSuccession(world.db, world.actor("office"), successionId);
    expect(passing.some((one) => one.undoneAt !== null)).toBe(true);
    expect(passing.every((one) => (one.carriedOutAt === null) === (one.undoneAt === null))).toBe(true);
    const events = await world.db.prisma.journalEvent.findMany({
      where: { taskId: null },
      orderBy: { number: "asc" },
      select: { kind: true },
    });
    expect(events.map((one) => one.kind)).toEqual([
      "succession_prepared",
      "succession_signed",
      "succession_undone",
    ]);
    // And it may be prepared anew.
    await prepared();
  });

  test("is refused at once where it can be seen beforehand: nothing moves at all", async () => {
    const successionId = await failing();
    await world.db.prisma.unit.update({
      where: { code: "vithanh" },
      data: { validTo: new Date("2026-03-30") },
    });
    const before = await touched();
    await conduct(successionId);
    expect(await stateIs(successionId)).toMatchObject({ state: "undone" });
    expect(await world.db.prisma.successionStep.count()).toBe(0);
    expect(await touched()).toEqual(before);
  });
});

test("two workers at once carry each step out once", async () => {
  const successionId = await signed();
  await Promise.all([conduct(successionId), conduct(successionId), conduct(successionId)]);
  expect(await stateIs(successionId)).toMatchObject({ state: "carried_out" });
  const events = await world.db.prisma.journalEvent.count({ where: { taskId: led, kind: "task_succeeded" } });
  expect(events).toBe(1);
});

test("withdrawn before its day it leaves everything as it is, and the unit may be prepared for anew", async () => {
  const successionId = await signed();
  const withdraw = {
    actor: world.actor("office"),
    now: PREPARED,
    successionId,
    expectedVersion: 2,
    reason: "Có quyết định mới",
  };
  await withdrawSuccession(world.db, withdraw);
  await conduct(successionId);
  expect(await stateIs(successionId)).toEqual({ state: "undone", failure: "Có quyết định mới" });
  expect((await partiesOf(led)).leadUnitId).toBe(id("longmy"));
  expect(await world.db.prisma.notice.count({ where: { kind: "handover_undone" } })).toBe(0);
  await prepared({ newSuccessors: [{ code: "longmy-2", name: "Đảng ủy Long Mỹ", shortName: "Long Mỹ" }] });
});

test("statistics and the right to read follow: what the predecessor has finished counts for its successor", async () => {
  const { taskIds } = await world.issue(ISSUED, [
    wantedTask({ dueOn: "2026-03-27" }),
    wantedTask({ dueOn: "2026-03-30" }),
  ]);
  const [finished = "", late = ""] = taskIds;
  await doTo(world, finished, on("2026-03-20"), ["accept", "report_completion", "confirm"]);
  await carriedOut();
  const { id: fresh } = await unitOf("longmy-moi");
  const now = on("2026-04-02");
  const { laggingUnits } = await readOverview(world.db, world.actor("committee"), now);
  expect(laggingUnits).toMatchObject([{ unit: { id: fresh }, overdue: 2, completed: 1 }]);
  const list = async (unitId: string) =>
    (await listTasks(world.db, world.actor("office"), { scope: "all", unitId, limit: 100 }, now)).tasks.map(
      (task) => task.id,
    );
  expect(await list(fresh)).toEqual(expect.arrayContaining([finished, late]));
  expect(await list(id("longmy"))).toEqual([finished]);
  const mine = await listTasks(world.db, await actor("longmy", now), { scope: "own", limit: 100 }, now);
  expect(mine.tasks.map((task) => [task.id, task.leadUnit.code])).toContainEqual([finished, "longmy"]);
});
