/** The due dates of a unit's tasks, for whoever holds the secret address of its calendar. */
import type { Day } from "../../domain/day.js";
import type { TaskState } from "../../domain/task.js";
import { hashOfSecret } from "../one-time-secret.js";
import type { Database } from "../database.js";
import { dayFrom } from "../days.js";

export interface UnitCalendar {
  readonly unitName: string;
  readonly entries: readonly CalendarEntry[];
}

export interface CalendarEntry {
  readonly taskId: string;
  /** Rises with every change of the task. */
  readonly version: number;
  readonly section: string;
  readonly text: string;
  readonly programme: string;
  readonly state: TaskState;
  /** Its unit co-ordinates and does not lead. */
  readonly coordinating: boolean;
  readonly dueOn: Day;
  readonly changedAt: Date;
}

/** So long after a task is closed its entry is sent as cancelled, for calendars that keep what they once got. */
const CLOSED_SHOWN_MS = 30 * 24 * 3_600_000;

/** null: there is no such address. */
export async function unitCalendar(db: Database, secret: string, now: Date): Promise<UnitCalendar | null> {
  const address = await db.prisma.calendarAddress.findUnique({
    where: { secretHash: hashOfSecret(secret) },
    select: { unit: { select: { id: true, name: true } } },
  });
  if (address === null) return null;
  const { unit } = address;
  // Who reads evidence changes nothing that a calendar shows.
  const rows = await db.sql.$queryRaw<
    {
      id: string;
      version: number;
      section: string;
      text: string;
      programme: string;
      state: TaskState;
      coordinating: boolean;
      due_on: Date;
      changed_at: Date;
    }[]
  >`
    SELECT t.id, t.version, t.section, t.text, p.type || ' ' || p.number AS programme, t.state::text AS state,
      t.lead_unit_id <> ${unit.id}::uuid AS coordinating, t.due_on,
      coalesce((SELECT j.at FROM journal_event j WHERE j.task_id = t.id AND j.kind <> 'evidence_read'
        ORDER BY j.number DESC LIMIT 1), t.assigned_at) AS changed_at
    FROM task t JOIN programme p ON p.id = t.programme_id
    WHERE t.due_on IS NOT NULL
      AND (t.state NOT IN ('completed', 'cancelled') OR t.closed_at > ${new Date(now.getTime() - CLOSED_SHOWN_MS)})
      AND (t.lead_unit_id = ${unit.id}::uuid OR EXISTS (
        SELECT 1 FROM task_unit u WHERE u.task_id = t.id AND u.unit_id = ${unit.id}::uuid AND u.role = 'coordinating'))
    ORDER BY t.due_on, t.position, t.id`;
  return {
    unitName: unit.name,
    entries: rows.map((row) => ({
      taskId: row.id,
      version: row.version,
      section: row.section,
      text: row.text,
      programme: row.programme,
      state: row.state,
      coordinating: row.coordinating,
      dueOn: dayFrom(row.due_on),
      changedAt: row.changed_at,
    })),
  };
}
