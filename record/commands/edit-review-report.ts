/** The advising board or the office edits the consolidated report, paragraph by paragraph. */
import { type Edit, edited } from "../../domain/review-chapters.js";
import { type CycleChanged, type CycleCommand, changeCycle } from "../change-cycle.js";
import { asColumn, chaptersIn } from "../chapters.js";
import type { Database } from "../database.js";

export function editReviewReport(
  db: Database,
  command: CycleCommand & { readonly paragraphs: readonly Edit[] },
): Promise<CycleChanged> {
  return changeCycle(db, command, "edit_report", (_tx, cycle) => ({
    data: {
      report: asColumn(edited(chaptersIn(cycle.report), command.paragraphs)),
    },
    detail: { paragraphs: command.paragraphs.map(({ id }) => id) },
  }));
}
