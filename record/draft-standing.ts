/** How a draft stands: what `openMatters` judges it by. */
import type { Day } from "../domain/day.js";
import type { DraftField, DraftStanding } from "../domain/draft.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";

interface Row {
  readonly id: string;
  readonly section: string;
  readonly dropped: boolean;
  readonly lead: readonly string[];
  readonly reviewer_unit_id: string | null;
  readonly ended: readonly string[];
}

/** `tx`: a transaction, or the client itself. */
export async function draftStanding(
  tx: Pick<Transaction, "$queryRaw" | "draftDoubt">,
  draft: { readonly id: string; readonly number: string; readonly title: string },
  today: Day,
): Promise<DraftStanding> {
  const day = dateOf(today);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.section, d.dropped_at IS NOT NULL AS dropped, d.reviewer_unit_id,
      coalesce(array_agg(u.id) FILTER (WHERE p.role = 'lead'), '{}') AS lead,
      coalesce(array_agg(u.name) FILTER (WHERE u.valid_to < ${day}::date), '{}')
        || coalesce(array_agg(DISTINCT r.name) FILTER (WHERE r.valid_to < ${day}::date), '{}') AS ended
    FROM draft_task d
    LEFT JOIN draft_task_unit p ON p.draft_task_id = d.id
    LEFT JOIN unit u ON u.id = p.unit_id
    LEFT JOIN unit r ON r.id = d.reviewer_unit_id
    WHERE d.programme_id = ${draft.id}::uuid
    GROUP BY d.id ORDER BY d.position, d.id`;
  const doubts = await tx.draftDoubt.findMany({
    where: { programmeId: draft.id, settledAt: null },
    select: { id: true, draftTaskId: true, field: true, name: true, reason: true },
    orderBy: [{ sourceStart: "asc" }, { id: "asc" }],
  });
  return {
    number: draft.number,
    title: draft.title,
    tasks: rows.map((row) => ({
      id: row.id,
      section: row.section,
      dropped: row.dropped,
      leadUnitIds: row.lead,
      reviewerUnitId: row.reviewer_unit_id,
      endedUnits: row.ended,
    })),
    doubts: doubts.map((doubt) => ({ ...doubt, field: doubt.field as DraftField })), // written by us alone
  };
}
