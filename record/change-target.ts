/** The one way in which a target changes: lock it, ask for right and version, carry the change out, write the register's journal. */
import type { Actor } from "../domain/permissions.js";
import type { Database, Transaction } from "./database.js";
import { type Answer, type IdempotencyClaim, once } from "./idempotency.js";
import { writeRegisterEvent } from "./register-journal.js";
import { type LockedTarget, lockTarget } from "./target-row.js";
import { isUuid } from "./task-row.js";
import { refuseStale } from "./version.js";

export interface TargetCommand {
  readonly targetId: string;
  readonly actor: Actor;
  readonly now: Date;
  /** The version the person saw; a newer one raises `stale`. */
  readonly expectedVersion?: number | undefined;
  readonly idempotency?: IdempotencyClaim | undefined;
}

export interface TargetChanged {
  readonly targetId: string;
  readonly version: number;
  /** The figure that was written, where one was. */
  readonly observationId: string | null;
}

export interface TargetChange {
  /** Of the register's journal. */
  readonly kind: "target_defined" | "observation_recorded" | "observation_corrected";
  readonly detail: Readonly<Record<string, unknown>>;
  readonly observationId?: string;
}

/** `demandRight` raises where the actor may see the target but not change it so. */
export async function changeTarget(
  db: Database,
  command: TargetCommand,
  demandRight: (target: LockedTarget) => void,
  apply: (tx: Transaction, target: LockedTarget) => Promise<TargetChange>,
): Promise<TargetChanged> {
  const { actor, now, targetId } = command;
  return once<TargetChanged & Answer>(db, command, async (tx) => {
    // The programme before its target, as its workflow takes them when it asks for figures.
    if (isUuid(targetId))
      await tx.$queryRaw`
        SELECT p.id FROM programme p JOIN target t ON t.programme_id = p.id
        WHERE t.id = ${targetId}::uuid FOR NO KEY UPDATE OF p`;
    const target = await lockTarget(tx, actor, targetId);
    demandRight(target);
    refuseStale(target.version, command.expectedVersion);
    const { kind, detail, observationId } = await apply(tx, target);
    const version = target.version + 1;
    await tx.target.update({ where: { id: targetId }, data: { version } });
    await writeRegisterEvent(tx, now, {
      kind,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { targetId, version, ...detail },
    });
    return { targetId, version, observationId: observationId ?? null };
  });
}
