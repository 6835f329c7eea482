/** The lead unit asks for a later date. The first date stays on record beside whatever is granted. */
import { v7 as uuidv7 } from "uuid";
import type { Day } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { deadline } from "../../domain/lateness.js";
import { insertRows } from "../bulk.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { datePassed } from "./return-task.js";

export function requestExtension(
  db: Database,
  command: TaskCommand & { readonly dueOn: Day; readonly reason: string },
): Promise<TaskChanged> {
  const { now, actor, dueOn, reason } = command;
  return changeTask(db, command, "request_extension", async (tx, task) => {
    if (task.clock.extensionRequestedAt !== null) throw alreadyAsked();
    if (task.clock.dueOn === null || dueOn <= task.clock.dueOn) throw notLater(task.clock.dueOn);
    if (now >= deadline(dueOn)) throw datePassed(dueOn);
    await insertRows(tx, "extension_request", [
      {
        id: uuidv7(),
        task_id: task.row.id,
        unit_id: task.row.lead_unit_id,
        asked_by_id: actor.personId,
        asked_at: now,
        asked_due_on: dueOn,
        reason,
        state: "pending",
      },
    ]);
    return {
      patch: { extensionRequestedAt: now, lastHeardAt: now },
      detail: { dueOn, reason },
      notices: [{ kind: "extension_request", audiences: ["office"], detail: { dueOn, reason } }],
    };
  });
}

function alreadyAsked(): DomainError {
  return new DomainError("conflict", {
    vi: "Nhiệm vụ đã có một đề nghị gia hạn đang chờ quyết định. Hãy chờ kết quả hoặc liên hệ Văn phòng Tỉnh ủy.",
    en: "An extension of this task is already asked and undecided. Wait for the decision or turn to the office.",
  });
}

function notLater(dueOn: Day | null): DomainError {
  return new DomainError(
    "invalid_input",
    dueOn === null
      ? { vi: "Nhiệm vụ không có thời hạn nên không cần gia hạn.", en: "The task has no due date to extend." }
      : {
          vi: "Thời hạn đề nghị phải sau thời hạn hiện tại.",
          en: "The date asked must be later than the present one.",
        },
    { field: "dueOn", dueOn },
  );
}
