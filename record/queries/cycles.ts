/** Review cycles: the list, one of them, and its figures opened to the rows they count. */
import { type Actor, cycleNotFound, holds, mayReadReviews } from "../../domain/permissions.js";
import type { Lateness } from "../../domain/lateness.js";
import { type Counted, type Figure, measures, readKey } from "../../domain/review-figures.js";
import { type CycleAct, type ReviewState, cycleActs, cycleTransitions } from "../../domain/review.js";
import { Prisma } from "../../prisma/generated/client.js";
import { chaptersIn } from "../chapters.js";
import type { Database } from "../database.js";
import { dayFrom, maybeDay } from "../days.js";
import { isUuid } from "../task-row.js";
import type { CycleDetail, CycleSummary, FigureView } from "./cycle-view.js";
import { personRef, personSelect } from "./person-ref.js";
import { submissionsOf } from "./submissions.js";
import { own } from "./tasks.js";

const LISTED = 200;

const programmeSelect = { id: true, number: true, type: true, title: true } as const;
const unitSelect = { id: true, code: true, name: true, shortName: true } as const;

/** The latest first. A unit sees what it is asked, and what is published of programmes that it has a part in. */
export async function listCycles(
  db: Database,
  actor: Actor,
  filter: { readonly programmeId?: string | undefined } = {},
): Promise<CycleSummary[]> {
  const ids = await db.sql.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM review_cycle c
    WHERE ${seen(actor)} AND ${
      filter.programmeId === undefined
        ? Prisma.sql`true`
        : Prisma.sql`c.programme_id = ${filter.programmeId}::uuid`
    }
    ORDER BY c.cut_off_at DESC, c.id LIMIT ${LISTED}`;
  return summaries(
    db,
    actor,
    ids.map((row) => row.id),
  );
}

/** Raises `not_found` where there is none or the actor may not see it. */
export async function readCycle(
  db: Database,
  actor: Actor,
  cycleId: string,
  now: Date,
): Promise<CycleDetail> {
  await demandSeen(db, actor, cycleId);
  const [[summary], cycle] = await Promise.all([
    summaries(db, actor, [cycleId]),
    db.prisma.reviewCycle.findUniqueOrThrow({
      where: { id: cycleId },
      include: { calledBy: { select: personSelect }, approvedBy: { select: personSelect } },
    }),
  ]);
  if (summary === undefined) throw cycleNotFound();
  const open = mayReadReviews(actor) || cycle.state === "published";
  return {
    ...summary,
    outline: cycle.outline,
    calledBy: personRef(cycle.calledBy),
    calledAt: cycle.calledAt,
    // Written at the cut-off alone.
    figures: open ? (cycle.figures as unknown as Figure[] | null) : null,
    report: open && cycle.report !== null ? chaptersIn(cycle.report) : null,
    consolidated: cycle.consolidatedAt !== null,
    remarks: mayReadReviews(actor) ? cycle.remarks : null,
    approvedBy: personRef(cycle.approvedBy),
    approvedAt: cycle.approvedAt,
    publishedAt: cycle.publishedAt,
    submissions: await submissionsOf(db, actor, cycleId, now),
    version: cycle.version,
    allowedActions: actsOf(actor, cycle.state),
  };
}

function actsOf(actor: Actor, state: ReviewState): CycleAct[] {
  return cycleActs.filter((act) => {
    const { from, right } = cycleTransitions[act];
    return from.includes(state) && holds(actor, right);
  });
}

/** Raises `not_found` also for what is no key. */
export async function readFigure(
  db: Database,
  actor: Actor,
  cycleId: string,
  keyAsText: string,
): Promise<FigureView> {
  await demandSeen(db, actor, cycleId);
  const cycle = await db.prisma.reviewCycle.findUniqueOrThrow({ where: { id: cycleId } });
  const open = mayReadReviews(actor) || cycle.state === "published";
  const figures = (open ? cycle.figures : null) as Figure[] | null; // written by us alone
  const key = readKey(keyAsText);
  const figure = figures?.find((each) => each.key === keyAsText);
  if (key === null || figure === undefined) throw cycleNotFound();
  const { states, latenesses }: Counted = measures[key.measure];
  const rows = await db.prisma.cycleTask.findMany({
    where: {
      cycleId,
      ...(states === undefined ? {} : { state: { in: [...states] } }),
      ...(latenesses === undefined ? {} : { lateness: { in: [...latenesses] } }),
      ...(key.part === undefined ? {} : { part: key.part }),
      ...(key.unitId === undefined ? {} : { leadUnitId: key.unitId }),
    },
    include: { task: { select: { section: true, text: true } }, leadUnit: { select: unitSelect } },
    orderBy: [{ task: { position: "asc" } }, { taskId: "asc" }],
  });
  return {
    cycle: { id: cycle.id, title: cycle.title, cutOffAt: cycle.cutOffAt },
    ...figure,
    tasks: rows.map((row) => ({
      taskId: row.taskId,
      section: row.task.section,
      text: row.task.text,
      unit: row.leadUnit,
      state: row.state,
      lateness: row.lateness as Lateness, // written at the cut-off
      dueOn: maybeDay(row.dueOn),
      originalDueOn: maybeDay(row.originalDueOn),
      progress: row.progress,
      workingDaysLate: row.workingDaysLate,
      explanation: row.explanation,
    })),
  };
}

/** Over `review_cycle c`. */
function seen(actor: Actor): Prisma.Sql {
  if (mayReadReviews(actor)) return Prisma.sql`true`;
  if (!actor.roles.includes("officer")) return Prisma.sql`false`;
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM task t WHERE t.cycle_id = c.id AND ${own(actor)})
    OR (c.state = 'published' AND EXISTS (
      SELECT 1 FROM task t WHERE t.programme_id = c.programme_id AND ${own(actor)})))`;
}

