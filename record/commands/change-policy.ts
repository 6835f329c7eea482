/** A programme gets a ladder of its own, or the default one again; its open tasks are planned anew. */
import { checkPolicy } from "../../domain/check-policy.js";
import type { PolicyFault } from "../../domain/check-policy.js";
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { type Policy, defaultPolicy } from "../../domain/policy.js";
import { Prisma } from "../../prisma/generated/client.js";
import { calendarInForce } from "../calendar.js";
import type { Database } from "../database.js";
import { type Claimed, once } from "../idempotency.js";
import { lockProgramme, programmeClosed } from "../programme-row.js";
import { type ReplanSummary, nextReplanNumber, replan } from "../replan.js";
import { writeRegisterEvent } from "../register-journal.js";

export interface ChangePolicy extends Claimed {
  readonly actor: Actor;
  readonly programmeId: string;
  readonly expectedVersion?: number | undefined;
  /** null: the default. */
  readonly policy: Policy | null;
}

export type PolicyChanged = {
  readonly programmeId: string;
  readonly version: number;
  readonly replan: ReplanSummary;
};

const TIMEOUT_MS = 120_000;

/** Raises `not_allowed`, `invalid_input` with every fault, `not_found`, `stale`, `conflict` where it is closed. */
export async function changePolicy(db: Database, command: ChangePolicy): Promise<PolicyChanged> {
  const { actor, now, programmeId, policy } = command;
  demandGeneral(actor, "manage_policy");
  if (policy !== null) refuseFaultyPolicy(policy);
  return once(
    db,
    command,
    async (tx) => {
      const programme = await lockProgramme(tx, command);
      if (programme.state === "closed") throw programmeClosed();
      const before = programme.policy as Policy | null; // written by us alone
      const version = programme.version + 1;
      await tx.programme.update({
        where: { id: programmeId },
        data: {
          version,
          policy: policy === null ? Prisma.DbNull : (policy as unknown as Prisma.InputJsonObject),
        },
      });
      const calendar = await calendarInForce(db, tx, now);
      const number = await nextReplanNumber(tx);
      const kind = "policy_changed";
      const detail = { before, after: policy };
      const summary = await replan(
        tx,
        number,
        { actor, now, kind, programmeId, detail },
        { before: calendar, after: calendar, policyBefore: before ?? defaultPolicy },
      );
      await writeRegisterEvent(tx, now, {
        kind,
        actorId: actor.personId,
        actorUnitId: actor.unitId,
        detail: { programmeId, replan: number, ...detail },
      });
      return { programmeId, version, replan: summary };
    },
    { timeout: TIMEOUT_MS },
  );
}

/** Raises `invalid_input` with every fault, its field as `rules.3.after`. */
export function refuseFaultyPolicy(policy: Policy): void {
  const faults = checkPolicy(policy);
  const [first] = faults;
  if (first === undefined) return;
  throw new DomainError("invalid_input", first.message, {
    field: fieldOf(first),
    errors: faults.map((fault) => ({ field: fieldOf(fault), message: fault.message })),
  });
}

function fieldOf({ rule, field }: PolicyFault): string {
  return rule === null ? field : `rules.${String(rule)}.${field}`;
}
