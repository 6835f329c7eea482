/** A change of unit or role, from a day on: what the person may do follows it from the next request. */
import { demandGeneral } from "../../domain/permissions.js";
import { type AccountCommand, lockAccount, writeAccountEvent } from "../account-row.js";
import type { Database } from "../database.js";
import { answerGiven, keepAnswer } from "../idempotency.js";
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

export async function changeMembership(db: Database, command: ChangeMembershipCommand): Promise<void> {
  const { actor, now, membership, keepOthers } = command;
  demandGeneral(actor, "manage_accounts");
  await db.prisma.$transaction(async (tx) => {
    const { personId } = await lockAccount(tx, command.accountId);
    if ((await answerGiven(tx, command)) !== null) return;
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
    await keepAnswer(tx, command, { changed: true });
  });
}
