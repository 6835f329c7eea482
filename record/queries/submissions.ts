/** The units' reports to a cycle. */
import { horizonAt, lateness } from "../../domain/lateness.js";
import { type Actor, may, taskNotFound } from "../../domain/permissions.js";
import { possibleActs } from "../../domain/transitions.js";
import { calendarAt } from "../calendar.js";
import { chaptersIn } from "../chapters.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import { isHeadOf } from "../heads.js";
import { isUuid, partiesIn } from "../task-row.js";
import type { SubmissionAct, SubmissionDetail, SubmissionSummary } from "./cycle-view.js";
import { personRef, personSelect } from "./person-ref.js";

const include = {
  cycle: true,
  signedBy: { select: personSelect },
  task: {
    include: {
      leadUnit: { select: { id: true, code: true, name: true, shortName: true } },
      programme: { select: { id: true, number: true, type: true, title: true } },
      units: { select: { unitId: true, role: true } },
    },
  },
} as const;

/** Of a cycle, those that the actor may see, by the unit's name. */
export async function submissionsOf(
  db: Database,
  actor: Actor,
  cycleId: string,
  now: Date,
): Promise<SubmissionSummary[]> {
  const rows = await db.prisma.submission.findMany({
    where: { cycleId, task: { state: { not: "cancelled" } } },
    include: { cycle: { select: { consolidatedAt: true } }, task: include.task },
    orderBy: { task: { leadUnit: { name: "asc" } } },
    omit: { chapters: true },
  });
  const horizon = horizonAt(now, await calendarAt(db, now));
  return rows.filter(({ task }) => may(actor, "read", partiesIn(task))).map((row) => summaryOf(row, horizon));
}

/** Raises `not_found` where there is none or the actor may not see it. */
export async function readSubmission(
  db: Database,
  actor: Actor,
  submissionId: string,
  now: Date,
): Promise<SubmissionDetail> {
  if (!isUuid(submissionId)) throw taskNotFound();
  const row = await db.prisma.submission.findUnique({ where: { taskId: submissionId }, include });
  if (row === null) throw taskNotFound();
  const { cycle, task } = row;
  const parties = partiesIn(task);
  if (!may(actor, "read", parties)) throw taskNotFound();
  const writes =
    may(actor, "report_completion", parties) && possibleActs(task.state).includes("report_completion");
  const signs = writes && (await isHeadOf(db.sql, actor.personId, task.leadUnitId, now));
  const allowed: Readonly<Record<SubmissionAct, boolean>> = {
    save: writes,
    sign: signs && row.signedAt === null,
    submit: writes && row.signedAt !== null,
  };
  return {
    ...summaryOf(row, horizonAt(now, await calendarAt(db, now))),
    cycle: {
      id: cycle.id,
      title: cycle.title,
      kind: cycle.kind,
      state: cycle.state,
      cutOffAt: cycle.cutOffAt,
    },
    programme: task.programme,
    chapters: chaptersIn(row.chapters),
    signedBy: personRef(row.signedBy),
    version: row.version,
    allowedActions: (["save", "sign", "submit"] as const).filter((act) => allowed[act]),
  };
}

function summaryOf(
  row: {
    readonly taskId: string;
    readonly signedAt: Date | null;
    readonly submittedAt: Date | null;
    readonly late: boolean;
    readonly cycle: { readonly consolidatedAt: Date | null };
    readonly task: {
      readonly state: SubmissionSummary["state"];
      readonly dueOn: Date | null;
      readonly reportedAt: Date | null;
      readonly leadUnit: SubmissionSummary["unit"];
    };
  },
  horizon: Parameters<typeof lateness>[1],
): SubmissionSummary {
  const { task, cycle } = row;
  const dueOn = maybeDay(task.dueOn);
  return {
    id: row.taskId,
    unit: task.leadUnit,
    state: task.state,
    lateness: lateness({ state: task.state, dueOn, reportedAt: task.reportedAt }, horizon),
    dueOn,
    signedAt: row.signedAt,
    submittedAt: row.submittedAt,
    late: row.late,
    afterDraft:
      row.submittedAt !== null && cycle.consolidatedAt !== null && row.submittedAt >= cycle.consolidatedAt,
  };
}
