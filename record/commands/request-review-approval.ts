/** The edited report goes before the Standing Committee. */
import { type CycleChanged, type CycleCommand, changeCycle, peopleOf } from "../change-cycle.js";
import type { Database } from "../database.js";

export function requestReviewApproval(db: Database, command: CycleCommand): Promise<CycleChanged> {
  return changeCycle(db, command, "request_approval", async (tx, cycle) => {
    const { committeeUnitId } = await tx.programme.findUniqueOrThrow({ where: { id: cycle.programmeId } });
    return {
      data: {},
      tells: {
        announcement: { kind: "review_approval", facts: { cycleId: cycle.id, title: cycle.title } },
        to: await peopleOf(tx, [committeeUnitId], command.now),
      },
    };
  });
}
