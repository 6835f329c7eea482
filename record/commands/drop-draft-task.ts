/** An instruction of a draft is dropped, being none, or taken back. */
import { DomainError } from "../../domain/errors.js";
import { type DraftTaskCommand, changeDraft, draftTaskIn } from "../change-draft.js";
import type { Database } from "../database.js";
import type { DraftTaskChanged } from "./correct-draft-task.js";

export type DropDraftTask = DraftTaskCommand & {
  /** false: it is taken back. */
  readonly dropped: boolean;
};

export async function dropDraftTask(
  db: Database,
  command: DropDraftTask,
): Promise<DraftTaskChanged & { readonly draftVersion: number }> {
  const { dropped, now } = command;
  return changeDraft(db, command, async (tx, draft) => {
    const row = await draftTaskIn(tx, draft, command.draftTaskId, command.expectedVersion);
    if ((row.droppedAt !== null) === dropped) throw already(dropped);
    const version = row.version + 1;
    await tx.draftTask.update({ where: { id: row.id }, data: { droppedAt: dropped ? now : null, version } });
    return {
      corrections: [{ object: "task", objectId: row.id, field: "dropped", before: !dropped, after: dropped }],
      answer: { draftTaskId: row.id, version },
    };
  });
}

export function already(dropped: boolean): DomainError {
  return new DomainError(
    "conflict",
    dropped
      ? { vi: "Mục này đã được bỏ trước đó.", en: "This was dropped before." }
      : { vi: "Mục này không bị bỏ, không cần lấy lại.", en: "This was not dropped." },
  );
}
