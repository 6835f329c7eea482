/** The office or the advising board calls a review at once. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { type ReviewCall, refuseDates } from "../../domain/review.js";
import { calendarInForce, holdCalendar } from "../calendar.js";
import type { Database, Transaction } from "../database.js";
import { dateOf } from "../days.js";
import type { CycleChanged } from "../change-cycle.js";
import { type Claimed, once } from "../idempotency.js";
import { writeCycle } from "../new-cycle.js";
import { lockIssued } from "../programme-row.js";

export interface CallCycle extends ReviewCall, Claimed {
  readonly actor: Actor;
  readonly programmeId: string;
}

/** Hundreds of units are asked in one transaction; the default of five seconds is for small ones. */
const TIMEOUT_MS = 60_000;

/** Raises `not_allowed`, `not_found`, `invalid_input`, `conflict`. */
export async function callCycle(db: Database, command: CallCycle): Promise<CycleChanged> {
  const { actor, now } = command;
  demandGeneral(actor, "call_review");
  return once(
    db,
    command,
    async (tx) => {
      await holdCalendar(tx);
      const programme = await lockIssued(tx, command.programmeId);
      refuseDates(command, now);
      await refuseOverlap(tx, command);
      const cycleId = await writeCycle(
        tx,
        db,
        programme,
        command,
        { actorId: actor.personId, actorUnitId: actor.unitId, scheduleKey: null },
        { calendar: await calendarInForce(db, tx, now), now },
      );
      return { cycleId, version: 1, state: "called" as const };
    },
    { timeout: TIMEOUT_MS },
  );
}

async function refuseOverlap(
  tx: Transaction,
  { programmeId, kind, periodFrom, periodTo }: CallCycle,
): Promise<void> {
  const known = await tx.reviewCycle.findFirst({
    where: {
      programmeId,
      kind,
      state: { not: "cancelled" },
      periodFrom: { lte: dateOf(periodTo) },
      periodTo: { gte: dateOf(periodFrom) },
    },
    select: { id: true, title: true },
  });
  if (known === null) return;
  throw new DomainError(
    "conflict",
    {
      vi: `Đã có kỳ báo cáo cùng loại trùng thời gian: "${known.title}". Hãy dùng kỳ đã có, hoặc hủy kỳ đó trước.`,
      en: `A review of this kind overlaps the period: "${known.title}". Use it, or cancel it first.`,
    },
    { field: "periodFrom", cycleId: known.id },
  );
}
