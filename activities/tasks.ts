/** What workflows have done to tasks: thin, idempotent doors to the record. */
import type { Plan } from "../domain/process.js";
import { conductTask } from "../record/commands/conduct-task.js";
import { openFigures } from "../record/commands/open-figures.js";
import { openOccurrences } from "../record/commands/open-occurrences.js";
import type { Database } from "../record/database.js";
import { countRungsDue } from "../record/queries/lagging.js";
import { asFailure } from "./failure.js";

/** `now` is the workflow's own, in milliseconds since 1970: Temporal's clock decides what is due, and tests move it. */
export interface TaskActivities {
  conductTask(taskId: string, now: number): Promise<Plan>;
  /** Of recurring work, and the yearly figures of targets. */
  openOccurrences(now: number): Promise<number>;
  /** Tasks whose rung has come and is not carried out yet. */
  countRungsDue(now: number): Promise<number>;
}

export function taskActivities(db: Database): TaskActivities {
  return {
    conductTask: (taskId, now) => asFailure(() => conductTask(db, { taskId, now: new Date(now) })),
    openOccurrences: async (now) =>
      (await openOccurrences(db, new Date(now))) + (await openFigures(db, new Date(now))),
    countRungsDue: (now) => countRungsDue(db, new Date(now)),
  };
}
