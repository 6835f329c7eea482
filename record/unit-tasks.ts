/** What each unit has to do in a programme, as its report tells of it: one query for all units. */
import type { Calendar } from "../domain/calendar.js";
import { dayAt } from "../domain/day.js";
import { type Lateness, horizonAt, workingDays } from "../domain/lateness.js";
import type { UnitTask } from "../domain/review-submission.js";
import type { TaskPurpose, TaskState } from "../domain/task.js";
import type { Transaction } from "./database.js";
import { dateOf, maybeDay } from "./days.js";
import { latenessOf } from "./lateness.js";

interface Row {
  readonly unit_id: string;
  readonly role: "lead" | "coordinating";
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly purpose: TaskPurpose;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly due_on: Date | null;
  readonly reported_at: Date | null;
  readonly progress: number;
  readonly lead: string;
  readonly explanation: string | null;
  readonly figure: number | null;
  readonly figure_unit: string | null;
}

/**
 * By unit, in the order of the programme. Units in force that lead or co-ordinate an instruction of it; a part that a unit
 * gave to one below it is told of by the unit that gave it.
 */
export async function unitTasks(
  tx: Transaction,
  programmeId: string,
  calendar: Calendar,
  now: Date,
): Promise<Map<string, UnitTask[]>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT has.unit_id, has.role, t.id, t.section, t.text, t.purpose::text AS purpose, t.state::text AS state,
      ${latenessOf(horizonAt(now, calendar))} AS lateness, t.due_on, t.reported_at, t.progress, l.name AS lead,
      (SELECT e.text FROM explanation e WHERE e.task_id = t.id AND e.given_at IS NOT NULL
        ORDER BY e.given_at DESC LIMIT 1) AS explanation,
      r.figure::float8 AS figure, r.figure_unit
    FROM task t
    JOIN unit l ON l.id = t.lead_unit_id
    CROSS JOIN LATERAL (
      SELECT t.lead_unit_id AS unit_id, 'lead' AS role
      UNION ALL
      SELECT c.unit_id, 'coordinating' FROM task_unit c WHERE c.task_id = t.id AND c.role = 'coordinating') has
    JOIN unit u ON u.id = has.unit_id AND (u.valid_to IS NULL OR u.valid_to >= ${dateOf(dayAt(now))}::date)
    LEFT JOIN LATERAL (
      SELECT figure, figure_unit FROM report WHERE task_id = t.id AND kind = 'completion'
        AND state IN ('submitted', 'confirmed') ORDER BY reported_at DESC LIMIT 1) r ON t.purpose = 'figure'
    WHERE t.programme_id = ${programmeId}::uuid AND t.parent_id IS NULL AND t.kind <> 'recurring'
      AND t.state <> 'cancelled' AND t.purpose IN ('instruction', 'figure')
    ORDER BY u.name COLLATE "vi-x-icu", u.id, t.position, t.due_on, t.id`;
  const byUnit = new Map<string, UnitTask[]>();
  for (const row of rows) {
    const own = byUnit.get(row.unit_id);
    if (own === undefined) byUnit.set(row.unit_id, [taskOf(row, calendar, now)]);
    else own.push(taskOf(row, calendar, now));
  }
  // Who only owes a figure answers for it, and for no report.
  for (const [unitId, tasks] of byUnit)
    if (tasks.every((task) => task.figure !== null)) byUnit.delete(unitId);
  return byUnit;
}

function taskOf(row: Row, calendar: Calendar, now: Date): UnitTask {
  const dueOn = maybeDay(row.due_on);
  return {
    taskId: row.id,
    role: row.role,
    leadUnit: row.lead,
    section: row.section,
    text: row.text,
    state: row.state,
    lateness: row.lateness,
    dueOn,
    progress: row.progress,
    workingDaysLate: workingDays(row.lateness, dueOn, row.reported_at ?? now, calendar).workingDaysLate,
    explanation: row.explanation,
    figure: row.purpose === "figure" ? { value: row.figure, unit: row.figure_unit } : null,
  };
}
