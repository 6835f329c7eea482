/** One task with all that its page shows. */
import { dayAt } from "../../domain/day.js";
import { horizonAt } from "../../domain/lateness.js";
import { standing } from "../../domain/ladder.js";
import type { Calendar } from "../../domain/calendar.js";
import { type Actor, type Parties, demand, may, taskNotFound } from "../../domain/permissions.js";
import { type Policy, defaultPolicy } from "../../domain/policy.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { dateOf, dayFrom, maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import { isUuid } from "../task-row.js";
import { amendmentsOfTask } from "./amendments.js";
import { personRef, personSelect } from "./person-ref.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import { passageOf } from "./passage.js";
import type { NextRung, PersonRef, TaskDetail, TaskMetadata, UnitRef } from "./task-view.js";

const unitSelect = { id: true, code: true, name: true, shortName: true } as const;

/** Raises `not_found` where there is none or the actor may not see it, `not_allowed` where they see its metadata alone. */
export async function readTask(db: Database, actor: Actor, taskId: string, now: Date): Promise<TaskDetail> {
  const calendar = await calendarAt(db, now);
  const row = await summaryRow(db, taskId, calendar, now);
  demand(actor, "read", partiesOf(row));
  return detailOf(db, actor, row, calendar, now);
}

async function detailOf(
  db: Database,
  actor: Actor,
  row: SummaryRow,
  calendar: Calendar,
  now: Date,
): Promise<TaskDetail> {
  const task = await db.prisma.task.findUniqueOrThrow({
    where: { id: row.id },
    include: {
      programme: { include: { sections: true } },
      reviewerUnit: { select: unitSelect },
      focalOfficer: { select: personSelect },
      series: { select: { id: true, recurrence: true } },
      units: { include: { unit: { select: unitSelect } }, orderBy: { unit: { name: "asc" } } },
      reports: {
        include: {
          unit: { select: unitSelect },
          reporter: { select: personSelect },
          reviewedBy: { select: personSelect },
          evidence: { orderBy: { id: "asc" } },
        },
        orderBy: { reportedAt: "desc" },
      },
      extensionRequests: { include: { askedBy: { select: personSelect } }, orderBy: { askedAt: "desc" } },
      explanations: { include: { givenBy: { select: personSelect } }, orderBy: { demandedAt: "desc" } },
      comments: {
        include: { unit: { select: unitSelect }, author: { select: personSelect } },
        orderBy: { writtenAt: "asc" },
      },
      // Passed over beforehand, when the policy changed.
      rungs: { where: { dueAt: { gt: now } }, select: { key: true, dueVersion: true } },
      parts: { include: { leadUnit: { select: unitSelect } }, orderBy: { id: "asc" } },
    },
  });
  const [people, amendments] = await Promise.all([
    answerable(db, row.unit_id, now),
    amendmentsOfTask(db, row.id),
  ]);
  const unitsAs = (role: string): UnitRef[] => task.units.filter((u) => u.role === role).map((u) => u.unit);
  return {
    ...summaryOf(row, actor, calendar, now),
    focalOfficer: personRef(task.focalOfficer) ?? people.focal,
    head: people.head,
    coordinatingUnits: unitsAs("coordinating"),
    executingUnits: unitsAs("executing"),
    reviewerUnit: task.reviewerUnit,
    product: task.product,
    evidenceKind: task.evidenceKind,
    dueText: task.dueText,
    assignedAt: task.assignedAt,
    acceptedAt: task.acceptedAt,
    reportedAt: task.reportedAt,
    suspendedUntil: maybeDay(task.suspendedUntil),
    explanationDueOn: maybeDay(task.explanationDueOn),
    source: passageOf(task, task.programme.sections, task.programme.text),
    reports: task.reports.map((report) => ({
      id: report.id,
      kind: report.kind,
      state: report.state,
      unit: report.unit,
      reporter: personRef(report.reporter),
      text: report.text,
      progress: report.progress,
      reportedAt: report.reportedAt,
      reviewer: personRef(report.reviewedBy),
      reviewedAt: report.reviewedAt,
      remarks: report.remarks,
      documentNumber: report.documentNumber,
      documentDate: maybeDay(report.documentDate),
      figure: report.figure === null ? null : Number(report.figure),
      figureUnit: report.figureUnit,
      figureSource: report.figureSource,
      evidence: report.evidence.map(({ id, fileName, mediaType, size, sha256 }) => ({
        id,
        fileName,
        mediaType,
        size,
        sha256,
      })),
    })),
    extensions: task.extensionRequests.map((request) => ({
      id: request.id,
      state: request.state,
      askedBy: personRef(request.askedBy),
      askedAt: request.askedAt,
      askedDueOn: dayFrom(request.askedDueOn),
      reason: request.reason,
      grantedDueOn: maybeDay(request.grantedDueOn),
      decidedAt: request.decidedAt,
      remarks: request.remarks,
    })),
    explanations: task.explanations.map((explanation) => ({
      id: explanation.id,
      demandedAt: explanation.demandedAt,
      dueOn: dayFrom(explanation.dueOn),
      text: explanation.text,
      givenBy: personRef(explanation.givenBy),
      givenAt: explanation.givenAt,
    })),
    comments: task.comments.map(({ id, unit, author, text, writtenAt }) => ({
      id,
      unit,
      author: personRef(author),
      text,
      writtenAt,
    })),
    parts: task.parts.map(({ id, leadUnit, state, progress, dueOn }) => ({
      id,
      unit: leadUnit,
      state,
      progress,
      dueOn: maybeDay(dueOn),
    })),
    parentId: task.parentId,
    amendments,
    targetId: task.targetId,
    nextRung: nextRungOf(task, calendar, now),
    series:
      task.series?.recurrence == null ? null : { id: task.series.id, recurrence: task.series.recurrence },
  };
}

