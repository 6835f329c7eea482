/** Whom a task that changed concerns: what decides which open pages are told. */
import type { Parties } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { isUuid, partiesIn } from "../task-row.js";

export interface ChangedTask {
  readonly id: string;
  readonly programmeId: string;
  readonly parties: Parties;
}

/** Of the ids that name tasks. */
export async function changedTasks(db: Database, ids: readonly string[]): Promise<ChangedTask[]> {
  const rows = await db.prisma.task.findMany({
    where: { id: { in: ids.filter(isUuid) } },
    select: {
      id: true,
      programmeId: true,
      leadUnitId: true,
      reviewerUnitId: true,
      units: { select: { unitId: true, role: true } },
    },
  });
  return rows.map((row) => ({ id: row.id, programmeId: row.programmeId, parties: partiesIn(row) }));
}
