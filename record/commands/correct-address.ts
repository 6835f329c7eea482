/** The mail address of an account is put right, or one that was refused is confirmed to take mails again. */
import { DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import {
  type AccountChanged,
  type AccountCommand,
  accountChanged,
  lockAccount,
  withdrawLinks,
  writeAccountEvent,
} from "../account-row.js";
import type { Database } from "../database.js";
import { once } from "../idempotency.js";
import { emailTaken } from "./create-account.js";

/** The administrator's alone: who has the address can set the password. Links mailed to the old one are void. */
export async function correctAddress(
  db: Database,
  command: AccountCommand & { readonly email: string },
): Promise<AccountChanged> {
  const { actor, now } = command;
  const email = command.email.toLowerCase();
  demandGeneral(actor, "manage_accounts");
  return once(db, command, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts'))`;
    const { userId, personId } = await lockAccount(tx, command);
    if ((await tx.user.count({ where: { email, id: { not: userId } } })) > 0) throw emailTaken();
    await tx.user.update({ where: { id: userId }, data: { email, emailVerified: false } });
    await tx.person.update({ where: { id: personId }, data: { email, addressFailedAt: null } });
    await withdrawLinks(tx, userId, now);
    // No address: the event outlives the person's erasure.
    await writeAccountEvent(tx, { kind: "address_corrected", personId, actor, now });
    return accountChanged(tx, userId);
  });
}

/** The office's too: the mailbox was full, or its server down, and takes mails again. */
export async function confirmAddress(db: Database, command: AccountCommand): Promise<AccountChanged> {
  const { actor, now } = command;
  demandGeneral(actor, "settle_mails");
  return once(db, command, async (tx) => {
    const { userId, personId } = await lockAccount(tx, command);
    const { count } = await tx.person.updateMany({
      where: { id: personId, addressFailedAt: { not: null } },
      data: { addressFailedAt: null },
    });
    if (count === 0) throw notRefused();
    await writeAccountEvent(tx, { kind: "address_confirmed", personId, actor, now });
    return accountChanged(tx, userId);
  });
}

function notRefused(): DomainError {
  return new DomainError("conflict", {
    vi: "Địa chỉ thư này không bị từ chối. Hãy tải lại danh sách.",
    en: "This address is not refused. Load the list again.",
  });
}
