/** What the consolidated report is drafted from: frozen rows and figures, and the reports that are in. A handful of queries. */
import { dayAt } from "../domain/day.js";
import type { Lateness } from "../domain/lateness.js";
import type { Chapter } from "../domain/review-chapters.js";
import type { Figure } from "../domain/review-figures.js";
import {
  type LateReport,
  type ReportMatter,
  type SubmittedReport,
  draftReport,
  withLateReports,
} from "../domain/review-report.js";
import type { FrozenTarget } from "../domain/target.js";
import type { ReviewCycle } from "../prisma/generated/client.js";
import { chaptersIn } from "./chapters.js";
import type { Transaction } from "./database.js";
import { maybeDay } from "./days.js";
import { programmeParts } from "./programme-parts.js";

export async function consolidatedDraft(tx: Transaction, cycle: ReviewCycle): Promise<Chapter[]> {
  const [programme, { parts }, tasks, submissions] = [
    await tx.programme.findUniqueOrThrow({
      where: { id: cycle.programmeId },
      select: { type: true, number: true },
    }),
    await programmeParts(tx, cycle.programmeId),
    await frozenRows(tx, cycle.id),
    await reports(tx, cycle.id),
  ];
  return draftReport({
    outline: cycle.outline,
    programme: `${programme.type} ${programme.number}`,
    cutOffOn: dayAt(cycle.cutOffAt),
    figures: cycle.figures as unknown as Figure[], // written at the cut-off
    tasks,
    parts,
    targets: cycle.targets as unknown as FrozenTarget[], // likewise
    submissions,
  });
}

async function frozenRows(tx: Transaction, cycleId: string): Promise<ReportMatter["tasks"]> {
  const rows = await tx.cycleTask.findMany({
    where: { cycleId },
    include: { task: { select: { section: true, text: true } }, leadUnit: { select: { name: true } } },
    orderBy: [{ task: { position: "asc" } }, { taskId: "asc" }],
  });
  return rows.map(({ task, leadUnit, leadUnitId, lateness, dueOn, originalDueOn, ...row }) => ({
    ...row,
    ...task,
    unitId: leadUnitId,
    unit: leadUnit.name,
    lateness: lateness as Lateness, // written by `freeze`
    dueOn: maybeDay(dueOn),
    originalDueOn: maybeDay(originalDueOn),
  }));
}

/** A report counts as given from its handing in on, also before it is taken; which ones did is noted. */
async function reports(tx: Transaction, cycleId: string): Promise<SubmittedReport[]> {
  await tx.submission.updateMany({
    where: { cycleId, task: { state: { in: ["awaiting_review", "completed"] } } },
    data: { consolidated: true },
  });
  const rows = await tx.submission.findMany({
    where: { cycleId, task: { state: { not: "cancelled" } } },
    select: {
      chapters: true,
      consolidated: true,
      task: { select: { leadUnit: { select: { id: true, name: true } } } },
    },
    orderBy: { task: { leadUnit: { name: "asc" } } },
  });
  return rows.map(({ chapters, consolidated, task }) => ({
    unitId: task.leadUnit.id,
    unit: task.leadUnit.name,
    chapters: consolidated ? chaptersIn(chapters) : null,
  }));
}

/** While the report is being edited, what came in after its draft is added with a mark; the cycle's row is locked. */
export async function addLateReports(tx: Transaction, cycle: ReviewCycle): Promise<Chapter[]> {
  const before = chaptersIn(cycle.report); // there from the draft on
  const rows = await tx.submission.findMany({
    where: {
      cycleId: cycle.id,
      consolidated: false,
      submittedAt: { gte: cycle.consolidatedAt ?? cycle.cutOffAt },
    },
    select: {
      taskId: true,
      chapters: true,
      submittedAt: true,
      late: true,
      task: { select: { leadUnit: { select: { id: true, name: true } } } },
    },
    orderBy: { submittedAt: "asc" },
  });
  const late = rows.map(({ chapters, submittedAt, late, task }): LateReport => ({
    unitId: task.leadUnit.id,
    unit: task.leadUnit.name,
    chapters: chaptersIn(chapters),
    submittedOn: dayAt(submittedAt ?? cycle.cutOffAt), // the condition above has it
    late,
  }));
  await tx.submission.updateMany({
    where: { taskId: { in: rows.map(({ taskId }) => taskId) } },
    data: { consolidated: true },
  });
  return withLateReports(before, late);
}
