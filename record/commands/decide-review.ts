/** The Standing Committee approves the report, or sends it back with remarks. */
import { type CycleChanged, type CycleCommand, changeCycle } from "../change-cycle.js";
import { asColumn } from "../chapters.js";
import { addLateReports } from "../consolidated-draft.js";
import type { Database } from "../database.js";

export function approveReview(db: Database, command: CycleCommand): Promise<CycleChanged> {
  const { actor, now } = command;
  return changeCycle(db, command, "approve_report", () => ({
    data: { approvedById: actor.personId, approvedAt: now, remarks: null },
  }));
}

/** What came in while it lay before the Standing Committee is in it when it comes back. */
export function returnReview(
  db: Database,
  command: CycleCommand & { readonly remarks: string },
): Promise<CycleChanged> {
  return changeCycle(db, command, "return_report", async (tx, cycle) => ({
    data: { remarks: command.remarks, report: asColumn(await addLateReports(tx, cycle)) },
    detail: { remarks: command.remarks },
  }));
}
