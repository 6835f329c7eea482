/** A target's yearly figure is owed as a task of each unit, so that it is reminded like any other. */
import { v7 as uuidv7 } from "uuid";
import { dayAt } from "../../domain/day.js";
import { figureAsked } from "../../domain/figure.js";
import type { Policy } from "../../domain/policy.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { type NewTask, writeNewTasks } from "../new-tasks.js";

const TIMEOUT_MS = 120_000;

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

/** Returns the tasks opened. A figure that is given, or owed, already is left alone, so that a second run changes nothing. */
export async function openFigures(db: Database, now: Date): Promise<number> {
  const programmes = await db.prisma.programme.findMany({
    where: { state: "issued", targets: { some: { figureRecurrence: { not: null } } } },
    select: { id: true, policy: true, officeUnitId: true, advisingUnitId: true, committeeUnitId: true },
  });
  if (programmes.length === 0) return 0;
  const calendar = await calendarAt(db, now);
  let opened = 0;
  for (const programme of programmes) {
    opened += await db.prisma.$transaction(
      async (tx) => {
        // One opener at a time for a programme.
        await tx.$executeRaw`SELECT id FROM programme WHERE id = ${programme.id}::uuid FOR UPDATE`;
        const recurrences = await tx.$queryRaw<{ figure_recurrence: string }[]>`
          SELECT DISTINCT figure_recurrence FROM target
          WHERE programme_id = ${programme.id}::uuid AND figure_recurrence IS NOT NULL`;
        const tasks: NewTask[] = [];
        for (const { figure_recurrence } of recurrences) {
          const asked = figureAsked(figure_recurrence, dayAt(now));
          if (asked === null) continue;
          const owed = await tx.$queryRaw<Owed[]>`
            SELECT t.id AS target_id, t.position, t.section, t.text, t.figure_unit, t.figure_recurrence,
              t.source_start, t.source_end, u.unit_id
            FROM target t JOIN target_unit u ON u.target_id = t.id
            WHERE t.programme_id = ${programme.id}::uuid AND t.figure_recurrence = ${figure_recurrence}
              AND ${asked.year} BETWEEN coalesce(u.from_year, t.baseline_year + 1, 0) AND coalesce(u.to_year, t.horizon_year, 9999)
              AND NOT EXISTS (SELECT 1 FROM observation o
                WHERE o.target_id = t.id AND o.unit_id = u.unit_id AND o.year = ${asked.year} AND o.superseded_at IS NULL)
              AND NOT EXISTS (SELECT 1 FROM task k
                WHERE k.target_id = t.id AND k.lead_unit_id = u.unit_id AND k.period = ${String(asked.year)})
            ORDER BY t.position, u.unit_id`;
          tasks.push(...owed.map((one) => figureTask(one, asked, programme)));
        }
        await writeNewTasks(
          tx,
          {
            programme: { ...programme, policy: programme.policy as Policy | null }, // written by us alone
            calendar,
            now,
            issuer: { actorId: null, actorUnitId: null },
            mailDomain: db.mailDomain,
          },
          tasks,
        );
        return tasks.length;
      },
      { timeout: TIMEOUT_MS },
    );
  }
  return opened;
}

function figureTask(
  owed: Owed,
  { year, dueOn }: { readonly year: number; readonly dueOn: string },
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
