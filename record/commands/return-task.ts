/** Reported work goes back to the unit, with remarks and a new date for the rework. */
import type { Day } from "../../domain/day.js";
import { deadline } from "../../domain/lateness.js";
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { dropReported } from "../observations.js";
import { reviewReport } from "../reports.js";

/** `dueOn` may be left out only where the task has no due date. */
export function returnTask(
  db: Database,
  command: TaskCommand & { readonly remarks: string; readonly dueOn: Day | null },
): Promise<TaskChanged> {
  const { now, actor, remarks, dueOn } = command;
  return changeTask(db, command, "return", async (tx, task) => {
    if (dueOn === null && task.clock.dueOn !== null) throw dateMissing();
    if (dueOn !== null && now >= deadline(dueOn)) throw datePassed(dueOn);
    await reviewReport(tx, task, { state: "returned", by: actor, now, remarks });
    await dropReported(tx, task, now);
    return {
      patch: {
        ...(dueOn === null ? {} : { dueOn }),
        dueSetAt: now,
        dueVersion: task.row.due_version + 1,
        reportedAt: null,
        explainedAt: null,
        explanationDueOn: null,
      },
      detail: { remarks, dueOn },
      notices: [{ kind: "return", audiences: ["unit_focal", "unit_head"], detail: { remarks, dueOn } }],
    };
  });
}

function dateMissing(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Hãy ghi thời hạn mới cho việc thực hiện lại.",
      en: "Give a new due date for the rework.",
    },
    { field: "dueOn" },
  );
}

/** A date that a person gives for work still to be done may not lie in the past. */
export function datePassed(dueOn: Day): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Ngày này đã qua. Hãy chọn một ngày còn ở phía trước.",
      en: "This day has passed. Choose one that is still ahead.",
    },
    { field: "dueOn", dueOn },
  );
}
