/**
 * What a cycle's workflow does when it wakes: at the cut-off the figures freeze, then the consolidated report is drafted.
 * Called again after a crash it finds the step done and gives the same answer.
 */
import type { Calendar } from "../../domain/calendar.js";
import { dayAt } from "../../domain/day.js";
import { cycleNotFound } from "../../domain/permissions.js";
import type { Plan } from "../../domain/process.js";
import { redrafted } from "../../domain/review-chapters.js";
import { type Figure, figuresOf } from "../../domain/review-figures.js";
import { draftSubmission } from "../../domain/review-submission.js";
import { nextStep } from "../../domain/review.js";
import type { ReviewCycle } from "../../prisma/generated/client.js";
import { insertRows } from "../bulk.js";
import { calendarInForce } from "../calendar.js";
import { asColumn, chaptersIn } from "../chapters.js";
import { cycleClock } from "../cycle-clock.js";
import type { Database, Transaction } from "../database.js";
import { frozenTargets } from "../frozen-targets.js";
import { frozenTasks } from "../frozen-tasks.js";
import { consolidatedDraft } from "../consolidated-draft.js";
import { programmeParts } from "../programme-parts.js";
import { writeRegisterEvent } from "../register-journal.js";
import { unitTasks } from "../unit-tasks.js";

/** Ten thousand tasks are frozen in one transaction. */
const TIMEOUT_MS = 120_000;

/** Carries out at most one step; `now` is the workflow's. The plan it returns is what the workflow waits for. */
export async function conductCycle(
  db: Database,
  { cycleId, now }: { readonly cycleId: string; readonly now: Date },
): Promise<Plan> {
  return db.prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT id FROM review_cycle WHERE id = ${cycleId}::uuid FOR UPDATE`;
      const cycle = await tx.reviewCycle.findUnique({ where: { id: cycleId } });
      if (cycle === null) throw cycleNotFound();
      const calendar = await calendarInForce(db, tx, now);
      const due = nextStep(await cycleClock(tx, cycle));
      if (due !== null && due.at <= now) {
        if (due.step === "freeze") await freeze(tx, cycle, calendar, now);
        else await draft(tx, cycle, now);
      }
      return learn(tx, cycleId);
    },
    { timeout: TIMEOUT_MS },
  );
}

/** The figures are those of the cut-off, however late it is carried out; so are the reports that no person has signed yet. */
async function freeze(tx: Transaction, cycle: ReviewCycle, calendar: Calendar, now: Date): Promise<void> {
  const { id, programmeId, cutOffAt } = cycle;
  const { partOf } = await programmeParts(tx, programmeId);
  const tasks = await frozenTasks(tx, programmeId, cutOffAt, calendar, partOf);
  await insertRows(
    tx,
    "cycle_task",
    tasks.map((task) => ({
      cycle_id: id,
      task_id: task.taskId,
      lead_unit_id: task.unitId,
      part: task.part,
      state: task.state,
      lateness: task.lateness,
      due_on: task.dueOn,
      original_due_on: task.originalDueOn,
      progress: task.progress,
      working_days_late: task.workingDaysLate,
      explanation: task.explanation,
    })),
  );
  await tx.reviewCycle.update({
    where: { id },
    data: {
      state: "collecting",
      frozenAt: now,
      figures: figuresOf(tasks, await figuresBefore(tx, cycle)).map((figure) => ({ ...figure })),
      targets: asColumn(await frozenTargets(tx, programmeId, cutOffAt)),
      version: { increment: 1 },
    },
  });
  await redraft(tx, cycle, calendar);
  await tell(tx, cycle, now, "review_frozen", { tasks: tasks.length });
}

/** Of the cycle of the same kind before. */
async function figuresBefore(
  tx: Transaction,
  { programmeId, kind, periodFrom }: ReviewCycle,
): Promise<Figure[] | null> {
  const before = await tx.reviewCycle.findFirst({
    where: {
      programmeId,
      kind,
      periodTo: { lt: periodFrom },
      frozenAt: { not: null },
      state: { not: "cancelled" },
    },
    orderBy: { periodTo: "desc" },
    select: { figures: true },
  });
  return (before?.figures ?? null) as Figure[] | null; // written here alone
}

/** Reports that no head has signed go by the record of the cut-off; what people changed in them stays. */
async function redraft(tx: Transaction, cycle: ReviewCycle, calendar: Calendar): Promise<void> {
  const open = await tx.submission.findMany({
    where: { cycleId: cycle.id, signedAt: null, task: { state: { notIn: ["completed", "cancelled"] } } },
    select: { taskId: true, chapters: true, task: { select: { leadUnitId: true } } },
  });
  const units = await unitTasks(tx, cycle.programmeId, calendar, cycle.cutOffAt);
  const rows = open.map(({ taskId, chapters, task }) => ({
    task_id: taskId,
    chapters: redrafted(
      chaptersIn(chapters),
      draftSubmission(cycle.outline, units.get(task.leadUnitId) ?? []),
    ),
  }));
  await tx.$executeRaw`
    UPDATE submission s SET chapters = f.chapters, version = s.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f(task_id uuid, chapters jsonb)
    WHERE s.task_id = f.task_id AND s.chapters <> f.chapters`;
}

async function draft(tx: Transaction, cycle: ReviewCycle, now: Date): Promise<void> {
  const report = await consolidatedDraft(tx, cycle);
  await tx.reviewCycle.update({
    where: { id: cycle.id },
    data: {
      state: "consolidating",
      consolidatedAt: now,
      report: asColumn(report),
      version: { increment: 1 },
    },
  });
  await tell(tx, cycle, now, "review_drafted", { dueOn: dayAt(now) });
}

async function tell(
  tx: Transaction,
  cycle: ReviewCycle,
  now: Date,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await writeRegisterEvent(tx, now, {
    kind,
    actorId: null,
    actorUnitId: null,
    detail: { cycleId: cycle.id, programmeId: cycle.programmeId, ...detail },
  });
}

/** The workflow that asks is told of everything up to this version. */
async function learn(tx: Transaction, cycleId: string): Promise<Plan> {
  const cycle = await tx.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } });
  const next = nextStep(await cycleClock(tx, cycle));
  await tx.reviewCycle.update({
    where: { id: cycleId },
    data: {
      nextRungAt: next?.at ?? null,
      awaitedRungAt: next?.at ?? null,
      conductedVersion: cycle.version,
    },
  });
  return { version: cycle.version, nextRungAt: next?.at.getTime() ?? null };
}
