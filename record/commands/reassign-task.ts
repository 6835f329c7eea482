/** The office or the Standing Committee gives a task to another lead, who begins by accepting it. */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, type TaskCommand, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { dropDemand } from "../explanations.js";
import { withdrawExtensionRequest } from "../extensions.js";
import { withdrawCompletion } from "../reports.js";
import { unitsInForce } from "../units-of-task.js";

export function reassignTask(
  db: Database,
  command: TaskCommand & { readonly leadUnitId: string; readonly reason: string },
): Promise<TaskChanged> {
  const { now, leadUnitId, reason } = command;
  return changeTask(db, command, "reassign", async (tx, task) => {
    if (leadUnitId === task.parties.leadUnitId) throw sameLead();
    await unitsInForce(tx, [leadUnitId], dayAt(now), "leadUnitId");
    await tx.$executeRaw`DELETE FROM task_unit WHERE task_id = ${task.row.id}::uuid AND unit_id = ${leadUnitId}::uuid`;
    await withdrawExtensionRequest(tx, task.row.id);
    await withdrawCompletion(tx, task);
    await dropDemand(tx, task.row.id);
    // Nobody reviews their own work.
    const reviewerUnitId =
      leadUnitId === task.parties.reviewerUnitId ? task.parties.officeUnitId : task.parties.reviewerUnitId;
    return {
      patch: {
        leadUnitId,
        reviewerUnitId,
        focalOfficerId: null,
        assignedAt: now,
        acceptedAt: null,
        lastHeardAt: null,
        reportedAt: null,
        declinedAt: null,
        extensionRequestedAt: null,
        explainedAt: null,
        explanationDueOn: null,
        escalatedAt: null,
        suspendedAt: null,
        suspendedUntil: null,
        dueSetAt: now,
        dueVersion: task.row.due_version + 1,
      },
      detail: { from: task.parties.leadUnitId, to: leadUnitId, reason },
      notices: [{ kind: "assignment", audiences: ["unit_focal", "unit_head"] }],
      involved: { leadUnitId, reviewerUnitId, focalOfficerId: null },
    };
  });
}

function sameLead(): DomainError {
  return new DomainError(
    "invalid_input",
    {
      vi: "Đơn vị này đang chủ trì nhiệm vụ. Hãy chọn đơn vị khác.",
      en: "This unit leads the task already. Choose another.",
    },
    { field: "leadUnitId" },
  );
}
