/** An account closed and opened again. Closing ends its sessions and voids its links at once. */
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

/** Done twice it changes nothing. Nobody closes their own: an installation is not left without its administrator. */
export async function disableAccount(db: Database, command: AccountCommand): Promise<AccountChanged> {
  const { actor, now } = command;
  demandGeneral(actor, "manage_accounts");
  if (command.accountId === actor.personId) {
    throw new DomainError("conflict", {
      vi: "Không thể tự khóa tài khoản của mình. Hãy nhờ một quản trị viên khác.",
      en: "Nobody disables their own account. Ask another administrator.",
    });
  }
  return once(db, command, async (tx) => {
    const { userId, personId, disabledAt, version } = await lockAccount(tx, command);
    if (disabledAt !== null) return { version };
    await tx.user.update({ where: { id: userId }, data: { disabledAt: now } });
    await tx.session.deleteMany({ where: { userId } });
    await withdrawLinks(tx, userId, now);
    await writeAccountEvent(tx, { kind: "account_disabled", personId, actor, now });
    return accountChanged(tx, userId);
  });
}

export async function enableAccount(db: Database, command: AccountCommand): Promise<AccountChanged> {
  const { actor, now } = command;
  demandGeneral(actor, "manage_accounts");
  return once(db, command, async (tx) => {
    const { userId, personId, disabledAt, version } = await lockAccount(tx, command);
    if (disabledAt === null) return { version };
    await tx.user.update({ where: { id: userId }, data: { disabledAt: null } });
    await writeAccountEvent(tx, { kind: "account_enabled", personId, actor, now });
    return accountChanged(tx, userId);
  });
}
