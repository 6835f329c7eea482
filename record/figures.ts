/** A target's yearly figure is owed as a task of each unit, so that it is reminded like any other. */
import { v7 as uuidv7 } from "uuid";
import type { Calendar } from "../domain/calendar.js";
import { dayAt } from "../domain/day.js";
import { type FigurePeriod, figureAsked, nextAsking } from "../domain/figure.js";
import { earliest } from "../domain/programme.js";
import type { Database, Transaction } from "./database.js";
import { type NewTask, writeNewTasks } from "./new-tasks.js";
import type { LockedProgramme } from "./programme-row.js";

interface Owed {
  readonly target_id: string;
  readonly position: number;
  readonly section: string;
  readonly text: string;
  readonly figure_unit: string | null;
  readonly figure_recurrence: string;
  readonly source_start: number;
  readonly source_end: number;
  readonly unit_id: string;
}

/**
 * Asks for the figures whose time has come; the programme is locked. Gives the instant at which the next are asked for, or
 * null. A figure that is given, or owed, already is left alone, so that a second run changes nothing.
 */
export async function openFigures(
  tx: Transaction,
  db: Database,
  programme: LockedProgramme,
  calendar: Calendar,
  now: Date,
): Promise<Date | null> {
  const recurrences = await tx.$queryRaw<{ figure_recurrence: string }[]>`
    SELECT DISTINCT figure_recurrence FROM target
    WHERE programme_id = ${programme.id}::uuid AND figure_recurrence IS NOT NULL`;
  const tasks: NewTask[] = [];
  for (const { figure_recurrence } of recurrences) {
    const asked = figureAsked(figure_recurrence, dayAt(now));
    if (asked === null) continue;
    const owed = await owedOf(tx, programme.id, figure_recurrence, asked);
    tasks.push(...owed.map((one) => figureTask(one, asked, programme)));
  }
  const context = {
    programme,
    calendar,
    now,
    issuer: { actorId: null, actorUnitId: null },
    mailDomain: db.mailDomain,
  };
  if (tasks.length > 0) await writeNewTasks(tx, context, tasks);
  return earliest(recurrences.map((one) => nextAsking(one.figure_recurrence, calendar, now)));
}

function owedOf(
  tx: Transaction,
  programmeId: string,
  recurrence: string,
  { year }: FigurePeriod,
): Promise<Owed[]> {
  return tx.$queryRaw<Owed[]>`
    SELECT t.id AS target_id, t.position, t.section, t.text, t.figure_unit, t.figure_recurrence,
      t.source_start, t.source_end, u.unit_id
    FROM target t JOIN target_unit u ON u.target_id = t.id
    WHERE t.programme_id = ${programmeId}::uuid AND t.figure_recurrence = ${recurrence}
      AND ${year} BETWEEN coalesce(u.from_year, t.baseline_year + 1, 0) AND coalesce(u.to_year, t.horizon_year, 9999)
      AND NOT EXISTS (SELECT 1 FROM observation o
        WHERE o.target_id = t.id AND o.unit_id = u.unit_id AND o.year = ${year} AND o.superseded_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM task k
        WHERE k.target_id = t.id AND k.lead_unit_id = u.unit_id AND k.period = ${String(year)})
    ORDER BY t.position, u.unit_id`;
}

function figureTask(
  owed: Owed,
  { year, dueOn }: FigurePeriod,
  bodies: { readonly officeUnitId: string; readonly advisingUnitId: string },
): NewTask {
  return {
    id: uuidv7(),
    parentId: null,
    draftTaskId: null,
    seriesId: null,
    period: String(year),
    position: owed.position,
    section: owed.section,
    text: `Cung cấp số liệu năm ${String(year)} của chỉ tiêu: ${owed.text}`,
    product: owed.figure_unit === null ? null : `Số liệu (${owed.figure_unit}), kèm nguồn`,
    evidence: "figure",
    kind: "dated",
    purpose: "figure",
    targetId: owed.target_id,
    recurrence: null,
    dueOn,
    dueText: null,
    source: { start: owed.source_start, end: owed.source_end },
    leadUnitId: owed.unit_id,
    // Nobody takes their own figures.
    reviewerUnitId: owed.unit_id === bodies.advisingUnitId ? bodies.officeUnitId : bodies.advisingUnitId,
    coordinatingUnitIds: [],
    executingUnitIds: [],
  };
}
