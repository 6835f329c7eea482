/** Whether a person may do a thing to a task at all: asked before files are taken in. The command asks again, under its lock. */
import { type Actor, type Parties, type TaskRight, demand, taskNotFound } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { isUuid } from "../task-row.js";

/** Raises `not_found` or `not_allowed`. The state is not looked at: a repeated request is to get its first answer. */
export async function demandRight(
  db: Database,
  actor: Actor,
  right: TaskRight,
  taskId: string,
): Promise<void> {
  if (!isUuid(taskId)) throw taskNotFound();
  const [task] = await db.sql.$queryRaw<Parties[]>`
    SELECT t.lead_unit_id AS "leadUnitId", t.reviewer_unit_id AS "reviewerUnitId",
      ARRAY(SELECT u.unit_id FROM task_unit u WHERE u.task_id = t.id AND u.role = 'coordinating') AS "coordinatingUnitIds",
      ARRAY(SELECT u.unit_id FROM task_unit u WHERE u.task_id = t.id AND u.role = 'executing') AS "executingUnitIds"
    FROM task t WHERE t.id = ${taskId}::uuid`;
  if (task === undefined) throw taskNotFound();
  demand(actor, right, task);
}
