/** A review cycle in Temporal's time: called by the schedule, its units urged, frozen, drafted, approved, published. */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type Day, addDays, dayAt, instantAt } from "../../domain/day.js";
import type { Chapter } from "../../domain/review-chapters.js";
import { calendarAt } from "../../record/calendar.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { approveReview } from "../../record/commands/decide-review.js";
import { publishReview } from "../../record/commands/publish-review.js";
import { requestReviewApproval } from "../../record/commands/request-review-approval.js";
import { setReviewRules } from "../../record/commands/set-review-rules.js";
import { readCycle } from "../../record/queries/cycles.js";
import { waitFor } from "../../stack/wait.js";
import type { ReviewRule } from "../../domain/review-calls.js";
import { handedIn, halfYear, submissionOf, taken } from "../record/reviews.js";
import { type Name, wantedTask } from "../world.js";
import { type Clockwork, daysBetween, startClockwork } from "./clockwork.js";

let clock: Clockwork;
let programmeId: string;
beforeEach(async () => {
  clock = await startClockwork();
  const now = await clock.now();
  const dueOn = addDays(dayAt(now), 400);
  ({ programmeId } = await clock.world.issue(now, [
    wantedTask({ dueOn, coordinating: [] }),
    wantedTask({ lead: "vithanh", coordinating: ["ldld"], dueOn }),
  ]));
});
afterEach(() => clock.close());

const row = (cycleId: string) =>
  clock.world.db.prisma.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } });
const stateOf = async (cycleId: string) => (await row(cycleId)).state;
const mailsTo = (name: Name, subject: RegExp) =>
  clock.mails.filter((mail) => mail.to.startsWith(`${name}@`) && subject.test(mail.subject));
const reach = async (cycleId: string, state: string) => {
  expect(await waitFor(async () => (await stateOf(cycleId)) === state, 20_000)).toBe(true);
};

/** A rule whose cut-off lies `days` from now and whose reports are due a week later. */
async function ruleIn(days: number): Promise<{ rule: ReviewRule; cutOff: Day; dueOn: Day }> {
  const today = dayAt(await clock.now());
  const inYear = (day: Day) => day.slice(5);
  const cutOff = addDays(today, days);
  const dueOn = addDays(cutOff, 7);
  const rule: ReviewRule = {
    kind: "quarterly",
    from: inYear(addDays(cutOff, -40)),
    to: inYear(addDays(cutOff, 40)),
    cutOff: inYear(cutOff),
    due: inYear(dueOn),
    callDaysBefore: 20,
  };
  const calendar = await calendarAt(clock.world.db, await clock.now());
  return { rule, cutOff, dueOn: calendar.addWorkingDays(dueOn, 0) };
}

