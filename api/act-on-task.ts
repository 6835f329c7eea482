/** Carries an act out, whichever door it came through: evidence first, then the command, then a word to the workflow. */
import { createHash } from "node:crypto";
import { DomainError } from "../domain/errors.js";
import type { Actor } from "../domain/permissions.js";
import type { TaskChanged } from "../record/change-task.js";
import { canonical } from "../record/journal.js";
import type { StoredFile } from "../record/reports.js";
import type { Services } from "./operation.js";
import type { TaskActDoor } from "./task-acts.js";

export interface ActRequest {
  readonly door: TaskActDoor;
  readonly taskId: string;
  readonly actor: Actor;
  readonly now: Date;
  readonly input: unknown;
  readonly files: readonly Express.Multer.File[];
  readonly idempotencyKey: string | undefined;
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
        idempotency: claimOf(request, files),
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

function claimOf({ idempotencyKey, door, taskId, input }: ActRequest, files: readonly StoredFile[]) {
  if (idempotencyKey === undefined || idempotencyKey === "") return undefined;
  if (!/^[\x20-\x7e]{1,200}$/.test(idempotencyKey)) {
    throw new DomainError(
      "invalid_input",
      {
        vi: "Mã Idempotency-Key phải có 1–200 ký tự ASCII. Hãy tải lại trang rồi gửi lại.",
        en: "An Idempotency-Key has 1–200 printable ASCII characters. Load the page again, or use another key.",
      },
      { field: "Idempotency-Key" },
    );
  }
  const asked = {
    act: door.act,
    taskId,
    input,
    files: files.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
  };
  return { key: idempotencyKey, requestHash: createHash("sha256").update(canonical(asked)).digest("hex") };
}
