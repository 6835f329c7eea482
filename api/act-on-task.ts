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
    const files = await services.evidence.keep(request.files);
    const changed = await door.run(
      services.db,
      {
        taskId,
        actor,
        now,
        expectedVersion: request.expectedVersion,
        idempotency: request.idempotency,
      },
      input,
      files,
    );
    services.poker.poke(changed);
    return changed;
  } finally {
    await services.evidence.discard(request.files);
  }
}
