/** What the Standing Committee sees first: the counting line and its change, who lags, what was brought before it, what is asked. */
import { horizonAt } from "../../domain/lateness.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { Prisma } from "../../prisma/generated/client.js";
import { calendarAt } from "../calendar.js";
import { dayFrom } from "../days.js";
import { dayAt } from "../../domain/day.js";
import type { Database } from "../database.js";
import { latenessOf } from "../lateness.js";
import { changeBetween } from "../../domain/standing.js";
import { askedDecisions } from "./asked-decisions.js";
import { type CountRow, countColumns, counted, countsOf } from "./counts.js";
import { nextReviews } from "./next-reviews.js";
import type { EscalatedTask, LaggingUnit, Overview } from "./overview-view.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import { standingWeekBefore, standingWeeks } from "./standings.js";
import { targetsInForce } from "./targets.js";
import { own, visible } from "./tasks.js";

const ESCALATED_SHOWN = 50;

export async function readOverview(db: Database, actor: Actor, now: Date): Promise<Overview> {
  demandGeneral(actor, "read_overview");
  const calendar = await calendarAt(db, now);
  const lateness = latenessOf(horizonAt(now, calendar));
  const [programmes, units, escalated, before, weeks, decisions, targets, reviews] = await Promise.all([
    countByProgramme(db, actor, lateness),
    laggingUnits(db, actor, lateness),
    escalatedTasks(db, actor, lateness),
    standingWeekBefore(db, now),
    standingWeeks(db, now),
    askedDecisions(db, actor),
    targetsInForce(db, now),
    nextReviews(db, calendar, now),
  ]);
  const counts = countsOf(programmes.find((row) => row.id === null));
  return {
    at: now,
    counts,
    change: before === null ? null : { since: before.day, counts: changeBetween(before.counts, counts) },
    weeks,
    decisions: { ...decisions, escalatedTotal: escalated[0]?.before_committee ?? 0 },
    targets,
    reviews,
    programmes: programmes.flatMap((row) =>
      row.id === null
        ? []
        : [
            {
              id: row.id,
              number: row.number ?? "",
              type: row.type ?? "",
              title: row.title ?? "",
              counts: countsOf(row),
              change:
                before === null
                  ? null
                  : changeBetween(before.ofProgramme.get(row.id) ?? countsOf(undefined), countsOf(row)),
            },
          ],
    ),
    laggingUnits: units.map((row): LaggingUnit => {
      const counts = countsOf(row);
      return {
        unit: { id: row.id, code: row.code, name: row.name, shortName: row.short_name },
        total: counts.total,
        overdue: counts.overdue,
        dueSoon: counts.dueSoon,
        notAccepted: counts.notAccepted,
        completed: counts.completedOnTime + counts.completedLate,
        worstWorkingDaysLate:
          row.worst === null ? 0 : Math.max(1, calendar.workingDaysBetween(dayFrom(row.worst), dayAt(now))),
        overdueChange: before === null ? null : counts.overdue - (before.overdueOf.get(row.id) ?? 0),
      };
    }),
    escalated: escalated.map((row): EscalatedTask => ({
      ...summaryOf(row, actor, calendar, now),
      escalatedAt: row.escalated_at,
      level: row.level,
      explanation: row.explanation,
    })),
  };
}

/** The counting line of the tasks that the actor may see, or of those of their own units. */
export async function countTasks(db: Database, actor: Actor, scope: "own" | "all", now: Date) {
  const lateness = latenessOf(horizonAt(now, await calendarAt(db, now)));
  const [row] = await db.sql.$queryRaw<CountRow[]>`
    SELECT ${countColumns} FROM (
      SELECT t.state, ${lateness} AS lateness FROM task t
      WHERE ${counted} AND ${visible(actor)} AND ${scope === "own" ? own(actor) : Prisma.sql`true`}) s`;
  return countsOf(row);
}

type ProgrammeRow = CountRow & {
  id: string | null;
  number: string | null;
  type: string | null;
  title: string | null;
};

/** A row a programme, and one with a null id for all of them. */
function countByProgramme(db: Database, actor: Actor, lateness: Prisma.Sql): Promise<ProgrammeRow[]> {
  return db.sql.$queryRaw<ProgrammeRow[]>`
    SELECT c.*, p.number, p.type, p.title FROM (
      SELECT programme_id AS id, ${countColumns} FROM (
        SELECT t.programme_id, t.state, ${lateness} AS lateness FROM task t WHERE ${counted} AND ${visible(actor)}) s
      GROUP BY GROUPING SETS ((programme_id), ())) c
    LEFT JOIN programme p ON p.id = c.id
    ORDER BY p.signed_on NULLS FIRST`;
}

type UnitRow = CountRow & { id: string; code: string; name: string; short_name: string; worst: Date | null };

function laggingUnits(db: Database, actor: Actor, lateness: Prisma.Sql): Promise<UnitRow[]> {
  return db.sql.$queryRaw<UnitRow[]>`
    SELECT c.*, u.code, u.name, u.short_name FROM (
      SELECT heir_id AS id, min(due_on) FILTER (WHERE lateness = 'overdue') AS worst, ${countColumns} FROM (
        SELECT h.heir_id, t.due_on, t.state, ${lateness} AS lateness FROM task t
        JOIN unit_heir h ON h.unit_id = t.lead_unit_id
        WHERE ${counted} AND ${visible(actor)}) s
      GROUP BY heir_id) c
    JOIN unit u ON u.id = c.id
    WHERE c.overdue > 0
    ORDER BY c.overdue DESC, c.worst, u.name`;
}

type EscalatedRow = SummaryRow & {
  escalated_at: Date;
  level: EscalatedTask["level"];
  explanation: string | null;
  before_committee: number;
};

/** Escalated and still open, the highest and latest first. */
function escalatedTasks(db: Database, actor: Actor, lateness: Prisma.Sql): Promise<EscalatedRow[]> {
  return db.sql.$queryRaw<EscalatedRow[]>`
    SELECT e.*, count(*) FILTER (WHERE level = 'committee_escalation') OVER ()::int AS before_committee FROM (
    SELECT ${summaryColumns}, ${lateness} AS lateness, t.escalated_at,
      CASE WHEN EXISTS (SELECT 1 FROM carried_rung r WHERE r.task_id = t.id AND r.due_version = t.due_version
        AND r.kind = 'committee_escalation' AND r.outcome = 'carried_out')
      THEN 'committee_escalation' ELSE 'escalation' END AS level,
      (SELECT e.text FROM explanation e WHERE e.task_id = t.id AND e.given_at IS NOT NULL
        ORDER BY e.given_at DESC LIMIT 1) AS explanation
    FROM ${summaryTables}
    WHERE ${visible(actor)} AND t.escalated_at IS NOT NULL AND t.state NOT IN ('completed', 'cancelled', 'suspended')) e
    ORDER BY level, due_on, id
    LIMIT ${ESCALATED_SHOWN}`;
}
