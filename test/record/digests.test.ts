/** The morning's round: one digest a recipient and day; the Standing Committee's once a week; nothing on a day off. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { composeDigests } from "../../record/commands/compose-digests.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { outgoingNotices } from "../../record/queries/outgoing.js";
import { type World, freshWorld, wantedTask } from "../world.js";
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
