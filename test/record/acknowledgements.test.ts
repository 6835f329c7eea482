/** Every recipient of a programme acknowledges it: by an act of its own, or by taking on any of its tasks. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { sheetError } from "../../document/read/assignment-sheet.js";
import { dayFrom } from "../../record/days.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { acknowledgeProgramme } from "../../record/commands/acknowledge-programme.js";
import { claimMails } from "../../record/commands/claim-mails.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { issueProgramme } from "../../record/commands/issue-programme.js";
import { outgoingNotices } from "../../record/queries/outgoing.js";
import { countTasks } from "../../record/queries/overview.js";
import { readProgramme } from "../../record/queries/programmes.js";
import { readTask } from "../../record/queries/task.js";
import { type World, freshWorld, readingOf, wantedTask } from "../world.js";
import { perform } from "./acts.js";
import { DUE, ISSUED, lastEvent, on, stateOf, toldOf } from "./traces.js";

let world: World;
let programmeId: string;
let taskIds: string[];
beforeEach(async () => {
  world = await freshWorld();
  const wanted = [wantedTask({ dueOn: DUE }), wantedTask({ dueOn: DUE })];
  ({ programmeId, taskIds } = await world.issue(ISSUED, wanted, { acknowledgement: true }));
});
afterEach(() => world.close());

async function owedBy(code: string): Promise<string> {
  const task = await world.db.prisma.task.findFirstOrThrow({
    where: { programmeId, purpose: "acknowledgement", leadUnitId: world.unitId(code) },
  });
  return task.id;
}

test("each unit with a part owes one, due in ten working days, looked after by the office, and outside the figures", async () => {
  const owed = await world.db.prisma.task.findMany({
    where: { programmeId, purpose: "acknowledgement" },
    include: { leadUnit: true },
    orderBy: { leadUnit: { code: "asc" } },
  });
  expect(owed.map((task) => [task.leadUnit.code, task.dueOn && dayFrom(task.dueOn), task.text])).toEqual(
    ["ldld", "longmy"].map((code) => [
      code,
      "2026-03-16",
      "Tiếp nhận, quán triệt và triển khai Chương trình 01-CTr/TU",
    ]),
  );
  expect(owed.every((task) => task.reviewerUnitId === world.unitId("vptu"))).toBe(true);
  expect(await countTasks(world.db, world.actor("office"), "all", on("2026-03-03"))).toMatchObject({
    total: 2,
  });
});

test("stands in the one letter of assignment, which goes to those who only have to know, too", async () => {
  const mails = await world.db.prisma.mail.findMany({
    include: { notices: true },
    orderBy: { address: "asc" },
  });
  expect(mails.map((mail) => [mail.kind, mail.address.split("@")[0], mail.notices.length])).toEqual([
    ["assignment", "ldld", 3],
    ["assignment", "longmy.head", 3],
    ["assignment", "longmy", 3],
  ]);
});

test("is given in one step by the unit, and by nobody else", async () => {
  const taskId = await owedBy("ldld");
  const now = on("2026-03-04");
  const page = await readTask(world.db, world.actor("ldld"), taskId, now);
  expect(page.allowedActions.filter((act) => act !== "comment")).toEqual([
    "acknowledge",
    "request_extension",
    "name_focal_officer",
  ]);
  for (const name of ["office", "longmy"] as const) {
    await expect(
      acknowledgeProgramme(world.db, { taskId, actor: world.actor(name), now }),
    ).rejects.toMatchObject({ code: name === "office" ? "not_allowed" : "not_found" });
  }
  const changed = await acknowledgeProgramme(world.db, { taskId, actor: world.actor("ldld"), now });
  expect(changed).toMatchObject({ state: "completed", version: 2 });
  expect(await stateOf(world.db, taskId)).toMatchObject({ closedAt: now, progress: 100, nextRungAt: null });
  expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "programme_acknowledged" });
  await expect(
    acknowledgeProgramme(world.db, { taskId, actor: world.actor("ldld"), now }),
  ).rejects.toMatchObject({ code: "conflict" });
});

test("takes no act that belongs to work, and work takes no acknowledgement", async () => {
  const taskId = await owedBy("longmy");
  const now = on("2026-03-04");
  for (const act of ["accept", "decline"] as const) {
    await expect(perform[act](world.db, { taskId, actor: world.actor("longmy"), now })).rejects.toMatchObject(
      { code: "conflict", detail: { act, purpose: "acknowledgement" } },
    );
  }
  await expect(
    acknowledgeProgramme(world.db, { taskId: taskIds[0] ?? "", actor: world.actor("longmy"), now }),
  ).rejects.toMatchObject({ code: "conflict", detail: { purpose: "instruction" } });
});

test("comes with the acceptance of any task of the unit's own, once, by several at the same moment too", async () => {
  const taskId = await owedBy("longmy");
  const now = on("2026-03-04");
  await Promise.all(
    taskIds.map((id) => acceptTask(world.db, { taskId: id, actor: world.actor("longmy"), now })),
  );
  expect(await stateOf(world.db, taskId)).toMatchObject({ state: "completed", version: 2 });
  const event = await lastEvent(world.db, taskId);
  expect(event).toMatchObject({ kind: "programme_acknowledged", actorId: world.actor("longmy").personId });
  expect(taskIds).toContain((event.detail as { acceptedTaskId: string }).acceptedTaskId);
  expect(await stateOf(world.db, await owedBy("ldld"))).toMatchObject({ state: "assigned" });
});

test("is urged by the ladder like all that a body owes, and no more once it is given", async () => {
  const taskId = await owedBy("ldld");
  expect((await stateOf(world.db, taskId)).nextRungAt?.toISOString().slice(0, 10)).toBe("2026-03-05");
  await acknowledgeProgramme(world.db, { taskId, actor: world.actor("ldld"), now: on("2026-03-04") });
  const [mail] = (await claimMails(world.db, on("2026-03-05"), 20)).filter(({ kind }) => kind === "digest");
  expect(mail).toBeUndefined();
  expect(await toldOf(world.db, taskId, "acceptance_reminder")).toEqual([]);
});

test("the programme says who has given it and who has not; a unit sees its own", async () => {
  const now = on("2026-03-04");
  await acknowledgeProgramme(world.db, { taskId: await owedBy("ldld"), actor: world.actor("ldld"), now });
  const page = await readProgramme(world.db, world.actor("office"), programmeId, on("2026-03-20"));
  expect(page.acknowledgements.map((each) => [each.unit.code, each.lateness, each.acknowledgedAt])).toEqual([
    ["longmy", "overdue", null],
    ["ldld", "on_time", now],
  ]);
  const own = await readProgramme(world.db, world.actor("ldld"), programmeId, now);
  expect(own.acknowledgements.map((each) => each.unit.code)).toEqual(["ldld"]);
});

describe("the recipients of the document", () => {
  async function issued(recipients: readonly string[]): Promise<string[]> {
    const actor = world.actor("office");
    await world.db.prisma.unit.updateMany({
      where: { code: { in: ["longmy", "vithanh"] } },
      data: { sets: ["các huyện ủy, thành ủy"] },
    });
    await world.db.prisma.unit.update({ where: { code: "ubkt" }, data: { aliases: ["UBKTTU"] } });
    const draft = await importProgramme(world.db, {
      actor,
      now: ISSUED,
      reading: { ...readingOf(1), recipients },
      fileName: "hai.txt",
      fileHash: "2".repeat(64),
    });
    const row = { row: 2, section: "II.1", lead: "tuyengiao", reviewer: "vptu", kind: "continuous" } as const;
    const rest = {
      coordinating: [],
      executing: [],
      dueOn: null,
      recurrence: null,
      evidence: "any",
      product: null,
    } as const;
    const answer = await issueProgramme(
      world.db,
      { actor, now: ISSUED, programmeId: draft.programmeId, assignments: [{ ...row, ...rest }] },
      sheetError,
    );
    const owed = await world.db.prisma.task.findMany({
      where: { programmeId: draft.programmeId, purpose: "acknowledgement" },
      include: { leadUnit: { select: { code: true } } },
    });
    expect([answer.tasks, answer.acknowledgements]).toEqual([1, owed.length]);
    return owed.map((task) => task.leadUnit.code).sort();
  }

  test("owe one where the register knows them by name, alias or set; not the office and the Standing Committee", async () => {
    const lines = [
      "Ban Bí thư Trung ương Đảng,",
      "Các huyện uỷ, thành ủy,",
      "Ban Thường vụ Tỉnh ủy, UBKTTU",
      "Lưu VPTU.",
    ];
    expect(await issued([...lines, "Văn phòng Tỉnh ủy"])).toEqual(["longmy", "tuyengiao", "ubkt", "vithanh"]);
    const notices = await world.db.prisma.notice.findMany({
      where: { unitId: world.unitId("vithanh") },
      select: { mailId: true },
    });
    const [told] = await outgoingNotices(world.db, [notices[0]?.mailId ?? ""], on("2026-03-03"));
    expect(told?.task.purpose).toBe("acknowledgement");
  });
});
