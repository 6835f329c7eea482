/** The approved report is published to every unit that has a part in the programme. */
import { type CycleChanged, type CycleCommand, changeCycle, peopleOf } from "../change-cycle.js";
import type { Database, Transaction } from "../database.js";

export function publishReview(db: Database, command: CycleCommand): Promise<CycleChanged> {
  const { actor, now } = command;
  return changeCycle(db, command, "publish_report", async (tx, cycle) => ({
    data: { publishedById: actor.personId, publishedAt: now },
    tells: {
      announcement: { kind: "review_published", facts: { cycleId: cycle.id, title: cycle.title } },
      to: await peopleOf(tx, await unitsOf(tx, cycle.programmeId), now),
    },
  }));
}

async function unitsOf(tx: Transaction, programmeId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT lead_unit_id AS id FROM task WHERE programme_id = ${programmeId}::uuid AND state <> 'cancelled'
    UNION
    SELECT u.unit_id FROM task_unit u JOIN task t ON t.id = u.task_id
    WHERE t.programme_id = ${programmeId}::uuid AND t.state <> 'cancelled'
    UNION
    SELECT unnest(ARRAY[office_unit_id, advising_unit_id, committee_unit_id]) FROM programme WHERE id = ${programmeId}::uuid`;
  return rows.map((row) => row.id);
}