async function demandSeen(db: Database, actor: Actor, cycleId: string): Promise<void> {
  if (!isUuid(cycleId)) throw cycleNotFound();
  const rows = await db.sql.$queryRaw<unknown[]>`
    SELECT 1 FROM review_cycle c WHERE c.id = ${cycleId}::uuid AND ${seen(actor)}`;
  if (rows.length === 0) throw cycleNotFound();
}

/** In the order of `ids`: two queries for all of them. */
async function summaries(db: Database, actor: Actor, ids: readonly string[]): Promise<CycleSummary[]> {
  const cycles = await db.prisma.reviewCycle.findMany({
    where: { id: { in: [...ids] } },
    include: {
      programme: { select: programmeSelect },
      tasks: {
        where: { state: { not: "cancelled" } },
        select: { id: true, state: true, leadUnit: { select: unitSelect } },
        orderBy: { leadUnit: { name: "asc" } },
      },
    },
  });
  const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  return ids.flatMap((id) => {
    const cycle = byId.get(id);
    if (cycle === undefined) return [];
    const count = (states: readonly string[]) =>
      cycle.tasks.filter(({ state }) => states.includes(state)).length;
    return [
      {
        id,
        programme: cycle.programme,
        kind: cycle.kind,
        state: cycle.state,
        title: cycle.title,
        periodFrom: dayFrom(cycle.periodFrom),
        periodTo: dayFrom(cycle.periodTo),
        cutOffAt: cycle.cutOffAt,
        dueOn: dayFrom(cycle.dueOn),
        asked: cycle.tasks.length,
        handedIn: count(["awaiting_review", "completed"]),
        taken: count(["completed"]),
        own: cycle.tasks
          .filter(({ leadUnit }) => actor.ownUnitIds.has(leadUnit.id))
          .map(({ id: submissionId, leadUnit }) => ({ submissionId, unit: leadUnit })),
      },
    ];
  });
}
