/** The office or the Standing Committee grants an extension, whole or shorter, or refuses it. */
import type { Day } from "../../domain/day.js";
import { deadline } from "../../domain/lateness.js";
import { DomainError } from "../../domain/errors.js";
import { updateRow } from "../bulk.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { undecidedRequest } from "../extensions.js";
import { datePassed } from "./return-task.js";

export interface ExtensionDecision {
  readonly decision: "grant" | "refuse";
  /** The granted date where it is not the one asked. */
  readonly dueOn: Day | null;
  readonly remarks: string | null;
}

export function decideExtension(
  db: Database,
  command: TaskCommand & ExtensionDecision,
): Promise<TaskChanged> {
  const { now, actor, decision, remarks } = command;
  return changeTask(db, command, "decide_extension", async (tx, task) => {
    const request = await undecidedRequest(tx, task.row.id);
    if (request === null) throw nothingAsked();
    const granted = decision === "grant" ? (command.dueOn ?? request.askedDueOn) : null;
    if (granted !== null && task.clock.dueOn !== null && granted <= task.clock.dueOn)
      throw notLater(task.clock.dueOn);
    if (granted !== null && now >= deadline(granted)) throw datePassed(granted);
    await updateRow(tx, "extension_request", request.id, {
      state: granted === null ? "refused" : "granted",
      decided_by_id: actor.personId,
      decided_at: now,
      granted_due_on: granted,
      remarks,
    });
    return {
      patch: {
        extensionRequestedAt: null,
        ...(granted === null
          ? {}
          : {
              dueOn: granted,
              dueSetAt: now,
              dueVersion: task.row.due_version + 1,
              explainedAt: null,
              explanationDueOn: null,
            }),
      },
      detail: { decision, dueOn: granted, remarks },
      notices: [
        {
          kind: "extension_decision",
          audiences: ["unit_focal", "unit_head"],
          detail: { decision, dueOn: granted, askedDueOn: request.askedDueOn, remarks },
        },
      ],
    };
  });
}

function nothingAsked(): DomainError {
  return new DomainError("conflict", {
    vi: "Không có đề nghị gia hạn nào đang chờ quyết định. Hãy tải lại trang.",
    en: "No extension is waiting for a decision. Load the page again.",
  });
}

function notLater(dueOn: Day): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Thời hạn cho gia hạn phải sau thời hạn hiện tại.",
      en: "The granted date must be later than the present one.",
    },
    { field: "dueOn", dueOn },
  );
}
