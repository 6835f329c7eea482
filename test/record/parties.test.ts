/** Who has a part in a task: contributions, reassignment, units, officers, parts below, absences. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { addDays, instantAt } from "../../domain/day.js";
import { changeDueDate } from "../../record/commands/change-due-date.js";
import { changeUnits } from "../../record/commands/change-units.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { actInBulk } from "../../record/commands/act-in-bulk.js";
import { cancelTask } from "../../record/commands/cancel-task.js";
import { commentOnTask } from "../../record/commands/comment-on-task.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { contributeToTask } from "../../record/commands/contribute-to-task.js";
import { createServiceToken } from "../../record/commands/create-service-token.js";
import { declareAbsence } from "../../record/commands/declare-absence.js";
import { nameFocalOfficer } from "../../record/commands/name-focal-officer.js";
import { reassignTask } from "../../record/commands/reassign-task.js";
import { reportCompletion } from "../../record/commands/report-completion.js";
import { reportProgress } from "../../record/commands/report-progress.js";
import { splitTask } from "../../record/commands/split-task.js";
import { urgeTask } from "../../record/commands/urge-task.js";
import { actorOf } from "../../record/queries/actor.js";
import { readTask } from "../../record/queries/task.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";

const issuedAt = instantAt("2026-03-02", "08:00");
const now = instantAt("2026-03-10", "09:00");
const dueOn = "2026-04-30";
let world: World;

beforeEach(async () => {
  world = await freshWorld();
});
afterEach(async () => {
  await world.close();
});

const by = (taskId: string, name: Name) => ({ taskId, actor: world.actor(name), now });
const seenBy = (taskId: string, name: Name) => readTask(world.db, world.actor(name), taskId, now);
const eventsOf = async (taskId: string) =>
  (await world.db.prisma.journalEvent.findMany({ where: { taskId }, orderBy: { number: "asc" } })).map(
    (event) => event.kind,
  );
const noticesOf = (taskId: string, kind: string) =>
  world.db.prisma.notice.findMany({ where: { taskId, kind }, include: { person: true } });

describe("a contribution", () => {
  test("of a co-ordinating unit reaches the lead and leaves the task as it is", async () => {
    const taskId = await world.acceptedTask(issuedAt, { dueOn });
    await contributeToTask(world.db, { ...by(taskId, "ldld"), text: "Đã gửi số liệu.", evidence: [] });
    const task = await seenBy(taskId, "longmy");
    expect([task.state, task.progress]).toEqual(["in_progress", 0]);
    expect(task.reports).toMatchObject([{ kind: "contribution", unit: { code: "ldld" }, progress: null }]);
    expect(await eventsOf(taskId)).toEqual(["task_assigned", "task_accepted", "contribution_reported"]);
    expect((await noticesOf(taskId, "contribution")).map((n) => n.person.name)).toEqual(["Lê Tấn Phúc"]);
  });

  test("is not the lead's to make", async () => {
    const taskId = await world.acceptedTask(issuedAt);
    await expect(
      contributeToTask(world.db, { ...by(taskId, "longmy"), text: "Tự phối hợp", evidence: [] }),
    ).rejects.toMatchObject({ code: "not_allowed" });
  });
});

describe("typed evidence", () => {
  const file = { fileName: "a.pdf", mediaType: "application/pdf", size: 3, sha256: "a".repeat(64) };
  test.each([
    ["document", [], {}, "evidence"],
    ["document", [file], {}, "documentNumber"],
    ["document", [file], { documentNumber: "45-KH/HU" }, "documentDate"],
    ["figure", [], {}, "figure"],
    ["figure", [], { figure: 24 }, "figureUnit"],
    ["list", [], {}, "evidence"],
    ["photograph", [file], {}, "evidence"],
  ] as const)("a %s with %j and %j is refused at %s", async (evidence, files, said, field) => {
    const taskId = await world.acceptedTask(issuedAt, { evidence });
    await expect(
      reportCompletion(world.db, { ...by(taskId, "longmy"), text: "Xong", evidence: files, ...said }),
    ).rejects.toMatchObject({ code: "invalid_input", detail: { field } });
    expect(await world.db.prisma.report.count()).toBe(0);
  });

  test("that is complete is kept beside the report", async () => {
    const taskId = await world.acceptedTask(issuedAt, { evidence: "document" });
    const said = { documentNumber: "45-KH/HU", documentDate: "2026-03-09" };
    await reportCompletion(world.db, { ...by(taskId, "longmy"), text: "Xong", evidence: [file], ...said });
    expect((await seenBy(taskId, "longmy")).reports).toMatchObject([said]);
  });
});

describe("a task given to another lead", () => {
  test("begins anew with that unit, and the one before has no part in it any more", async () => {
    const taskId = await world.acceptedTask(issuedAt, { dueOn });
    await reassignTask(world.db, {
      ...by(taskId, "office"),
      leadUnitId: world.unitId("vithanh"),
      reason: "Đúng địa bàn",
    });
    const task = await seenBy(taskId, "vithanh");
    expect([task.state, task.dueOn, task.leadUnit.code]).toEqual(["assigned", dueOn, "vithanh"]);
    await expect(seenBy(taskId, "longmy")).rejects.toMatchObject({ code: "not_found" });
    const told = (await noticesOf(taskId, "assignment")).map((notice) => notice.person.name);
    expect(told).toContain("Võ Minh Trí");
    expect(await eventsOf(taskId)).toContain("task_reassigned");
    await acceptTask(world.db, by(taskId, "vithanh"));
  });

  test("that was to review it gets another reviewer", async () => {
    const taskId = await world.acceptedTask(issuedAt);
    await reassignTask(world.db, {
      ...by(taskId, "committee"),
      leadUnitId: world.unitId("tuyengiao"),
      reason: "Ban trực tiếp làm",
    });
    expect((await seenBy(taskId, "office")).reviewerUnit.code).toBe("vptu");
  });

  test("is not given to the one that leads it, nor to none", async () => {
    const taskId = await world.acceptedTask(issuedAt);
    for (const leadUnitId of [world.unitId("longmy"), "00000000-0000-7000-8000-000000000000"]) {
      await expect(
        reassignTask(world.db, { ...by(taskId, "office"), leadUnitId, reason: "x" }),
      ).rejects.toMatchObject({ code: "invalid_input", detail: { field: "leadUnitId" } });
    }
  });
});

test("co-ordinating units come and go, and see the task only while they have a part", async () => {
  const taskId = await world.acceptedTask(issuedAt);
  await expect(seenBy(taskId, "vithanh")).rejects.toMatchObject({ code: "not_found" });
  await changeUnits(world.db, {
    ...by(taskId, "office"),
    add: [world.unitId("vithanh")],
    remove: [world.unitId("ldld")],
  });
  expect((await seenBy(taskId, "vithanh")).coordinatingUnits.map((unit) => unit.code)).toEqual(["vithanh"]);
  await expect(seenBy(taskId, "ldld")).rejects.toMatchObject({ code: "not_found" });
  await expect(
    changeUnits(world.db, { ...by(taskId, "office"), add: [world.unitId("longmy")], remove: [] }),
  ).rejects.toMatchObject({ code: "invalid_input" });
});

test("a due date set by the office keeps the first one, and can be shifted by working days", async () => {
  const taskId = await world.acceptedTask(issuedAt, { dueOn: "2026-03-20" });
  const change = { reason: "Theo kế hoạch mới", dueOn: null };
  await changeDueDate(world.db, { ...by(taskId, "office"), ...change, shiftWorkingDays: 5 });
  const task = await seenBy(taskId, "longmy");
  expect([task.dueOn, task.originalDueOn]).toEqual(["2026-03-27", "2026-03-20"]);
  await expect(
    changeDueDate(world.db, { ...by(taskId, "office"), ...change, shiftWorkingDays: -200 }),
  ).rejects.toMatchObject({ code: "invalid_input", detail: { field: "dueOn" } });
});

test("the officer named for a task gets its mails instead of the unit's own", async () => {
  const taskId = await world.acceptedTask(issuedAt, { dueOn });
  const head = world.actor("longmy.head");
  await nameFocalOfficer(world.db, { ...by(taskId, "longmy.head"), personId: head.personId });
  await urgeTask(world.db, { ...by(taskId, "advising"), text: "Khẩn trương" });
  const told = new Set((await noticesOf(taskId, "urging")).map((notice) => notice.personId));
  expect(told).toEqual(new Set([head.personId]));
  await expect(
    nameFocalOfficer(world.db, { ...by(taskId, "longmy"), personId: world.actor("vithanh").personId }),
  ).rejects.toMatchObject({ code: "invalid_input" });
});

describe("a task split for units below", () => {
  const split = (taskId: string, code = "thuanhung") =>
    splitTask(world.db, {
      ...by(taskId, "longmy"),
      parts: [{ unitId: world.unitId(code), text: "Phần của xã", dueOn: "2026-04-15" }],
    });
  const partOf = async (taskId: string) => {
    const [part] = (await seenBy(taskId, "longmy")).parts;
    if (part === undefined) throw new Error("the task has no part");
    return part.id;
  };

  test("is as far as its parts, and done only when they are", async () => {
    const taskId = await world.acceptedTask(issuedAt, { dueOn });
    await split(taskId);
    const partId = await partOf(taskId);
    await acceptTask(world.db, by(partId, "thuanhung"));
    await reportProgress(world.db, {
      ...by(partId, "thuanhung"),
      text: "Đang làm",
      progress: 40,
      evidence: [],
    });
    const whole = await seenBy(taskId, "longmy");
    expect(whole.progress).toBe(40);
    expect(whole.allowedActions).not.toContain("report_completion");
    await expect(
      reportCompletion(world.db, { ...by(taskId, "longmy"), text: "Xong", evidence: [] }),
    ).rejects.toMatchObject({ code: "conflict", detail: { open: 1 } });

    await reportCompletion(world.db, { ...by(partId, "thuanhung"), text: "Xong", evidence: [] });
    await expect(
      confirmCompletion(world.db, { ...by(partId, "thuanhung"), remarks: null }),
    ).rejects.toMatchObject({ code: "not_allowed" });
    await confirmCompletion(world.db, { ...by(partId, "longmy"), remarks: null });
    expect((await seenBy(taskId, "longmy")).progress).toBe(100);
    await reportCompletion(world.db, { ...by(taskId, "longmy"), text: "Xong cả", evidence: [] });
  });

  test("goes only to units below, once to each, and not beyond its own due date", async () => {
    const taskId = await world.acceptedTask(issuedAt, { dueOn });
    await expect(split(taskId, "vithanh")).rejects.toMatchObject({ code: "invalid_input" });
    await split(taskId);
    await expect(split(taskId)).rejects.toMatchObject({ code: "invalid_input" });
    await cancelTask(world.db, { ...by(await partOf(taskId), "office"), reason: "Giao nhầm" });
    await expect(
      splitTask(world.db, {
        ...by(taskId, "longmy"),
        parts: [{ unitId: world.unitId("thuanhung"), text: null, dueOn: addDays(dueOn, 1) }],
      }),
    ).rejects.toMatchObject({ code: "invalid_input" });
    await split(taskId);
  });
});

test("a comment is read by the parties and makes nobody's form stale", async () => {
  const taskId = await world.acceptedTask(issuedAt);
  const before = await seenBy(taskId, "longmy");
  await commentOnTask(world.db, { ...by(taskId, "ldld"), text: "Bao giờ cần số liệu?" });
  const after = await seenBy(taskId, "longmy");
  expect(after.comments.map((comment) => comment.text)).toEqual(["Bao giờ cần số liệu?"]);
  expect(after.version).toBe(before.version);
  expect((await noticesOf(taskId, "comment")).map((notice) => notice.person.name)).toEqual(["Lê Tấn Phúc"]);
  await expect(
    commentOnTask(world.db, { ...by(taskId, "vithanh"), text: "Người ngoài" }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("while an officer is away the mails reach the deputy", async () => {
  const taskId = await world.acceptedTask(issuedAt, { dueOn });
  const away = world.actor("longmy");
  const deputy = world.actor("longmy.head");
  const days = { from: "2026-03-09", to: "2026-03-13" };
  const absence = { now, personId: away.personId, deputyId: deputy.personId, ...days };
  await declareAbsence(world.db, { ...absence, actor: away });
  await urgeTask(world.db, { ...by(taskId, "advising"), text: "Khẩn trương" });
  expect(new Set((await noticesOf(taskId, "urging")).map((notice) => notice.personId))).toEqual(
    new Set([deputy.personId]),
  );
  await expect(declareAbsence(world.db, { ...absence, actor: away })).rejects.toMatchObject({
    code: "conflict",
  });
  const other = { ...absence, from: "2026-05-01", to: "2026-05-02" };
  await expect(
    declareAbsence(world.db, { ...other, actor: away, deputyId: world.actor("vithanh").personId }),
  ).rejects.toMatchObject({ detail: { field: "deputyId" } });
  await expect(declareAbsence(world.db, { ...other, actor: world.actor("vithanh") })).rejects.toMatchObject({
    code: "not_allowed",
  });
  const user = await world.db.prisma.user.findFirstOrThrow({ where: { personId: deputy.personId } });
  expect((await actorOf(world.db, user.id, now)).unitId).toBe(deputy.unitId);
});

test("a system with a service token is no focal officer and no deputy, and one who has left stands in for nobody", async () => {
  const taskId = await world.acceptedTask(issuedAt, { dueOn });
  const [away, deputy] = [world.actor("longmy"), world.actor("longmy.head")];
  const administrator = world.actor("administrator");
  const unitId = world.unitId("longmy");
  await createServiceToken(world.db, "a secret", {
    ...{ actor: administrator, now: issuedAt, name: "Phần mềm huyện", unitId, role: "officer" },
    expiresOn: "2027-01-01",
  });
  const { id: system } = await world.db.prisma.person.findFirstOrThrow({ where: { kind: "service" } });
  await expect(
    nameFocalOfficer(world.db, { ...by(taskId, "longmy.head"), personId: system }),
  ).rejects.toMatchObject({ detail: { field: "personId" } });
  const absence = {
    actor: away,
    now,
    personId: away.personId,
    from: "2026-03-09",
    to: "2026-03-13",
  } as const;
  await expect(declareAbsence(world.db, { ...absence, deputyId: system })).rejects.toMatchObject({
    detail: { field: "deputyId" },
  });

  await declareAbsence(world.db, { ...absence, deputyId: deputy.personId });
  const user = await world.db.prisma.user.findFirstOrThrow({ where: { personId: deputy.personId } });
  await world.db.prisma.membership.updateMany({
    where: { personId: deputy.personId },
    data: { validTo: new Date("2026-03-09") },
  });
  await expect(actorOf(world.db, user.id, now)).rejects.toMatchObject({ code: "not_signed_in" });
});

describe("in bulk", () => {
  test("a dry run says what would come of it and changes nothing", async () => {
    const { taskIds } = await world.issue(issuedAt, [wantedTask(), wantedTask(), wantedTask()]);
    const [first = "", second = ""] = taskIds;
    await urgeTask(world.db, { ...by(second, "advising"), text: "Đã đôn đốc rồi" });
    const before = await world.db.prisma.journalEvent.count();
    const urgeAll = (dryRun: boolean) =>
      actInBulk(
        taskIds.map((taskId) => ({ ...by(taskId, "office"), ...(dryRun ? { dryRun: true as const } : {}) })),
        (command) => urgeTask(world.db, { ...command, text: "Đôn đốc chung" }),
      );
    const foreseen = await urgeAll(true);
    expect(foreseen.map((one) => one.refused?.code ?? one.state)).toEqual([
      "assigned",
      "conflict",
      "assigned",
    ]);
    expect(await world.db.prisma.journalEvent.count()).toBe(before);
    const done = await urgeAll(false);
    expect(done.map((one) => one.refused?.code ?? one.state)).toEqual(["assigned", "conflict", "assigned"]);
    expect(await world.db.prisma.journalEvent.count()).toBe(before + 2);
    expect(await eventsOf(first)).toEqual(["task_assigned", "task_urged"]);
  });
});
