/** A co-ordinating unit hands its part to the lead; the lead goes on answering for the whole. */
import { DomainError } from "../../domain/errors.js";
import { type TaskChanged, changeTask } from "../change-task.js";
import type { Database } from "../database.js";
import { type ReportCommand, evidenceDetail, nothingSaid, writeReport } from "../reports.js";

export function contributeToTask(db: Database, command: ReportCommand): Promise<TaskChanged> {
  const { actor } = command;
  return changeTask(db, command, "contribute", async (tx, task) => {
    const units = task.parties.coordinatingUnitIds;
    // In one's own name where one's unit has a part, else in that of the unit below that has.
    const unitId = units.includes(actor.unitId) ? actor.unitId : units.find((id) => actor.unitIds.has(id));
    if (unitId === undefined) throw noPart();
    const reportId = await writeReport(tx, task, command, {
      kind: "contribution",
      unitId,
      progress: null,
      said: nothingSaid,
    });
    return {
      patch: {},
      detail: { reportId, unitId, evidence: evidenceDetail(command.evidence) },
      notices: [{ kind: "contribution", audiences: ["unit_focal"], detail: { text: command.text } }],
    };
  });
}

function noPart(): DomainError {
  return new DomainError("not_allowed", {
    vi: "Đơn vị của đồng chí không phối hợp thực hiện nhiệm vụ này.",
    en: "Your unit does not co-ordinate this task.",
  });
}
