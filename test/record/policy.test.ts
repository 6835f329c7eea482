/** A programme's own ladder: put in force, taken back, and tried on what has been. */
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type Policy, type RungRule, defaultPolicy } from "../../domain/policy.js";
import { changePolicy } from "../../record/commands/change-policy.js";
import { conductTask } from "../../record/commands/conduct-task.js";
import { readPolicy } from "../../record/queries/policy.js";
import { previewPolicy } from "../../record/queries/policy-preview.js";
import { readReplan } from "../../record/queries/replans.js";
import { type Name, type World, freshWorld, wantedTask } from "../world.js";
import { doTo } from "./acts.js";
import { DUE, ISSUED, nextRungDay, on, rungAt, rowOf, toldOf } from "./traces.js";

let world: World;
let taskId: string;
let programmeId: string;
beforeEach(async () => {
  world = await freshWorld();
  taskId = await world.acceptedTask(ISSUED, { dueOn: DUE });
  ({ programmeId } = await rowOf(world.db, taskId));
});
afterEach(() => world.close());

const NOW = on("2026-03-03", "10:00");
/** The default with some rules other than they were. */
const policyWith = (change: (rule: RungRule) => RungRule | null): Policy => ({
  ...defaultPolicy,
  rules: defaultPolicy.rules.flatMap((rule) => change(rule) ?? []),
});
const earlyReminder = policyWith((rule) => (rule.after === -10 ? { ...rule, after: -15 } : rule));
const put = (policy: Policy | null, now = NOW, by: Name = "office", expectedVersion?: number) =>
  changePolicy(world.db, { actor: world.actor(by), now, programmeId, policy, expectedVersion });
const versionNow = async () =>
  (await world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } })).version;

describe("a policy put in force", () => {
  test("plans the open tasks of the programme anew, and no other's", async () => {
    const other = await world.acceptedTask(ISSUED, { dueOn: DUE });
    const before = await versionNow();
    const changed = await put(earlyReminder);
    expect(changed).toMatchObject({ version: before + 1, replan: { tasks: 1, moved: 1 } });
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-10");
    expect(await nextRungDay(world.db, other)).toBe("2026-03-17");
    expect(await rowOf(world.db, taskId)).toMatchObject({ version: 2 });
    expect(await readPolicy(world.db, world.actor("inspector"), programmeId)).toMatchObject({
      version: before + 1,
      isDefault: false,
      policy: earlyReminder,
    });
    expect(
      await readReplan(world.db, world.actor("office"), changed.replan.number, { limit: 5 }),
    ).toMatchObject({
      kind: "policy_changed",
      programme: { id: programmeId },
      moves: [{ taskId, rungBefore: rungAt("2026-03-17", taskId), rungAfter: rungAt("2026-03-10", taskId) }],
    });
    const [event] = await world.db.prisma.journalEvent.findMany({ where: { taskId: null } });
    expect(event).toMatchObject({
      kind: "policy_changed",
      actorId: world.actor("office").personId,
      detail: { programmeId, before: null, after: earlyReminder },
    });
  });

  test("goes back to the default, and everything with it", async () => {
    await put(earlyReminder);
    await put(null);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-17");
    expect(await readPolicy(world.db, world.actor("office"), programmeId)).toMatchObject({
      isDefault: true,
      policy: defaultPolicy,
    });
  });

  test("is not made up for: what it would have done before it was there is passed over", async () => {
    const now = on("2026-03-18", "10:00");
    await conductTask(world.db, { taskId, now: rungAt("2026-03-17", taskId) });
    await put(
      policyWith((rule) => (rule.after === -5 ? { ...rule, after: -12 } : rule)),
      now,
    );
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-27");
    await conductTask(world.db, { taskId, now });
    expect(await toldOf(world.db, taskId, "due_reminder")).toEqual(["longmy"]);
  });

  test("does not bring before the Standing Committee again what was brought there under the same date", async () => {
    for (const day of ["2026-04-08", "2026-04-14"])
      await conductTask(world.db, { taskId, now: rungAt(day, taskId) });
    expect(await toldOf(world.db, taskId, "committee_escalation")).toEqual([
      "committee",
      "longmy",
      "longmy.head",
    ]);
    await put(
      policyWith((rule) =>
        rule.kind === "committee_escalation"
          ? { ...rule, after: 12 }
          : rule.kind === "committee_weekly"
            ? { ...rule, after: 20 }
            : rule,
      ),
      on("2026-04-14", "10:00"),
    );
    expect(await nextRungDay(world.db, taskId)).toBe("2026-04-29");
    for (const day of ["2026-04-16", "2026-04-20"])
      await conductTask(world.db, { taskId, now: rungAt(day, taskId) });
    expect(await toldOf(world.db, taskId, "committee_escalation")).toEqual([
      "committee",
      "longmy",
      "longmy.head",
    ]);
  });

  test("leaves owed what was owed", async () => {
    const now = on("2026-04-01", "10:00"); // +1 has come, and its workflow is away
    await put(earlyReminder, now);
    await conductTask(world.db, { taskId, now });
    expect(await toldOf(world.db, taskId, "overdue_reminder")).toEqual(["longmy", "longmy.head"]);
  });
});

