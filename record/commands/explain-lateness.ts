/** The unit explains why the task is late, asked or not. */
import { v7 as uuidv7 } from "uuid";
import { deadline } from "../../domain/lateness.js";
import { DomainError } from "../../domain/errors.js";
import { dayAt } from "../../domain/day.js";
import { insertRows } from "../bulk.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function explainLateness(
  db: Database,
  command: TaskCommand & { readonly text: string },
): Promise<TaskChanged> {
  const { now, actor, text } = command;
  return changeTask(db, command, "explain", async (tx, task) => {
    const { dueOn, reportedAt } = task.clock;
    // Work under review is judged by the instant it was reported.
    if (dueOn === null || (reportedAt ?? now) <= deadline(dueOn)) throw notLate();
    const answered = await tx.$executeRaw`
      UPDATE explanation SET text = ${text}, given_by_id = ${actor.personId}::uuid, given_at = ${now}
      WHERE task_id = ${task.row.id}::uuid AND given_at IS NULL`;
    if (answered === 0) {
      await insertRows(tx, "explanation", [
        {
          id: uuidv7(),
          task_id: task.row.id,
          demanded_at: now,
          due_on: dayAt(now),
          text,
          given_by_id: actor.personId,
          given_at: now,
        },
      ]);
    }
    return {
      patch: { explainedAt: now, explanationDueOn: null, lastHeardAt: now },
      detail: { text },
    };
  });
}

function notLate(): DomainError {
  return new DomainError("conflict", {
    vi: "Nhiệm vụ chưa quá hạn nên chưa cần giải trình.",
    en: "The task is not late, so there is nothing to explain.",
  });
}
