/** The Standing Committee signs a succession, which is then carried out on its day; the office may withdraw it before. */
import { instantAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import { writeRegisterEvent } from "../register-journal.js";
import { type LockedSuccession, lockSuccession } from "../succession-row.js";
import { refuseStale } from "../version.js";
import { type SuccessionPrepared, checked, refuseUndecided } from "./prepare-succession.js";

interface SuccessionCommand extends Claimed {
  readonly actor: Actor;
  readonly successionId: string;
  readonly expectedVersion: number | undefined;
}

/** What has changed since it was prepared is looked at again: a task that came meanwhile wants its choice. */
export async function signSuccession(db: Database, command: SuccessionCommand): Promise<SuccessionPrepared> {
  const { actor, now, successionId } = command;
  demandGeneral(actor, "sign_succession");
  return once(db, command, async (tx) => {
    const succession = await lockSuccession(tx, successionId);
    refuseStale(succession.version, command.expectedVersion);
    refuseUnless(succession, ["prepared"]);
    refuseUndecided(await checked(tx, succession.plan, successionId));
    const version = succession.version + 1;
    await tx.succession.update({
      where: { id: successionId },
      data: {
        state: "signed",
        signedById: actor.personId,
        signedAt: now,
        version,
        nextRungAt: instantAt(succession.plan.effectiveOn, "00:00"),
      },
    });
    await writeRegisterEvent(tx, now, {
      kind: "succession_signed",
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { successionId, effectiveOn: succession.plan.effectiveOn },
    });
    return { successionId, version };
  });
}

export async function withdrawSuccession(
  db: Database,
  command: SuccessionCommand & { readonly reason: string },
): Promise<SuccessionPrepared> {
  const { actor, now, successionId, reason } = command;
  demandGeneral(actor, "prepare_succession");
  return once(db, command, async (tx) => {
    const succession = await lockSuccession(tx, successionId);
    refuseStale(succession.version, command.expectedVersion);
    refuseUnless(succession, ["prepared", "signed"]);
    const version = succession.version + 1;
    await tx.succession.update({
      where: { id: successionId },
      data: { state: "undone", endedAt: now, failure: reason, version, nextRungAt: null },
    });
    await writeRegisterEvent(tx, now, {
      kind: "succession_withdrawn",
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { successionId, reason },
    });
    return { successionId, version };
  });
}

function refuseUnless({ state }: LockedSuccession, from: readonly LockedSuccession["state"][]): void {
  if (from.includes(state)) return;
  throw new DomainError(
    "conflict",
    {
      vi: "Việc kế thừa này không còn ở trạng thái cho phép thao tác. Hãy tải lại trang để xem trạng thái mới nhất.",
      en: "The succession has moved on, so this cannot be done to it. Load the page again to see its present state.",
    },
    { state, possibleFrom: from },
  );
}