test("the schedule calls it once; who does not report is reminded and escalated; a late report is added with a mark", async () => {
  const { world } = clock;
  const { rule, cutOff, dueOn } = await ruleIn(midYear(await clock.now()));
  const { version } = await world.db.prisma.programme.findUniqueOrThrow({ where: { id: programmeId } });
  await setReviewRules(world.db, {
    actor: world.actor("office"),
    now: await clock.now(),
    programmeId,
    rules: [rule],
    expectedVersion: version,
  });
  await clock.passTo(instantAt(addDays(cutOff, -21), "06:00"));
  expect(await clock.callCycles("too early")).toBe(0);
  await clock.passTo(instantAt(addDays(cutOff, -20), "06:00"));
  expect(await clock.callCycles("first")).toBe(1);
  expect(await clock.callCycles("again")).toBe(0);
  await clock.sweep();
  const cycle = await world.db.prisma.reviewCycle.findFirstOrThrow();
  const cycleId = cycle.id;
  expect(cycle).toMatchObject({ calledById: null, state: "called", kind: "quarterly" });

  // Long Mỹ reports in time; the trade union and Vị Thanh are silent.
  const longmy = await submissionOf(world, cycleId, "longmy");
  await clock.passTo(instantAt(addDays(cutOff, -10), "09:00"));
  await handedIn(world, longmy, { writer: "longmy", head: "longmy.head", now: await clock.now() });
  await clock.sweep();

  await clock.passTo(instantAt(cutOff, "17:01"));
  await reach(cycleId, "collecting");
  expect((await row(cycleId)).frozenAt?.getTime()).toBeLessThan(instantAt(cutOff, "17:01").getTime());
  for (const day of daysBetween(addDays(cutOff, 1), dueOn)) await clock.passMorning(day);
  await clock.passTo(instantAt(dueOn, "17:01"));
  await reach(cycleId, "consolidating");

  const calendar = await calendarAt(world.db, await clock.now());
  const escalated = calendar.addWorkingDays(dueOn, 10);
  for (const day of daysBetween(addDays(dueOn, 1), escalated)) await clock.passMorning(day);
  const vithanh = await submissionOf(world, cycleId, "vithanh");
  const rungs = await world.db.prisma.carriedRung.findMany({ where: { taskId: vithanh } });
  expect(rungs.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["acceptance_reminder", "due_reminder", "overdue_reminder", "escalation"]),
  );
  expect(new Set(rungs.map(({ key }) => key)).size).toBe(rungs.length);
  expect(mailsTo("committee", /chậm thực hiện/).length).toBeGreaterThan(0);
  const silent = await world.db.prisma.carriedRung.count({
    where: { taskId: longmy, kind: "overdue_reminder" },
  });
  expect(silent).toBe(0);

  await handedIn(world, vithanh, { writer: "vithanh", now: await clock.now(), said: "Xin rút kinh nghiệm." });
  const { report } = await row(cycleId);
  const paragraphs = (report as unknown as Chapter[]).flatMap((chapter) => chapter.paragraphs); // written by us
  expect(paragraphs.map(({ text }) => text).join("\n")).toMatch(
    /Bổ sung sau khi tổng hợp: Thành ủy Vị Thanh gửi báo cáo ngày .*, quá thời hạn\./,
  );

  const as = async (name: Name) => ({ cycleId, actor: world.actor(name), now: await clock.now() });
  await requestReviewApproval(world.db, await as("advising"));
  await approveReview(world.db, await as("committee"));
  await publishReview(world.db, await as("advising"));
  await clock.sweep();
  const tomorrow = addDays(dayAt(await clock.now()), 1);
  await clock.passMorning(tomorrow);
  expect(mailsTo("committee", /Trình phê duyệt/)).toHaveLength(1);
  for (const name of ["longmy", "longmy.head", "vithanh", "ldld"] as const)
    expect(mailsTo(name, /Công bố/)).toHaveLength(1);
  const seen = await readCycle(world.db, world.actor("ldld"), cycleId, await clock.now());
  expect([seen.state, seen.report === null]).toEqual(["published", false]);
  expect(await waitFor(async () => (await clock.workflowOf(cycleId, "cycle")) === "completed", 10_000)).toBe(
    true,
  );
}, 240_000);

test("once the last report is taken, the draft does not wait for the due date; a worker that dies loses nothing", async () => {
  const { world } = clock;
  const now = await clock.now();
  const cutOff = addDays(dayAt(now), 10);
  const { cycleId } = await callCycle(world.db, {
    ...halfYear,
    programmeId,
    actor: world.actor("advising"),
    now,
    cutOffAt: instantAt(cutOff, "17:00"),
    dueOn: addDays(cutOff, 20),
  });
  await clock.sweep();
  for (const [unit, writer, head] of [
    ["longmy", "longmy", "longmy.head"],
    ["vithanh", "vithanh", "vithanh"],
    ["ldld", "ldld", "ldld"],
  ] as const) {
    const submissionId = await submissionOf(world, cycleId, unit);
    await handedIn(world, submissionId, { writer, head, now });
    if (unit !== "ldld") await taken(world, submissionId, now);
  }
  await clock.passTo(instantAt(addDays(cutOff, 1), "09:00"));
  await reach(cycleId, "collecting");
  await taken(world, await submissionOf(world, cycleId, "ldld"), await clock.now());
  await clock.sweep();
  await reach(cycleId, "consolidating");
  // Rebuilt from the record, as after the loss of Temporal's store, it finds nothing to do and ends.
  await world.db.prisma.reviewCycle.update({ where: { id: cycleId }, data: { conductedVersion: 0 } });
  await clock.sweep();
  expect(await waitFor(async () => (await clock.workflowOf(cycleId, "cycle")) === "completed", 10_000)).toBe(
    true,
  );
  expect(await world.db.prisma.journalEvent.count({ where: { kind: "review_drafted" } })).toBe(1);
}, 120_000);

/** Days from now to a day whose surroundings lie within one year. */
function midYear(now: Date): number {
  const today = dayAt(now);
  const month = Number(today.slice(5, 7));
  // Within a year there is room for the period from the third month to the ninth.
  return month >= 3 && month <= 8 ? 45 : 45 + 30 * ((15 - month) % 12);
}
