/** After Temporal's own store is lost: no workflow is known to have been told of anything, so that the sweep tells them all. */
import { type ProcessKind, processKinds } from "../../domain/process.js";
import type { Database } from "../database.js";
import { tableOf } from "../process-tables.js";

/**
 * Gives the rows of each kind whose workflow is to run again: those that have something ahead. Rungs that were carried
 * out stay carried out; a workflow that still runs learns what it knows already.
 */
export async function forgetConducted(db: Database): Promise<Readonly<Record<ProcessKind, number>>> {
  const forgotten = processKinds.map(
    async (kind) =>
      [
        kind,
        await db.sql.$executeRaw`
          UPDATE ${tableOf(kind)} SET conducted_version = 0, awaited_rung_at = NULL WHERE next_rung_at IS NOT NULL`,
      ] as const,
  );
  return Object.fromEntries(await Promise.all(forgotten)) as Record<ProcessKind, number>; // every kind is there
}
