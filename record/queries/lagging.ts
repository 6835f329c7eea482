/**
 * Rows whose workflow lags behind the record, the soonest rung first: it has not been told of the last change, or waits for a
 * later rung than a re-plan has brought. The condition is word for word that of the partial index.
 */
import { type Planned, type ProcessKind, processKinds } from "../../domain/process.js";
import { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { tableOf } from "../process-tables.js";

const lags = Prisma.sql`conducted_version < version OR coalesce(awaited_rung_at, 'infinity') > next_rung_at`;

export async function lagging(db: Database, kind: ProcessKind, limit: number): Promise<Planned[]> {
  const rows = await db.sql.$queryRaw<{ id: string; version: number; next_rung_at: Date | null }[]>`
    SELECT id, version, next_rung_at FROM ${tableOf(kind)}
    WHERE ${lags}
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

/** Rows of every kind whose workflow lags. */
export async function countLagging(db: Database): Promise<number> {
  const counts = processKinds.map(async (kind) => {
    const [row] = await db.sql.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM ${tableOf(kind)} WHERE ${lags}`;
    return row?.count ?? 0;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Whether notices, mails or workflows wait to be told, and the next rung of any process, in one look. */
export async function liesAhead(
  db: Database,
): Promise<{ readonly waits: boolean; readonly rungAt: Date | null }> {
  const tables = processKinds.map(tableOf);
  const lagging = tables.map((table) => Prisma.sql`EXISTS (SELECT 1 FROM ${table} WHERE ${lags})`);
  const firsts = tables.map((table) => Prisma.sql`(SELECT min(next_rung_at) FROM ${table})`);
  const [row] = await db.sql.$queryRaw<{ waits: boolean; at: Date | null }[]>`
    SELECT EXISTS (SELECT 1 FROM notice WHERE mail_id IS NULL AND dropped_at IS NULL)
      OR EXISTS (SELECT 1 FROM mail WHERE state IN ('pending', 'sending'))
      OR ${Prisma.join(lagging, " OR ")} AS waits, least(${Prisma.join(firsts)}) AS at`;
  return { waits: row?.waits ?? false, rungAt: row?.at ?? null };
}
