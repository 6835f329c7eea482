/** What workflows have done to tasks: thin, idempotent doors to the record. */
import { ApplicationFailure, heartbeat } from "@temporalio/activity";
import type { Client } from "@temporalio/client";
import { DomainError } from "../domain/errors.js";
import { conductTask } from "../record/commands/conduct-task.js";
import { markConducted } from "../record/commands/mark-conducted.js";
import { openOccurrences } from "../record/commands/open-occurrences.js";
import type { Database } from "../record/database.js";
import { type LaggingTask, countRungsDue, laggingTasks } from "../record/queries/lagging-tasks.js";
import { type Plan, assignedTaskSignal, workflowNames } from "../workflows/contract.js";

/** `now` is the workflow's own, in milliseconds since 1970: Temporal's clock decides what is due, and tests move it. */
export interface TaskActivities {
  conductTask(taskId: string, now: number): Promise<Plan>;
  signalLaggingTasks(): Promise<number>;
  openOccurrences(now: number): Promise<number>;
  /** Tasks whose rung has come and is not carried out yet. */
  countRungsDue(now: number): Promise<number>;
}

/** Signals under way at once: enough to keep Temporal busy, few enough to leave the bodies' own acts in front. */
const AT_ONCE = 16;
const BATCH = 256;

export function taskActivities(db: Database, client: Client): TaskActivities {
  return {
    conductTask: (taskId, now) => asFailure(() => conductTask(db, { taskId, now: new Date(now) })),
    openOccurrences: (now) => openOccurrences(db, new Date(now)),
    countRungsDue: (now) => countRungsDue(db, new Date(now)),

    async signalLaggingTasks() {
      let told = 0;
      for (;;) {
        const batch = await laggingTasks(db, BATCH);
        for (let start = 0; start < batch.length; start += AT_ONCE) {
          const some = batch.slice(start, start + AT_ONCE);
          await Promise.all(some.map((task) => signalTask(client, task)));
          await markConducted(db, some);
          told += some.length;
          heartbeat(told);
        }
        if (batch.length < BATCH) return told;
      }
    },
  };
}

/** Tells a task's workflow of its plan, and starts one where none runs. */
export async function signalTask(client: Client, task: LaggingTask): Promise<void> {
  await client.workflow.signalWithStart(workflowNames.assignedTask, assignedTaskSignal(task));
}

/** What the rules refuse will be refused again: no retry. */
async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === "unavailable") throw error;
    throw ApplicationFailure.nonRetryable(error.message, error.code);
  }
}
