/** A unit's score over a period, from the journals of the tasks that fall due in it: three queries, whatever their number. */
import { DomainError } from "../../domain/errors.js";
import { horizonAt } from "../../domain/lateness.js";
import { clockLedger } from "../../domain/ledger.js";
import type { Actor } from "../../domain/permissions.js";
import { daysOfPeriod, scoreTask, sumScores } from "../../domain/score.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { grouped } from "../grouped.js";
import { pastEvents } from "../past-events.js";
import { dayFrom, maybeDay } from "../days.js";
import { latenessOf } from "../lateness.js";
import type { ScoredTaskView, UnitScore } from "./score-view.js";
import { type SummaryRow, summaryColumns, summaryOf, summaryTables } from "./task-summary.js";
import { readableUnit } from "./readable-unit.js";

/** Instructions that the unit leads, or that it has taken over. Raises `not_found`; `invalid_input` with field `period`. */
export async function readScore(
  db: Database,
  actor: Actor,
  unitId: string,
  period: string,
  now: Date,
): Promise<UnitScore> {
  const unit = await readableUnit(db, actor, unitId);
  const days = daysOfPeriod(period);
  if (days === null) throw noPeriod();
  const calendar = await calendarAt(db, now);
  const rows = await db.sql.$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns}, ${latenessOf(horizonAt(now, calendar))} AS lateness FROM ${summaryTables}
    WHERE t.lead_unit_id IN (SELECT h.unit_id FROM unit_heir h WHERE h.heir_id = ${unit.id}::uuid OR h.unit_id = ${unit.id}::uuid)
      AND t.kind = 'dated' AND t.purpose = 'instruction' AND t.state <> 'cancelled'
      AND (t.due_on BETWEEN ${days.from}::date AND ${days.to}::date
        OR t.original_due_on BETWEEN ${days.from}::date AND ${days.to}::date)
    ORDER BY t.due_on, t.position, t.id`;
  const ids = rows.map((row) => row.id);
  const [events, explanations] = await Promise.all([pastEvents(db, ids, null), explanationsOf(db, ids)]);
  const tasks = rows.map((row): ScoredTaskView => {
    const journal = events.get(row.id) ?? [];
    const task = summaryOf(row, actor, calendar, now);
    const scored = {
      state: row.state,
      firstDueOn: maybeDay(row.original_due_on),
      dueOn: maybeDay(row.due_on),
      spans: clockLedger(row.id, journal, calendar, now).spans,
      returned: journal.some((event) => event.kind === "task_returned"),
      explanations: (explanations.get(row.id) ?? []).map(({ dueOn, givenAt }) => ({
        dueOn: dayFrom(dueOn),
        givenAt,
      })),
    };
    return { ...task, score: scoreTask(scored, days, now) };
  });
  return { at: now, unit, period, ...days, ...sumScores(tasks.map((task) => task.score)), tasks };
}

async function explanationsOf(db: Database, ids: readonly string[]) {
  const rows = await db.prisma.explanation.findMany({
    where: { taskId: { in: [...ids] } },
    select: { taskId: true, dueOn: true, givenAt: true },
  });
  return grouped(rows, (row) => row.taskId);
}

function noPeriod(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Kỳ phải là một năm (2026) hoặc một quý (2026-Q3). Hãy chọn lại.",
      en: "The period is a year (2026) or a quarter (2026-Q3). Choose again.",
    },
    { field: "period" },
  );
}
