/** The office or the Standing Committee lets a task rest until a day; its clock stands meanwhile. */
import { type Day, dayAt } from "../../domain/day.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { withdrawExtensionRequest } from "../extensions.js";
import { datePassed } from "./return-task.js";

export function suspendTask(
  db: Database,
  command: TaskCommand & { readonly until: Day; readonly reason: string },
): Promise<TaskChanged> {
  const { now, until, reason } = command;
  return changeTask(db, command, "suspend", async (tx, task) => {
    if (until <= dayAt(now)) throw datePassed(until);
    await withdrawExtensionRequest(tx, task.row.id);
    return {
      patch: { suspendedAt: now, suspendedUntil: until, dueSetAt: now, extensionRequestedAt: null },
      detail: { until, reason },
      notices: [{ kind: "suspension", audiences: ["unit_focal", "unit_head"], detail: { until, reason } }],
    };
  });
}