/** What the actor may see of it: the whole task, or its metadata. Raises `not_found`. */
export async function lookAtTask(
  db: Database,
  actor: Actor,
  taskId: string,
  now: Date,
): Promise<TaskDetail | TaskMetadata> {
  const calendar = await calendarAt(db, now);
  const row = await summaryRow(db, taskId, calendar, now);
  if (may(actor, "read", partiesOf(row))) return detailOf(db, actor, row, calendar, now);
  demand(actor, "read_metadata", partiesOf(row));
  const task = summaryOf(row, actor, calendar, now);
  // Named one by one, so that what a summary may come to tell is not told here.
  return {
    id: task.id,
    kind: task.kind,
    purpose: task.purpose,
    period: task.period,
    state: task.state,
    lateness: task.lateness,
    dueOn: task.dueOn,
    originalDueOn: task.originalDueOn,
    workingDaysLate: task.workingDaysLate,
    workingDaysLeft: task.workingDaysLeft,
    progress: task.progress,
    version: task.version,
    leadUnit: task.leadUnit,
    programmeId: task.programme.id,
    coordinatingUnitIds: row.coordinating_unit_ids,
    executingUnitIds: row.executing_unit_ids,
    reviewerUnitId: row.reviewer_unit_id,
  };
}

async function summaryRow(db: Database, taskId: string, calendar: Calendar, now: Date): Promise<SummaryRow> {
  if (!isUuid(taskId)) throw taskNotFound();
  const [row] = await db.sql.$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns}, ${latenessOf(horizonAt(now, calendar))} AS lateness
    FROM ${summaryTables} WHERE t.id = ${taskId}::uuid`;
  if (row === undefined) throw taskNotFound();
  return row;
}

function partiesOf(row: SummaryRow): Parties {
  return {
    leadUnitId: row.unit_id,
    coordinatingUnitIds: row.coordinating_unit_ids,
    executingUnitIds: row.executing_unit_ids,
    reviewerUnitId: row.reviewer_unit_id,
  };
}

/** The unit's focal officer and head today. */
async function answerable(
  db: Database,
  unitId: string,
  now: Date,
): Promise<{ focal: PersonRef | null; head: PersonRef | null }> {
  const today = dateOf(dayAt(now));
  const members = await db.prisma.membership.findMany({
    where: { unitId, validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
    include: { person: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
  });
  const one = (member: (typeof members)[number] | undefined): PersonRef | null =>
    member === undefined
      ? null
      : { id: member.person.id, name: member.person.name, position: member.position };
  return { focal: one(members.find((m) => m.isFocal)), head: one(members.find((m) => m.isHead)) };
}

/** The rung that comes next if nobody acts, from the same ladder that the workflow climbs. */
function nextRungOf(
  task: Parameters<typeof clockIn>[0] & {
    programme: { policy: unknown };
    dueVersion: number;
    rungs: readonly { key: string; dueVersion: number }[];
  },
  calendar: Parameters<typeof standing>[2],
  now: Date,
): NextRung | null {
  const policy = (task.programme.policy as Policy | null) ?? defaultPolicy; // written by us alone
  const done = new Set(
    task.rungs.filter((rung) => rung.dueVersion === task.dueVersion).map((rung) => rung.key),
  );
  const { next } = standing(clockIn(task), policy, calendar, now, done);
  return next === null ? null : { kind: next.kind, at: next.at };
}

function clockIn(task: {
  id: string;
  kind: "dated" | "recurring" | "continuous";
  state: TaskDetail["state"];
  assignedAt: Date;
  dueOn: Date | null;
  dueSetAt: Date;
  lastHeardAt: Date | null;
  reportedAt: Date | null;
  declinedAt: Date | null;
  extensionRequestedAt: Date | null;
  explainedAt: Date | null;
  suspendedUntil: Date | null;
}) {
  return {
    ...task,
    dueOn: maybeDay(task.dueOn),
    explained: task.explainedAt !== null,
    suspendedUntil: maybeDay(task.suspendedUntil),
  };
}
