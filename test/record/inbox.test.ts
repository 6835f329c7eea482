/** The inbox of decisions: each finds there what is theirs to decide, and nothing else. */
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { instantAt } from "../../domain/day.js";
import { importProgramme } from "../../record/commands/import-programme.js";
import { requestReviewApproval } from "../../record/commands/request-review-approval.js";
import { readInbox } from "../../record/queries/inbox.js";
import type { InboxKind } from "../../record/queries/inbox-view.js";
import { type Name, type World, freshWorld, readingOf, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { calledCycle, drafted, programmeOfThree } from "./reviews.js";

const ISSUED = instantAt("2026-01-05", "08:00");
const REPORTED = instantAt("2026-03-02", "09:00");
const soon = instantAt("2026-03-04", "09:00");
/** The ninth working day after the report: the ladder turned to the office the day before. */
const later = instantAt("2026-03-13", "09:00");

let world: World;
let tasks: { reported: string; asked: string; declined: string };
beforeAll(async () => {
  world = await freshWorld();
  const { taskIds } = await world.issue(
    ISSUED,
    Array.from({ length: 3 }, () => wantedTask({ dueOn: "2026-04-30" })),
  );
  const [reported = "", asked = "", declined = ""] = taskIds;
  tasks = { reported, asked, declined };
  await doTo(world, reported, REPORTED, ["accept", "report_completion"]);
  await doTo(world, asked, REPORTED, ["accept", "request_extension"]);
  await doTo(world, declined, REPORTED, ["decline"]);
  await importProgramme(world.db, {
    ...{ actor: world.actor("office"), now: REPORTED, fileName: "a.txt", fileHash: "draft" },
    reading: { ...readingOf(1), doubts: [{ source: { start: 0, end: 2 }, reason: "Chưa rõ." }] },
  });
});
afterAll(() => world.close());

const inbox = async (name: Name, now = soon, kind?: InboxKind) =>
  (await readInbox(world.db, world.actor(name), { limit: 50, kind }, now)).parts;
const totals = async (name: Name, now = soon) =>
  Object.fromEntries((await inbox(name, now)).map((part) => [part.kind, part.total]));

describe("the inbox", () => {
  test("of the advising board has what it reviews and drafts, and no decision of the office", async () => {
    expect(await totals("advising")).toEqual({ completions: 1, submissions: 0, reports: 0, drafts: 1 });
    const [part] = await inbox("advising", soon, "completions");
    expect(part).toMatchObject({
      items: [{ task: { id: tasks.reported }, since: REPORTED, words: "Đã xong", askedDueOn: null }],
    });
  });

  test("of the office has extensions and declines, with the unit's words", async () => {
    expect(await totals("office")).toEqual({
      ...{ completions: 0, late_reviews: 0, extensions: 1, declines: 1, submissions: 0, reports: 0 },
      ...{ drafts: 1, addresses: 0, mails: 0 },
    });
    const parts = await inbox("office");
    expect(parts.find((part) => part.kind === "extensions")).toMatchObject({
      items: [{ task: { id: tasks.asked }, words: "Bão lụt", askedDueOn: "2026-05-29" }],
    });
    expect(parts.find((part) => part.kind === "declines")).toMatchObject({
      items: [{ task: { id: tasks.declined }, words: "Không thuộc chức năng" }],
    });
    expect(parts.find((part) => part.kind === "drafts")).toMatchObject({ items: [{ openDoubts: 1 }] });
  });

  test("brings a review that another unit lets wait before the office when the ladder does", async () => {
    const at = (day: string) => totals("office", instantAt(day, "09:00"));
    expect((await at("2026-03-11"))["late_reviews"]).toBe(0);
    expect((await at("2026-03-12"))["late_reviews"]).toBe(1);
    expect((await totals("committee", later))["late_reviews"]).toBeUndefined();
  });

  test("has mails that failed and addresses that are refused for who follows the sending", async () => {
    const mail = await world.db.prisma.mail.findFirstOrThrow({ where: { notices: { some: {} } } });
    await world.db.prisma.mail.update({ where: { id: mail.id }, data: { state: "failed" } });
    await world.db.prisma.person.update({ where: { id: mail.personId }, data: { addressFailedAt: soon } });
    expect(await totals("office")).toMatchObject({ addresses: 1, mails: 1 });
    expect((await inbox("office", soon, "mails")).map((part) => part.kind)).toEqual(["mails"]);
    expect(await inbox("committee", soon, "mails")).toEqual([]);
  });

  test("has a report for the committee when it is put before it, and before that for who drafts it", async () => {
    const cycleId = await calledCycle(world, (await programmeOfThree(world)).programmeId);
    await drafted(world, cycleId);
    expect(await totals("office")).toMatchObject({ reports: 1 });
    expect(await totals("committee")).toMatchObject({ reports: 0 });
    await requestReviewApproval(world.db, { cycleId, actor: world.actor("office"), now: later });
    expect(await totals("office")).toMatchObject({ reports: 0 });
    expect((await inbox("committee", soon, "reports"))[0]).toMatchObject({
      items: [{ cycleId, state: "awaiting_approval" }],
    });
  });

  test("gives the longest waiting first, and the whole number", async () => {
    const { taskIds } = await world.issue(
      ISSUED,
      Array.from({ length: 3 }, () => wantedTask({ dueOn: "2026-04-30" })),
    );
    for (const [index, id] of taskIds.entries())
      await doTo(world, id, instantAt(`2026-02-2${String(5 - index)}`, "09:00"), ["decline"]);
    const { parts } = await readInbox(world.db, world.actor("office"), { limit: 2, kind: "declines" }, soon);
    expect(parts).toMatchObject([
      { total: 4, items: [{ task: { id: taskIds[2] } }, { task: { id: taskIds[1] } }] },
    ]);
  });

  test.each(["longmy", "inspector", "administrator"] as const)("is none of %s's", async (name) => {
    await expect(inbox(name)).rejects.toMatchObject({ code: "not_allowed" });
  });
});
