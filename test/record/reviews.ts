/** A programme whose units are asked to report, and the ways of a cycle through its states. */
import { type Day, addDays, dayAt, instantAt } from "../../domain/day.js";
import { defaultOutline } from "../../domain/review-outline.js";
import type { ReviewCall } from "../../domain/review.js";
import { acceptTask } from "../../record/commands/accept-task.js";
import { callCycle } from "../../record/commands/call-cycle.js";
import { conductCycle } from "../../record/commands/conduct-cycle.js";
import { confirmCompletion } from "../../record/commands/confirm-completion.js";
import { saveSubmission, signSubmission, submitReport } from "../../record/commands/write-submission.js";
import type { ReviewCycle } from "../../prisma/generated/client.js";
import { type Name, type World, wantedTask } from "../world.js";
import { dateOf } from "../../record/days.js";
import { DUE, ISSUED, on } from "./traces.js";

export const CALLED = on("2026-05-18");
export const CUT_OFF = instantAt("2026-06-15", "17:00");
export const REPORTS_DUE: Day = "2026-06-22";

export const halfYear: ReviewCall = {
  kind: "half_yearly",
  periodFrom: "2026-01-01",
  periodTo: "2026-06-30",
  outline: defaultOutline,
  cutOffAt: CUT_OFF,
  dueOn: REPORTS_DUE,
};

/** Long Mỹ leads two tasks with the trade union, Vị Thanh one, the advising board one. */
export async function programmeOfThree(world: World) {
  return world.issue(ISSUED, [
    wantedTask({ dueOn: DUE }),
    wantedTask({ dueOn: "2026-12-31" }),
    wantedTask({ lead: "vithanh", coordinating: [], dueOn: "2026-06-30" }),
    wantedTask({ lead: "tuyengiao", coordinating: [] }),
  ]);
}

export async function calledCycle(world: World, programmeId: string, call: Partial<ReviewCall> = {}) {
  const { cycleId } = await callCycle(world.db, {
    ...halfYear,
    ...call,
    programmeId,
    actor: world.actor("advising"),
    now: CALLED,
  });
  return cycleId;
}

/** A review at its end, as a row: with a final one a programme may close. */
export async function endedReview(
  world: World,
  programmeId: string,
  now: Date,
  { state = "published", kind = "final" }: Partial<Pick<ReviewCycle, "state" | "kind">> = {},
): Promise<ReviewCycle> {
  const day = dateOf(dayAt(now));
  return world.db.prisma.reviewCycle.create({
    data: {
      ...{ programmeId, kind, state, title: "Tổng kết", outline: [] },
      ...{
        calledAt: now,
        cutOffAt: now,
        dueOn: dateOf(addDays(dayAt(now), 1)),
        periodFrom: day,
        periodTo: day,
      },
      ...{ frozenAt: now, figures: {}, consolidatedAt: now, report: [] },
      ...{ approvedAt: now, publishedAt: state === "published" ? now : null },
    },
  });
}

export async function submissionOf(world: World, cycleId: string, unit: string): Promise<string> {
  const task = await world.db.prisma.task.findFirstOrThrow({
    where: { cycleId, leadUnitId: world.unitId(unit), state: { not: "cancelled" } },
  });
  return task.id;
}

/** Accepted where it is not yet, signed by the head, handed in; `said` goes under proposals. */
export async function handedIn(
  world: World,
  submissionId: string,
  { writer, head = writer, now, said }: { writer: Name; head?: Name; now: Date; said?: string },
): Promise<void> {
  const { db } = world;
  const task = await db.prisma.task.findUniqueOrThrow({ where: { id: submissionId } });
  if (task.state === "assigned")
    await acceptTask(db, { taskId: submissionId, actor: world.actor(writer), now });
  if (said !== undefined) {
    await saveSubmission(db, {
      submissionId,
      actor: world.actor(writer),
      now,
      paragraphs: [{ id: "free.5", text: said }],
    });
  }
  await signSubmission(db, { submissionId, actor: world.actor(head), now });
  await submitReport(db, { submissionId, actor: world.actor(writer), now });
}

export function taken(world: World, submissionId: string, now: Date, by: Name = "advising") {
  return confirmCompletion(world.db, { taskId: submissionId, actor: world.actor(by), now, remarks: null });
}

/** Through the cut-off and the due date: the report is drafted. */
export async function drafted(world: World, cycleId: string): Promise<void> {
  await conductCycle(world.db, { cycleId, now: CUT_OFF });
  await conductCycle(world.db, { cycleId, now: instantAt(REPORTS_DUE, "17:00") });
}
