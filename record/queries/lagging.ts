/**
 * Rows whose workflow lags behind the record, the soonest rung first: it has not been told of the last change, or waits for a
 * later rung than a re-plan has brought. The condition is word for word that of the partial index.
 */
import type { Planned, ProcessKind } from "../../domain/process.js";
import type { Database } from "../database.js";
import { tableOf } from "../process-tables.js";

export async function lagging(db: Database, kind: ProcessKind, limit: number): Promise<Planned[]> {
  const rows = await db.prisma.$queryRaw<{ id: string; version: number; next_rung_at: Date | null }[]>`
    SELECT id, version, next_rung_at FROM ${tableOf(kind)}
    WHERE conducted_version < version OR coalesce(awaited_rung_at, 'infinity') > next_rung_at
    ORDER BY next_rung_at NULLS LAST LIMIT ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    plan: { version: row.version, nextRungAt: row.next_rung_at?.getTime() ?? null },
  }));
}

/** Tasks whose rung has come and is not carried out yet. */
export function countRungsDue(db: Database, now: Date): Promise<number> {
  return db.prisma.task.count({ where: { nextRungAt: { lte: now } } });
}
