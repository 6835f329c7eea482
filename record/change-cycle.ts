/**
 * The one way in which a person moves a cycle: lock it, ask whether they may and whether its state permits, carry the
 * change out, write the journal and what is to be told — in one transaction.
 */
import type { Announcement } from "../domain/announcement.js";
import type { Member } from "../domain/audience.js";
import { dayAt } from "../domain/day.js";
import { type Actor, cycleNotFound, demandGeneral, mayReadReviews } from "../domain/permissions.js";
import { type CycleAct, type ReviewState, cycleTransitions, moveCycle } from "../domain/review.js";
import type { Prisma, ReviewCycle } from "../prisma/generated/client.js";
import { announce } from "./announcements.js";
import type { Database, Transaction } from "./database.js";
import { directoryOf } from "./directory.js";
import { type Claimed, answerGiven, keepAnswer } from "./idempotency.js";
import { writeRegisterEvent } from "./register-journal.js";
import { isUuid } from "./task-row.js";
import { refuseStale } from "./version.js";

export interface CycleCommand extends Claimed {
  readonly cycleId: string;
  readonly actor: Actor;
  /** The version the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
}

/** A type, so that it can be kept as an answer. */
export type CycleChanged = {
  readonly cycleId: string;
  readonly version: number;
  readonly state: ReviewState;
};

interface CycleChange {
  readonly data: Prisma.ReviewCycleUncheckedUpdateInput;
  /** What the journal keeps of it: ids, not texts. */
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly tells?: { readonly announcement: Announcement; readonly to: readonly Member[] };
}

/** `before` takes locks that come before the cycle's own. */
export async function changeCycle(
  db: Database,
  command: CycleCommand,
  act: CycleAct,
  apply: (tx: Transaction, cycle: ReviewCycle) => Promise<CycleChange> | CycleChange,
  before: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<CycleChanged> {
  const { cycleId, actor, now } = command;
  // Whom the cycle does not concern is not told that it is there; `edit_review` and the others all read reviews.
  if (!isUuid(cycleId) || !mayReadReviews(actor)) throw cycleNotFound();
  return db.prisma.$transaction(async (tx) => {
    await before(tx);
    const cycle = await lockCycle(tx, cycleId);
    const answered = await answerGiven<CycleChanged>(tx, command);
    if (answered !== null) return answered;
    const { right, event } = cycleTransitions[act];
    demandGeneral(actor, right);
    refuseStale(cycle.version, command.expectedVersion);
    const state = moveCycle(cycle.state, act);
    const { data, detail, tells } = await apply(tx, cycle);
    const changed = { cycleId, version: cycle.version + 1, state };
    // It waits for people, or for nobody any more: no rung of its own is ahead.
    await tx.reviewCycle.update({
      where: { id: cycleId },
      data: { ...data, state, version: changed.version, nextRungAt: null },
    });
    await writeRegisterEvent(tx, now, {
      kind: event,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { cycleId, programmeId: cycle.programmeId, ...detail },
    });
    if (tells !== undefined)
      await announce(tx, cycle.programmeId, tells.announcement, tells.to, { now, mailDomain: db.mailDomain });
    await keepAnswer(tx, command, { ...changed });
    return changed;
  });
}

export async function lockCycle(tx: Transaction, cycleId: string): Promise<ReviewCycle> {
  await tx.$executeRaw`SELECT id FROM review_cycle WHERE id = ${cycleId}::uuid FOR UPDATE`;
  const cycle = await tx.reviewCycle.findUnique({ where: { id: cycleId } });
  if (cycle === null) throw cycleNotFound();
  return cycle;
}

/** Of each unit the head and the focal officers. */
export async function peopleOf(tx: Transaction, unitIds: readonly string[], now: Date): Promise<Member[]> {
  const directory = await directoryOf(tx, unitIds, dayAt(now));
  return [...directory.values()].flat().filter((member) => member.isHead || member.isFocal);
}
