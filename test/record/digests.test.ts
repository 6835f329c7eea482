/** The morning's round: one digest a recipient and day; the Standing Committee's once a week; nothing on a day off. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { claimMails } from "../../record/commands/claim-mails.js";
import { composeDigests } from "../../record/commands/compose-digests.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { type MailOutcome, settleMail } from "../../record/commands/settle-mail.js";
import { outgoingNotices } from "../../record/queries/outgoing.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, journalOf, lastEvent, on, rungAt, toldOf } from "./traces.js";

let world: World;
let taskIds: readonly string[];
beforeEach(async () => {
  world = await freshWorld();
  ({ taskIds } = await world.issue(ISSUED, [wantedTask({ dueOn: DUE }), wantedTask({ dueOn: DUE })]));
  for (const taskId of taskIds) await doTo(world, taskId, on("2026-03-03"), ["accept"]);
});
afterEach(() => world.close());

const conduct = (now: Date) => Promise.all(taskIds.map((taskId) => conductTask(world.db, { taskId, now })));
const compose = (now: Date, anyDay = false) => composeDigests(world.db, { now, anyDay });
const mails = (kind: string) =>
  world.db.prisma.mail.findMany({ where: { kind }, include: { notices: true }, orderBy: { address: "asc" } });

describe("the morning's digest", () => {
  test("is one mail a recipient with all that waits for them, and no second one that day", async () => {
    await conduct(on("2026-03-24", "07:30"));
    expect(await compose(on("2026-03-24", "07:31"))).toEqual({ digests: 4, weeklies: 0 });
    const digests = await mails("digest");
    expect(digests.map((mail) => [mail.address, mail.notices.length])).toEqual([
      ["ldld@haugiang.example", 2],
      ["longmy@haugiang.example", 2],
    ]);
    const longmy = world.actor("longmy").personId;
    expect(digests[1]).toMatchObject({
      messageId: `<digest.2026-03-24.${longmy}@dondoc.example>`,
      state: "pending",
    });
    expect(await compose(on("2026-03-24", "07:32"))).toEqual({ digests: 0, weeklies: 0 });
    expect(await mails("digest")).toEqual(digests);
    for (const taskId of taskIds)
      expect(await lastEvent(world.db, taskId)).toMatchObject({ kind: "rung_carried_out" });
  });

  test("composed by two rounds at once is one", async () => {
    await conduct(on("2026-03-24", "07:30"));
    await Promise.all([compose(on("2026-03-24", "07:31")), compose(on("2026-03-24", "07:31"))]);
    expect((await mails("digest")).map((mail) => mail.notices.length)).toEqual([2, 2]);
  });

  test("leaves what comes after it to the next morning", async () => {
    await conduct(on("2026-03-24", "07:30"));
    await compose(on("2026-03-24", "07:31"));
    await doTo(world, taskIds[0] ?? "", on("2026-03-24", "10:00"), ["report_completion"]);
    // Nobody has had a digest yet today but the officers of the unit: the reviewer gets theirs.
    expect(await compose(on("2026-03-25", "07:31"))).toEqual({ digests: 1, weeklies: 0 });
    const [first] = await mails("digest");
    expect(first).toMatchObject({
      address: "advising@haugiang.example",
      notices: [{ kind: "completion_report" }],
    });
  });

  test.each([
    ["a Saturday", "2026-03-28"],
    ["a Sunday", "2026-03-29"],
    ["a holiday", "2026-04-30"],
  ])("does not go out on %s unless it is asked for", async (_what, day) => {
    await conduct(on("2026-03-27", "07:30"));
    expect(await compose(on(day, "07:30"))).toEqual({ digests: 0, weeklies: 0 });
    expect(await mails("digest")).toEqual([]);
    expect(await compose(on(day, "07:30"), true)).toMatchObject({ digests: 2 });
    expect(await mails("digest")).toHaveLength(1);
  });

  test("holds nothing against a task that has been reported since, and is empty then", async () => {
    await conduct(on("2026-03-24", "07:30"));
    await compose(on("2026-03-24", "07:31"));
    const ids = (await mails("digest")).map((mail) => mail.id);
    const [reported = "", open = ""] = taskIds;
    await doTo(world, reported, on("2026-03-24", "07:32"), ["report_completion"]);
    const notices = await outgoingNotices(world.db, ids, on("2026-03-24", "07:33"));
    expect(notices.map((notice) => [notice.task.id, notice.holds]).sort()).toEqual(
      [
        [reported, false],
        [reported, false],
        [open, true],
        [open, true],
      ].sort(),
    );
    expect(await lastEvent(world.db, reported)).toMatchObject({ kind: "completion_reported" });
  });
});

describe("a digest that fails for good", () => {
  const failed = { kind: "refused", error: "554 no" } as const;
  /** The digest of Long Mỹ's officer is taken for sending and comes to this end. */
  async function fail(outcome: MailOutcome, now: Date): Promise<string> {
    const all = await claimMails(world.db, now, 50);
    const digest = all.find((mail) => mail.kind === "digest" && mail.address === "longmy@haugiang.example");
    if (digest === undefined) throw new Error("no digest was taken");
    await settleMail(world.db, digest, outcome, now);
    return digest.id;
  }
  const setPerson = (name: Name, data: { email?: string | null; addressFailedAt?: null }) =>
    world.db.prisma.person.update({ where: { id: world.actor(name).personId }, data });
  const noticesOf = async (name: Name) =>
    (await mails("digest"))
      .filter((mail) => mail.personId === world.actor(name).personId)
      .map((mail) => mail.notices.length);

  test("by its message is told again with the next morning's", async () => {
    await conduct(on("2026-03-24", "07:30"));
    await compose(on("2026-03-24", "07:31"));
    const id = await fail({ ...failed, addressAtFault: false }, on("2026-03-24", "07:32"));
    expect(await world.db.prisma.notice.count({ where: { mailId: id } })).toBe(0);
    expect(await compose(on("2026-03-24", "07:40"))).toEqual({ digests: 0, weeklies: 0 });
    await compose(on("2026-03-25", "07:31"));
    expect(await noticesOf("longmy")).toEqual([0, 2]);
  });

  test("by its tries is told again too", async () => {
    await conduct(on("2026-03-24", "07:30"));
    await compose(on("2026-03-24", "07:31"));
    await world.db.prisma.mail.updateMany({ data: { attempts: 99 } });
    await fail({ kind: "deferred", error: "451 later" }, on("2026-03-24", "07:32"));
    await compose(on("2026-03-25", "07:31"));
    expect(await noticesOf("longmy")).toEqual([0, 2]);
  });

  test("by its address goes, with what waits besides, to who answers for the unit", async () => {
    await conduct(on("2026-03-24", "07:30"));
    await compose(on("2026-03-24", "07:31"));
    await doTo(world, taskIds[0] ?? "", on("2026-03-24", "07:32"), ["contribute"]);
    await fail({ ...failed, addressAtFault: true }, on("2026-03-24", "07:33"));
    await compose(on("2026-03-25", "07:31"));
    expect(await noticesOf("longmy")).toEqual([0]);
    expect(await noticesOf("longmy.head")).toEqual([3]);
  });

  test("of a unit that nobody else can be written to goes to the office", async () => {
    await setPerson("longmy.head", { email: null });
    await conduct(on("2026-03-24", "07:30"));
    await compose(on("2026-03-24", "07:31"));
    await fail({ ...failed, addressAtFault: true }, on("2026-03-24", "07:32"));
    await compose(on("2026-03-25", "07:31"));
    expect([await noticesOf("longmy"), await noticesOf("office")]).toEqual([[0], [2]]);
  });

  test("where nobody at all can be written to waits for an address, and none is tried that was refused", async () => {
    await conduct(on("2026-03-24", "07:30"));
    await compose(on("2026-03-24", "07:31"));
    await setPerson("longmy.head", { email: null });
    await setPerson("office", { email: null });
    await fail({ ...failed, addressAtFault: true }, on("2026-03-24", "07:32"));
    await compose(on("2026-03-25", "07:31"));
    expect(await noticesOf("longmy")).toEqual([0]);
    await setPerson("longmy", { email: "phuc@longmy.example", addressFailedAt: null });
    await compose(on("2026-03-26", "07:31"));
    expect((await noticesOf("longmy")).sort()).toEqual([0, 2]);
  });
});

