/** Whether a person may do a thing to a task at all: asked before files are taken in. The command asks again, under its lock. */
import { type Actor, type TaskRight, demand, taskNotFound } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { isUuid, partiesIn } from "../task-row.js";

/** Raises `not_found` or `not_allowed`. The state is not looked at: a repeated request is to get its first answer. */
export async function demandRight(
  db: Database,
  actor: Actor,
  right: TaskRight,
  taskId: string,
): Promise<void> {
  if (!isUuid(taskId)) throw taskNotFound();
  const task = await db.prisma.task.findUnique({
    where: { id: taskId },
    select: { leadUnitId: true, reviewerUnitId: true, units: { select: { unitId: true, role: true } } },
  });
  if (task === null) throw taskNotFound();
  demand(actor, right, partiesIn(task));
}
