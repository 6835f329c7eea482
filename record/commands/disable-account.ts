/** An account closed and opened again. Closing ends its sessions and voids its links at once. */
import { DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import { type AccountCommand, lockAccount, writeAccountEvent } from "../account-row.js";
import type { Database } from "../database.js";

/** Done twice it changes nothing. Nobody closes their own: an installation is not left without its administrator. */
export async function disableAccount(db: Database, command: AccountCommand): Promise<void> {
  const { actor, now } = command;
  demandGeneral(actor, "manage_accounts");
  if (command.accountId === actor.personId) {
    throw new DomainError("conflict", {
      vi: "Không thể tự khóa tài khoản của mình. Hãy nhờ một quản trị viên khác.",
      en: "Nobody disables their own account. Ask another administrator.",
    });
  }
  await db.prisma.$transaction(async (tx) => {
    const { userId, personId, disabledAt } = await lockAccount(tx, command.accountId);
    if (disabledAt !== null) return;
    await tx.user.update({ where: { id: userId }, data: { disabledAt: now } });
    await tx.session.deleteMany({ where: { userId } });
    await tx.accountLink.updateMany({
      where: { userId, usedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    });
    await writeAccountEvent(tx, { kind: "account_disabled", personId, actor, now });
  });
}

export async function enableAccount(db: Database, command: AccountCommand): Promise<void> {
  const { actor, now } = command;
  demandGeneral(actor, "manage_accounts");
  await db.prisma.$transaction(async (tx) => {
    const { userId, personId, disabledAt } = await lockAccount(tx, command.accountId);
    if (disabledAt === null) return;
    await tx.user.update({ where: { id: userId }, data: { disabledAt: null } });
    await writeAccountEvent(tx, { kind: "account_enabled", personId, actor, now });
  });
}
