/** A change of unit or role, from a day on: what the person may do follows it from the next request. */
import { demandGeneral } from "../../domain/permissions.js";
import {
  type AccountChanged,
  type AccountCommand,
  accountChanged,
  lockAccount,
  writeAccountEvent,
} from "../account-row.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import {
  type NewMembership,
  addMembership,
  checkMembership,
  membershipDetail,
  replaceMemberships,
} from "../memberships.js";

export interface ChangeMembershipCommand extends AccountCommand {
  readonly membership: NewMembership;
  /** Keeps the memberships in force beside the new one. */
  readonly keepOthers: boolean;
}

export async function changeMembership(
  db: Database,
  command: ChangeMembershipCommand,
): Promise<AccountChanged> {
  const { actor, now, membership, keepOthers } = command;
  demandGeneral(actor, "manage_accounts");
  return once(db, command, async (tx) => {
    const { personId, userId } = await lockAccount(tx, command);
    await checkMembership(tx, membership, now);
    const before = await tx.membership.findMany({
      where: { personId },
      select: { unitId: true, role: true, validFrom: true, validTo: true },
      orderBy: { id: "asc" },
    });
    await (keepOthers ? addMembership : replaceMemberships)(tx, personId, membership, now);
    await writeAccountEvent(tx, {
      kind: "membership_changed",
      personId,
      actor,
      now,
      detail: { ...membershipDetail(membership, now), keepOthers, before },
    });
    return accountChanged(tx, userId);
  });
}
