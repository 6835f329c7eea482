/** Notes which version of each task its workflow has been told of, and the rung it now waits for. */
import type { Database } from "../database.js";
import type { LaggingTask } from "../queries/lagging-tasks.js";

/** A version that is known already, or that a later change has overtaken, does no harm. */
export async function markConducted(db: Database, told: readonly LaggingTask[]): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ taskId, plan }) => ({
    id: taskId,
    version: plan.version,
    rung: plan.nextRungAt === null ? null : new Date(plan.nextRungAt),
  }));
  await db.prisma.$executeRaw`
    UPDATE task t SET conducted_version = m.version, awaited_rung_at = m.rung
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id uuid, version int, rung timestamptz)
    WHERE t.id = m.id AND t.conducted_version <= m.version AND t.version >= m.version`;
}
