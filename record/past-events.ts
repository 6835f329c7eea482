/** What a task's clock was set by, from its journal. */
import type { PastEvent } from "../domain/history.js";
import { Prisma } from "../prisma/generated/client.js";
import type { Database } from "./database.js";
import { grouped } from "./grouped.js";

/** Of each task, oldest first; before `until`, or all. */
export async function pastEvents(
  db: Database,
  ids: readonly string[],
  until: Date | null,
): Promise<Map<string, PastEvent[]>> {
  const within = until === null ? Prisma.sql`true` : Prisma.sql`at < ${until}`;
  const rows = await db.sql.$queryRaw<{ taskId: string; kind: string; at: Date; detail: { set: object } }[]>`
    SELECT task_id AS "taskId", kind, at, jsonb_build_object('set', detail -> 'set') AS detail FROM journal_event
    WHERE task_id = ANY(${[...ids]}::uuid[]) AND ${within} AND detail ? 'set'
    ORDER BY task_id, number`;
  return grouped(rows, (row) => row.taskId);
}
