/** The office, the advising board or the Standing Committee urges a unit by hand: once a day for a task. */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";

export function urgeTask(
  db: Database,
  command: TaskCommand & { readonly text: string },
): Promise<TaskChanged> {
  const { now, text } = command;
  return changeTask(db, command, "urge", async (tx, task) => {
    if (task.clock.extensionRequestedAt !== null) throw extensionUndecided();
    const [last] = await tx.$queryRaw<{ at: Date }[]>`
      SELECT at FROM journal_event WHERE task_id = ${task.row.id}::uuid AND kind = 'task_urged'
      ORDER BY number DESC LIMIT 1`;
    if (last !== undefined && dayAt(last.at) === dayAt(now)) throw urgedToday();
    return {
      patch: {},
      detail: { text },
      notices: [{ kind: "urging", audiences: ["unit_focal", "unit_head"], detail: { text } }],
    };
  });
}

/** While a lawful request is pending nobody is urged. */
function extensionUndecided(): DomainError {
  return new DomainError("conflict", {
    vi: "Đơn vị đã xin gia hạn và đang chờ quyết định, nên chưa đôn đốc. Hãy quyết định việc gia hạn trước.",
    en: "The unit has asked an extension and waits for the decision. Decide that first.",
  });
}

function urgedToday(): DomainError {
  return new DomainError("conflict", {
    vi: "Nhiệm vụ này đã được đôn đốc trong ngày hôm nay. Hãy chờ đến ngày mai.",
    en: "This task has been urged today already. Wait until tomorrow.",
  });
}
