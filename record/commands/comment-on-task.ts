/** A word on a task to the others concerned; it changes nothing else, and makes nobody's form stale. */
import { v7 as uuidv7 } from "uuid";
import { insertRows } from "../bulk.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function commentOnTask(
  db: Database,
  command: TaskCommand & { readonly text: string },
): Promise<TaskChanged> {
  const { actor, now, text } = command;
  return changeTask(db, command, "comment", async (tx, task) => {
    const commentId = uuidv7();
    await insertRows(tx, "comment", [
      {
        id: commentId,
        task_id: task.row.id,
        unit_id: actor.unitId,
        author_id: actor.personId,
        text,
        written_at: now,
      },
    ]);
    const ofLead = actor.unitIds.has(task.parties.leadUnitId) && actor.roles.includes("officer");
    return {
      patch: {},
      sameVersion: true,
      detail: { commentId, text },
      notices: [{ kind: "comment", audiences: ofLead ? ["reviewer"] : ["unit_focal"], detail: { text } }],
    };
  });
}