describe("is refused, and nothing changes:", () => {
  test.each<[Name]>([["administrator"], ["committee"], ["advising"], ["inspector"], ["longmy"]])(
    "from %s",
    async (who) => {
      await expect(put(earlyReminder, NOW, who)).rejects.toMatchObject({ code: "not_allowed" });
    },
  );

  test("one that cannot be climbed, one of an older version, one of no programme", async () => {
    const endless = policyWith((rule) => (rule.repeatEvery ? { ...rule, repeatEvery: 0 } : rule));
    await expect(put(endless)).rejects.toMatchObject({
      code: "invalid_input",
      detail: {
        field: `rules.${String(endless.rules.findIndex((rule) => rule.repeatEvery === 0))}.repeatEvery`,
      },
    });
    await expect(put(earlyReminder, NOW, "office", 1)).rejects.toMatchObject({ code: "stale" });
    await expect(
      changePolicy(world.db, { actor: world.actor("office"), now: NOW, programmeId: "x", policy: null }),
    ).rejects.toMatchObject({ code: "not_found" });
    await world.db.prisma.programme.update({ where: { id: programmeId }, data: { state: "closed" } });
    await expect(put(earlyReminder)).rejects.toMatchObject({ code: "conflict" });
    expect(await world.db.prisma.replan.count()).toBe(0);
    expect(await nextRungDay(world.db, taskId)).toBe("2026-03-17");
  });
});

describe("what a policy would have done", () => {
  const preview = (policy: Policy, now: Date, quarter?: string, by: Name = "office") =>
    previewPolicy(world.db, { actor: world.actor(by), now, programmeId, policy, quarter });

  test("is what was done where it is the present one: rung by rung, mail by mail", async () => {
    // The task is left lying; its workflow wakes at each rung, and every working morning has its round.
    let next = (await rowOf(world.db, taskId)).nextRungAt;
    const until = on("2026-07-01", "00:00");
    while (next !== null && next < until) {
      const { nextRungAt } = await conductTask(world.db, { taskId, now: next });
      next = nextRungAt === null ? null : new Date(nextRungAt);
    }
    const carried = await world.db.prisma.carriedRung.groupBy({
      by: ["kind"],
      where: { taskId, dueAt: { gte: on("2026-04-01", "00:00") } },
      _count: true,
    });
    const before = await world.db.prisma.notice.count();
    const { present, candidate, ...about } = await preview(defaultPolicy, until, "2026-Q2");
    expect(about).toMatchObject({ quarter: "2026-Q2", from: "2026-04-01", to: "2026-06-30", tasks: 1 });
    expect(candidate).toEqual(present);
    for (const { kind, _count } of carried) {
      const counts = present.rungs.filter((rung) => rung.kind === kind).map((rung) => rung.count);
      expect([kind, new Set(counts)]).toEqual([kind, new Set([_count])]);
    }
    // Officer and head: the reminder, the demand, two digests of escalations each; the board, the office; the committee,
    // whose lists of 21 and 28 April are one, for Monday the 27th is off.
    const told = Object.fromEntries(present.units.map(({ unit, mails }) => [unit.code, mails]));
    const weeks = carried.find((one) => one.kind === "committee_weekly")?._count ?? 0;
    expect(told).toEqual({ longmy: 8, tuyengiao: 1, vptu: 1, btv: weeks });
    expect(present.units.find(({ unit }) => unit.code === "longmy")?.months).toEqual([
      { month: "2026-04", mails: 8 },
    ]);
    expect(present.worst).toMatchObject({ mails: 1 });
    expect(await world.db.prisma.notice.count()).toBe(before);
  });

  test("differs as the policy does, and knows that a body reported", async () => {
    await doTo(world, taskId, on("2026-04-06"), ["report_completion", "confirm"]);
    const quick = policyWith((rule) =>
      rule.kind === "overdue_reminder" ? { ...rule, repeatEvery: 1 } : rule,
    );
    const { present, candidate } = await preview(quick, on("2026-07-10"));
    const reminders = (outcome: typeof present) =>
      outcome.rungs.find((rung) => rung.kind === "overdue_reminder" && rung.audience === "unit_head")?.count;
    expect(reminders(present)).toBe(1);
    // On every morning from 1 April to the 6th, but that of the 3rd: the graver demand takes its place.
    expect(reminders(candidate)).toBe(5);
    expect(candidate.mails).toBeGreaterThan(present.mails);
    expect(present.rungs.map((rung) => rung.kind)).not.toContain("escalation");
  });

  test("looks at the last full quarter, or the one asked for up to now", async () => {
    expect(await preview(defaultPolicy, NOW)).toMatchObject({
      quarter: "2025-Q4",
      tasks: 0,
      present: { mails: 0, worst: null },
    });
    expect(await preview(defaultPolicy, NOW, "2026-Q1")).toMatchObject({
      from: "2026-01-01",
      to: "2026-03-03",
      tasks: 1,
    });
  });

  test("counts many tasks of one morning as one digest, and demands one by one", async () => {
    const wanted = Array.from({ length: 5 }, () => wantedTask({ dueOn: DUE }));
    const issued = await world.issue(ISSUED, wanted);
    for (const id of issued.taskIds) await doTo(world, id, on("2026-03-03"), ["accept"]);
    ({ programmeId } = issued);
    const { present } = await preview(defaultPolicy, on("2026-04-30"), "2026-Q2");
    expect(present.worst).toMatchObject({ mails: 5, day: "2026-04-03", unit: { code: "longmy" } });
    // Escalated on the 14th; the list of the 21st and that of the 28th are one, for Monday the 27th is off.
    expect(present.units.find(({ unit }) => unit.code === "btv")).toMatchObject({ mails: 2 });
  });

  test("is for the office, and of a policy that can be climbed", async () => {
    await expect(preview(defaultPolicy, NOW, undefined, "inspector")).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(preview({ ...defaultPolicy, rules: [] }, NOW)).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});
