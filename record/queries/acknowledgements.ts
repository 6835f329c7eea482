/** Who has acknowledged a programme, and who has not. */
import type { TaskState } from "../../domain/task.js";
import type { Lateness } from "../../domain/lateness.js";
import type { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { maybeDay } from "../days.js";
import type { AcknowledgementView } from "./programme-view.js";

interface Row {
  readonly id: string;
  readonly state: TaskState;
  readonly lateness: Lateness;
  readonly due_on: Date | null;
  readonly reported_at: Date | null;
  readonly unit_id: string;
  readonly code: string;
  readonly name: string;
  readonly short_name: string;
}

/** Of the tasks `t` that meet `condition`; who owes it still comes first. */
export async function acknowledgementsWhere(
  db: Database,
  condition: Prisma.Sql,
  lateness: Prisma.Sql,
): Promise<AcknowledgementView[]> {
  const rows = await db.sql.$queryRaw<Row[]>`
    SELECT t.id, t.state::text AS state, ${lateness} AS lateness, t.due_on, t.reported_at,
      u.id AS unit_id, u.code, u.name, u.short_name
    FROM task t JOIN unit u ON u.id = t.lead_unit_id
    WHERE t.purpose = 'acknowledgement' AND t.state <> 'cancelled' AND ${condition}
    ORDER BY t.state = 'completed', u.name, t.id`;
  return rows.map((row) => ({
    taskId: row.id,
    unit: { id: row.unit_id, code: row.code, name: row.name, shortName: row.short_name },
    state: row.state,
    lateness: row.lateness,
    dueOn: maybeDay(row.due_on),
    acknowledgedAt: row.state === "completed" ? row.reported_at : null,
  }));
}
