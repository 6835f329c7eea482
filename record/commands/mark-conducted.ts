/** Notes which version of each row its workflow has been told of, and the rung it now waits for. */
import type { Planned, ProcessKind } from "../../domain/process.js";
import type { Database } from "../database.js";
import { tableOf } from "../process-tables.js";

/** A version that is known already, or that a later change has overtaken, does no harm. */
export async function markConducted(
  db: Database,
  kind: ProcessKind,
  told: readonly Planned[],
): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ id, plan }) => ({
    id,
    version: plan.version,
    rung: plan.nextRungAt === null ? null : new Date(plan.nextRungAt),
  }));
  await db.sql.$executeRaw`
    UPDATE ${tableOf(kind)} t SET conducted_version = m.version, awaited_rung_at = m.rung
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id uuid, version int, rung timestamptz)
    WHERE t.id = m.id AND t.conducted_version <= m.version AND t.version >= m.version`;
}
