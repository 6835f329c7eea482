/** An issued programme is amended by a later document: all of it or nothing, both texts kept, everybody concerned told. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { AddedTask, AmendmentError } from "../../domain/amendment.js";
import { type AmendProgramme, amendProgramme } from "../../record/commands/amend-programme.js";
import { announcementsOfMails } from "../../record/queries/announcements.js";
import { journalAt } from "../../record/queries/journal-at.js";
import { readProgramme } from "../../record/queries/programmes.js";
import { readTask } from "../../record/queries/task.js";
import { verifyJournal } from "../../record/queries/verify-journal.js";
import { type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, lastEvent, on, stateOf, toldOf } from "./traces.js";

let world: World;
let programmeId: string;
let taskIds: string[];
beforeEach(async () => {
  world = await freshWorld();
  const wanted = [
    wantedTask({ dueOn: DUE }),
    wantedTask({ dueOn: DUE, lead: "vithanh", coordinating: [] }),
    wantedTask({ recurrence: "quarterly", coordinating: [] }),
  ];
  ({ programmeId, taskIds } = await world.issue(ISSUED, wanted));
});
afterEach(() => world.close());

const now = on("2026-03-10");
const added = (): AddedTask => ({
  section: "II.9",
  text: "Tổ chức Tháng hành động về an toàn, vệ sinh lao động.",
  product: "Kế hoạch",
  evidence: "document",
  kind: "dated",
  dueOn: "2026-05-29",
  recurrence: null,
  leadUnitId: world.unitId("ldld"),
  coordinatingUnitIds: [world.unitId("longmy")],
  executingUnitIds: [],
  reviewerUnitId: null,
});

const amend = (over: Partial<AmendProgramme>) =>
  amendProgramme(world.db, {
    actor: world.actor("office"),
    now,
    programmeId,
    number: "09-CTr/TU",
    signedOn: "2026-03-09",
    add: [],
    change: [],
    drop: [],
    ...over,
  });

const mailsSince = (kind: string) =>
  world.db.prisma.mail.findMany({ where: { kind, writtenAt: now }, orderBy: { address: "asc" } });
const names = (mails: readonly { address: string }[]) => mails.map((mail) => mail.address.split("@")[0]);

test("a task that is added begins like any other: journal, plan and letter of assignment", async () => {
  const answer = await amend({ add: [added()] });
  expect(answer).toMatchObject({ programmeId, changed: 0, dropped: 0, version: 3 });
  const [taskId = ""] = answer.added;
  expect(await stateOf(world.db, taskId)).toMatchObject({
    section: "II.9",
    state: "assigned",
    dueOn: "2026-05-29",
    originalDueOn: "2026-05-29",
    reviewerUnitId: world.unitId("tuyengiao"),
    purpose: "instruction",
    position: 3,
  });
  expect(await toldOf(world.db, taskId, "assignment")).toEqual(["ldld", "longmy"]);
  expect(names(await mailsSince("assignment"))).toEqual(["ldld", "longmy"]);
  expect(await mailsSince("amendment")).toEqual([]);
  // Its workflow looks at once.
  const programme = await world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } });
  expect([programme.nextRungAt, programme.version]).toEqual([now, 3]);
});

test("a task that is changed keeps both texts, has its date anew, and its units are told", async () => {
  const [taskId = ""] = taskIds;
  const before = await stateOf(world.db, taskId);
  await doTo(world, taskId, on("2026-03-05"), ["accept", "request_extension"]);
  await amend({ change: [{ taskId, text: "Nội dung mới.", product: "Báo cáo năm", dueOn: "2026-06-30" }] });

  expect(await stateOf(world.db, taskId)).toMatchObject({
    text: "Nội dung mới.",
    product: "Báo cáo năm",
    dueOn: "2026-06-30",
    originalDueOn: DUE,
    dueVersion: 2,
    extensionRequestedAt: null,
    state: "in_progress",
  });
  const { amendments } = await readTask(world.db, world.actor("longmy"), taskId, now);
  expect(amendments).toMatchObject([
    {
      number: "09-CTr/TU",
      signedOn: "2026-03-09",
      changes: [
        {
          kind: "changed",
          before: { text: before.text, dueOn: DUE, product: "Báo cáo kết quả" },
          after: { text: "Nội dung mới.", dueOn: "2026-06-30", product: "Báo cáo năm" },
        },
      ],
    },
  ]);
  expect(await lastEvent(world.db, taskId)).toMatchObject({
    kind: "task_amended",
    actorId: world.actor("office").personId,
    detail: { amendment: { number: "09-CTr/TU" }, set: { text: "Nội dung mới.", dueOn: "2026-06-30" } },
  });
  expect((await journalAt(world.db, taskId, now)).task).toMatchObject({ text: "Nội dung mới." });
  const mails = await mailsSince("amendment");
  expect(names(mails)).toEqual(["ldld", "longmy.head", "longmy"]);
  const told = await announcementsOfMails(world.db, [mails[0]?.id ?? ""]);
  expect(told.get(mails[0]?.id ?? "")?.announcement).toEqual({
    kind: "amendment",
    facts: { added: 0, changed: 1, dropped: 0 },
  });
});

test("a series hands new words on to its open occurrence; its new recurrence holds for the periods to come", async () => {
  const [, , series = ""] = taskIds;
  await amend({ change: [{ taskId: series, text: "Báo cáo tình hình.", recurrence: "yearly" }] });
  expect(await stateOf(world.db, series)).toMatchObject({ text: "Báo cáo tình hình.", recurrence: "yearly" });
  const occurrence = await world.db.prisma.task.findFirstOrThrow({ where: { seriesId: series } });
  expect(occurrence).toMatchObject({ text: "Báo cáo tình hình.", period: "2026-Q1" });
  const { amendments } = await readTask(world.db, world.actor("longmy"), occurrence.id, now);
  expect(amendments[0]?.changes).toMatchObject([{ kind: "changed", after: { text: "Báo cáo tình hình." } }]);
});

test("tasks that are dropped are cancelled with all that hangs on them, in one mail a person", async () => {
  const [first = "", , series = ""] = taskIds;
  await doTo(world, first, on("2026-03-05"), ["accept", "split"]);
  const part = await world.db.prisma.task.findFirstOrThrow({ where: { parentId: first } });
  const answer = await amend({
    drop: [
      { taskId: first, reason: "Đã lồng ghép" },
      { taskId: series, reason: "Bãi bỏ chế độ báo cáo" },
    ],
  });
  expect(answer.dropped).toBe(4);
  for (const id of [first, part.id, series])
    expect(await stateOf(world.db, id)).toMatchObject({
      state: "cancelled",
      closedAt: now,
      nextRungAt: null,
    });
  expect(await lastEvent(world.db, part.id)).toMatchObject({
    kind: "task_cancelled",
    detail: { reason: "Đã lồng ghép", amendment: { number: "09-CTr/TU", signedOn: "2026-03-09" } },
  });
  const mails = await world.db.prisma.mail.findMany({
    where: { kind: "cancellation" },
    include: { notices: true },
    orderBy: { address: "asc" },
  });
  expect(mails.map((mail) => [mail.address.split("@")[0], mail.notices.length])).toEqual([
    ["ldld", 1],
    ["longmy.head", 2],
    ["longmy", 2],
    ["thuanhung", 1],
  ]);
});

test("the programme shows its amendments, to each what concerns them", async () => {
  const [first = "", second = ""] = taskIds;
  await amend({
    add: [added()],
    change: [{ taskId: first, text: "Mới." }],
    drop: [{ taskId: second, reason: "Thôi" }],
  });
  const seen = async (name: "office" | "longmy" | "vithanh") => {
    const { amendments, mayAmend } = await readProgramme(world.db, world.actor(name), programmeId, now);
    return [mayAmend, ...amendments.flatMap((each) => each.changes.map((change) => change.kind))];
  };
  expect(await seen("office")).toEqual([true, "changed", "dropped", "added"]);
  expect(await seen("longmy")).toEqual([false, "changed", "added"]);
  expect(await seen("vithanh")).toEqual([false, "dropped"]);
  const events = await world.db.prisma.journalEvent.findMany({ where: { kind: "programme_amended" } });
  expect(events).toMatchObject([{ taskId: null, detail: { programmeId, added: 1, changed: 1, dropped: 1 } }]);
  expect(await verifyJournal(world.db, { sealsFile: null }, () => undefined)).toMatchObject({ findings: 0 });
});

test("units that come to the programme acknowledge it, where its recipients were asked to", async () => {
  const wanted = [wantedTask({ dueOn: DUE, coordinating: [] })];
  const asked = await world.issue(ISSUED, wanted, { acknowledgement: true });
  await amend({ programmeId: asked.programmeId, add: [added()] });
  const owed = await world.db.prisma.task.findMany({
    where: { programmeId: asked.programmeId, purpose: "acknowledgement" },
    include: { leadUnit: { select: { code: true } } },
  });
  expect(owed.map((task) => task.leadUnit.code).sort()).toEqual(["ldld", "longmy"]);
});

describe("refused, with every fault named and nothing written", () => {
  async function everything() {
    const { prisma } = world.db;
    return Promise.all([
      prisma.task.findMany({ orderBy: { id: "asc" } }),
      prisma.journalEvent.count(),
      prisma.notice.count(),
      prisma.mail.count(),
      prisma.amendment.count(),
      prisma.programme.findUniqueOrThrow({ where: { id: programmeId } }),
    ]);
  }

  test("a bad amendment", async () => {
    const [first = "", second = ""] = taskIds;
    await doTo(world, second, on("2026-03-05"), ["cancel"]);
    const elsewhere = await world.issue(ISSUED, [wantedTask({ dueOn: DUE })]);
    const before = await everything();
    const thrown: unknown = await amend({
      signedOn: "2026-03-11",
      add: [
        { ...added(), dueOn: "2026-03-01" },
        { ...added(), kind: "recurring", leadUnitId: programmeId },
        { ...added(), coordinatingUnitIds: [world.unitId("ldld")], reviewerUnitId: world.unitId("ldld") },
      ],
      change: [
        { taskId: first, text: before[0].find((task) => task.id === first)?.text },
        { taskId: second, text: "Mới" },
        { taskId: elsewhere.taskIds[0] ?? "", text: "Mới" },
      ],
      drop: [
        { taskId: first, reason: "Thôi" },
        { taskId: "không phải mã", reason: "Thôi" },
      ],
    }).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: "invalid_input" });
    const { errors } = (thrown as { detail: { errors: AmendmentError[] } }).detail;
    expect(errors.map((error) => error.field)).toEqual([
      "signedOn",
      "add.0.dueOn",
      "add.1.dueOn",
      "add.1.recurrence",
      "add.1.leadUnitId",
      "add.2.coordinatingUnitIds",
      "add.2.reviewerUnitId",
      "change.0.text",
      "change.1.taskId",
      "change.2.taskId",
      "drop.0.taskId",
      "drop.1.taskId",
    ]);
    expect(await everything()).toEqual(before);
  });

  test("an empty one, one of an old version, of a draft, by others than the office", async () => {
    const before = await everything();
    await expect(amend({})).rejects.toMatchObject({ code: "invalid_input" });
    await expect(amend({ add: [added()], expectedVersion: 1 })).rejects.toMatchObject({ code: "stale" });
    for (const name of ["advising", "committee", "longmy"] as const) {
      await expect(amend({ add: [added()], actor: world.actor(name) })).rejects.toMatchObject({
        code: "not_allowed",
      });
    }
    await expect(amend({ add: [added()], programmeId: "x" })).rejects.toMatchObject({ code: "not_found" });
    await world.db.prisma.programme.update({ where: { id: programmeId }, data: { state: "closed" } });
    await expect(amend({ add: [added()] })).rejects.toMatchObject({ code: "conflict" });
    await world.db.prisma.programme.update({ where: { id: programmeId }, data: { state: "issued" } });
    expect(await everything()).toEqual(before);
  });
});

test("the same key again gives the same answer and changes nothing", async () => {
  const idempotency = { key: "một", requestHash: "a".repeat(64) };
  const first = await amend({ add: [added()], idempotency });
  expect(await amend({ add: [added()], idempotency, expectedVersion: 2 })).toEqual(first);
  expect(await world.db.prisma.amendment.count()).toBe(1);
});
