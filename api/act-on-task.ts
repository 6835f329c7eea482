/** Carries an act out, whichever door it came through: evidence first, then the command, then a word to the workflow. */
import type { Actor } from "../domain/permissions.js";
import type { TaskChanged } from "../record/change-task.js";
import type { IdempotencyClaim } from "../record/idempotency.js";
import type { Services } from "./operation.js";
import type { TaskActDoor } from "./task-acts.js";

export interface ActRequest {
  readonly door: TaskActDoor;
  readonly taskId: string;
  readonly actor: Actor;
  readonly now: Date;
  readonly input: unknown;
  readonly files: readonly Express.Multer.File[];
  readonly idempotency: IdempotencyClaim | undefined;
  readonly expectedVersion: number | undefined;
}

export async function actOnTask(services: Services, request: ActRequest): Promise<TaskChanged> {
  const { door, taskId, actor, now, input } = request;
  try {
    const files = await services.evidence.describe(request.files);
    const command = {
      taskId,
      actor,
      now,
      expectedVersion: request.expectedVersion,
      idempotency: request.idempotency,
    };
    if (files.length > 0) {
      // What is to be refused is refused before its files are kept: once kept they may be another report's too, and
      // nobody could take them away again without taking them from it.
      await door.run(services.db, { ...command, dryRun: true }, input, files);
      await services.evidence.keep(request.files);
    }
    const changed = await door.run(services.db, command, input, files);
    services.poker.poke(changed);
    return changed;
  } finally {
    await services.evidence.discard(request.files);
  }
}
