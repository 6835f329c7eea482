/** What a mail that failed for good was to tell: the next morning's digest tells it, if need be to somebody else. */
import { peopleFor } from "../domain/audience.js";
import { dayAt } from "../domain/day.js";
import type { Transaction } from "./database.js";
import { directoryOf } from "./directory.js";

/** The notices of a digest wait again; a mail of one act is not told late, its failure is for the office to see. */
export async function releaseNotices(tx: Transaction, mailId: string): Promise<void> {
  await tx.notice.updateMany({
    where: { mailId, delivery: { in: ["digest", "weekly"] } },
    data: { mailId: null },
  });
}

/**
 * What waits for a person whose address reaches nobody goes to who answers for their unit: whoever new notices would
 * reach, and the office where the unit has nobody else.
 */
export async function passOn(tx: Transaction, personId: string, now: Date): Promise<void> {
  const waiting = await tx.notice.groupBy({
    by: ["unitId", "programmeId"],
    where: { personId, mailId: null, droppedAt: null, delivery: { in: ["digest", "weekly"] } },
  });
  const programmes = await tx.programme.findMany({
    where: { id: { in: waiting.map((group) => group.programmeId) } },
    select: { id: true, officeUnitId: true },
  });
  const officeOf = new Map(programmes.map((programme) => [programme.id, programme.officeUnitId]));
  const directory = await directoryOf(
    tx,
    [...waiting.map((group) => group.unitId), ...officeOf.values()],
    dayAt(now),
  );
  for (const { unitId, programmeId } of waiting) {
    const officeUnitId = officeOf.get(programmeId) ?? unitId;
    const [heir] = peopleFor("reviewer", asReviewer(unitId, officeUnitId), directory);
    if (heir === undefined) continue;
    await tx.notice.updateMany({
      where: {
        ...{ personId, unitId, programmeId, mailId: null, droppedAt: null },
        delivery: { in: ["digest", "weekly"] },
      },
      data: { personId: heir.personId, unitId: heir.unitId },
    });
  }
}

/** The audience of one unit, whatever its part in a task, with the office behind it. */
function asReviewer(unitId: string, officeUnitId: string) {
  return {
    leadUnitId: unitId,
    coordinatingUnitIds: [],
    reviewerUnitId: unitId,
    focalOfficerId: null,
    officeUnitId,
    advisingUnitId: unitId,
    committeeUnitId: unitId,
  };
}