describe("the Standing Committee", () => {
  /** Climbs to the first weekly rung, on Tuesday 21 April. */
  async function climb(): Promise<void> {
    for (const day of ["2026-04-03", "2026-04-08", "2026-04-14", "2026-04-21"])
      await conduct(on(day, "07:30"));
  }

  test("gets its digest on the first working day of the week: Tuesday, where Monday is a day off", async () => {
    await climb();
    expect(await toldOf(world.db, taskIds[0] ?? "", "committee_weekly")).toEqual(["committee"]);
    expect(await compose(on("2026-04-22", "07:31"))).toMatchObject({ weeklies: 0 });
    expect(await compose(on("2026-04-27", "07:31"))).toEqual({ digests: 0, weeklies: 0 });
    expect(await compose(on("2026-04-28", "07:31"))).toMatchObject({ weeklies: 2 });
    expect((await mails("committee_digest")).map((mail) => [mail.address, mail.notices.length])).toEqual([
      ["committee@haugiang.example", 2],
    ]);
  });

  test("gets one mail for all that one morning brings before it, with the mail round", async () => {
    for (const taskId of taskIds) await conductTask(world.db, { taskId, now: rungAt("2026-04-14", taskId) });
    expect(
      (await mails("committee_escalation")).map((mail) => [
        mail.address,
        mail.notices.length,
        mail.notBefore,
      ]),
    ).toEqual([["committee@haugiang.example", 2, on("2026-04-14", "07:30")]]);
    const kinds = (await journalOf(world.db, taskIds[1] ?? "")).map((event) => event.kind);
    expect(kinds).toEqual(["task_assigned", "task_accepted", "rung_carried_out"]);
  });

  test("gets one mail for what an outage has held back until the afternoon, though the sender is at work", async () => {
    const [first = "", second = ""] = taskIds;
    const now = on("2026-04-14", "14:00");
    await conductTask(world.db, { taskId: first, now });
    expect(await claimMails(world.db, new Date(now.getTime() + 5_000), 10)).not.toContainEqual(
      expect.objectContaining({ kind: "committee_escalation" }),
    );
    await conductTask(world.db, { taskId: second, now: new Date(now.getTime() + 10_000) });
    const rested = await claimMails(world.db, new Date(now.getTime() + 20_000), 10);
    const [mail] = await mails("committee_escalation");
    expect([mail?.notices.length, mail?.state]).toEqual([2, "sending"]);
    expect(rested.filter(({ kind }) => kind === "committee_escalation")).toHaveLength(1);
  });

  test("gets one mail also where two tasks come before it at the same instant", async () => {
    const { taskIds: many } = await world.issue(
      ISSUED,
      Array.from({ length: 12 }, () => wantedTask({ dueOn: DUE })),
    );
    const now = on("2026-04-14", "14:00");
    await Promise.all(many.map((taskId) => conductTask(world.db, { taskId, now })));
    expect((await mails("committee_escalation")).map((mail) => mail.notices.length)).toEqual([12]);
  });

  test("gets a mail of its own for what comes after the first has gone", async () => {
    const [first = "", second = ""] = taskIds;
    await conductTask(world.db, { taskId: first, now: on("2026-04-14", "07:30") });
    await world.db.prisma.mail.updateMany({
      where: { kind: "committee_escalation" },
      data: { state: "sent", attempts: 1 },
    });
    await conductTask(world.db, { taskId: second, now: on("2026-04-14", "07:40") });
    expect((await mails("committee_escalation")).map((mail) => mail.notices.length)).toEqual([1, 1]);
  });
});
