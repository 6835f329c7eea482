/** When a programme's reviews are called by themselves. */
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { type ReviewRule, defaultReviewRules, refuseRules } from "../../domain/review-calls.js";
import { Prisma } from "../../prisma/generated/client.js";
import type { Database } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import { lockIssued } from "../programme-row.js";
import type { ReviewRulesView } from "../queries/cycle-view.js";
import { writeRegisterEvent } from "../register-journal.js";
import { refuseStale } from "../version.js";

export interface SetReviewRules extends Claimed {
  readonly actor: Actor;
  readonly programmeId: string;
  /** null: those of the default again. */
  readonly rules: readonly ReviewRule[] | null;
  readonly expectedVersion?: number | undefined;
}

/** Cycles that are called already go on. Raises `not_allowed`, `not_found`, `invalid_input`, `conflict`, `stale`. */
export async function setReviewRules(db: Database, command: SetReviewRules): Promise<ReviewRulesView> {
  const { actor, now, programmeId, rules } = command;
  demandGeneral(actor, "call_review");
  if (rules !== null) refuseRules(rules);
  return once(db, command, async (tx) => {
    const programme = await lockIssued(tx, programmeId);
    refuseStale(programme.version, command.expectedVersion);
    const { version } = await tx.programme.update({
      where: { id: programmeId },
      data: {
        reviews: rules === null ? Prisma.DbNull : rules.map((rule) => ({ ...rule })),
        version: { increment: 1 },
      },
      select: { version: true },
    });
    await writeRegisterEvent(tx, now, {
      kind: "review_rules_set",
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { programmeId, rules },
    });
    return { rules: rules ?? defaultReviewRules, byDefault: rules === null, version };
  });
}
