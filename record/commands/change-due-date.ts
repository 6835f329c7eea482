/** The office or the Standing Committee sets another due date. The first one stays on record and is scored beside it. */
import type { Day } from "../../domain/day.js";
import { deadline } from "../../domain/lateness.js";
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { withdrawExtensionRequest } from "../extensions.js";
import { datePassed } from "./return-task.js";

export interface NewDueDate {
  readonly dueOn: Day | null;
  /** Where `dueOn` is null: by so many working days, earlier where negative. */
  readonly shiftWorkingDays: number | null;
  readonly reason: string;
}

export async function changeDueDate(db: Database, command: TaskCommand & NewDueDate): Promise<TaskChanged> {
  const { now, reason, shiftWorkingDays } = command;
  return changeTask(db, command, "change_due_date", async (tx, task, calendar) => {
    if (task.clock.dueOn === null) throw noDate();
    const dueOn =
      command.dueOn ??
      (shiftWorkingDays === null ? null : calendar.addWorkingDays(task.clock.dueOn, shiftWorkingDays));
    if (dueOn === null) throw noNewDate();
    if (now >= deadline(dueOn)) throw datePassed(dueOn);
    await withdrawExtensionRequest(tx, task.row.id);
    return {
      patch: {
        dueOn,
        dueSetAt: now,
        dueVersion: task.row.due_version + 1,
        extensionRequestedAt: null,
        explainedAt: null,
        explanationDueOn: null,
      },
      detail: { dueOn, before: task.clock.dueOn, reason },
      notices: [
        {
          kind: "extension_decision",
          audiences: ["unit_focal", "unit_head", "coordinating_focal"],
          detail: { dueOn, remarks: reason },
        },
      ],
    };
  });
}

function noDate(): DomainError {
  return new DomainError("conflict", {
    vi: "Nhiệm vụ thường xuyên không có thời hạn để điều chỉnh.",
    en: "A continuous task has no due date to change.",
  });
}

function noNewDate(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Hãy ghi thời hạn mới hoặc số ngày làm việc cần dời.",
      en: "Give a new due date, or the working days to shift it by.",
    },
    { field: "dueOn" },
  );
}
