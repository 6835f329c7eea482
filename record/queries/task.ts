/** One task with all that its page shows. */
import { dayAt } from "../../domain/day.js";
import { horizonAt } from "../../domain/lateness.js";
import { ladder } from "../../domain/ladder.js";
import { type Actor, demand, taskNotFound } from "../../domain/permissions.js";
import { type Policy, defaultPolicy } from "../../domain/policy.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { dateOf, dayFrom, maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import { isUuid } from "../task-row.js";
import { personRef, personSelect } from "./person-ref.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import { passageOf } from "./passage.js";
import type { NextRung, PersonRef, TaskDetail, UnitRef } from "./task-view.js";

const unitSelect = { id: true, code: true, name: true, shortName: true } as const;

/** Raises `not_found` where there is none or the actor may not see it. */
export async function readTask(db: Database, actor: Actor, taskId: string, now: Date): Promise<TaskDetail> {
  if (!isUuid(taskId)) throw taskNotFound();
  const calendar = await calendarAt(db, now);
  const [row] = await db.prisma.$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns}, ${latenessOf(horizonAt(now, calendar))} AS lateness
    FROM ${summaryTables} WHERE t.id = ${taskId}::uuid`;
  if (row === undefined) throw taskNotFound();
  demand(actor, "read", {
    leadUnitId: row.unit_id,
    coordinatingUnitIds: row.coordinating_unit_ids,
    executingUnitIds: row.executing_unit_ids,
    reviewerUnitId: row.reviewer_unit_id,
  });
  const task = await db.prisma.task.findUniqueOrThrow({
    where: { id: taskId },
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
      parts: { include: { leadUnit: { select: unitSelect } }, orderBy: { id: "asc" } },
    },
  });
  const people = await answerable(db, row.unit_id, now);
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
    targetId: task.targetId,
    nextRung: nextRungOf(task, calendar, now),
    series:
      task.series?.recurrence == null ? null : { id: task.series.id, recurrence: task.series.recurrence },
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
  task: Parameters<typeof clockIn>[0] & { programme: { policy: unknown } },
  calendar: Parameters<typeof ladder>[2],
  now: Date,
): NextRung | null {
  const policy = (task.programme.policy as Policy | null) ?? defaultPolicy; // written by us alone
  const next = ladder(clockIn(task), policy, calendar, now).find((rung) => rung.at > now);
  return next === undefined ? null : { kind: next.kind, at: next.at };
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
