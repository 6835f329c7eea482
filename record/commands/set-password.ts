/** A password set by a one-time link, or changed by who knows the one before. Either way the other sessions end. */
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../domain/errors.js";
import type { Actor } from "../../domain/permissions.js";
import { writeAccountEvent, withdrawLinks } from "../account-row.js";
import type { Database, Transaction } from "../database.js";
import { hashOfSecret } from "../one-time-secret.js";

/** Takes the link and sets the password, once: of fifty at the same moment one comes through. */
export async function setPasswordByLink(
  db: Database,
  command: { readonly token: string; readonly passwordHash: string; readonly now: Date },
): Promise<void> {
  const { token, passwordHash, now } = command;
  await db.prisma.$transaction(async (tx) => {
    // The row's lock arbitrates: who comes second finds the link used.
    const taken = await tx.$queryRaw<{ user_id: string; person_id: string }[]>`
      UPDATE account_link l SET used_at = ${now} FROM "user" u
      WHERE l.token_hash = ${hashOfSecret(token)} AND u.id = l.user_id AND u.disabled_at IS NULL
        AND l.used_at IS NULL AND l.withdrawn_at IS NULL AND l.expires_at > ${now}
      RETURNING l.user_id, u.person_id`;
    const row = taken[0];
    if (row === undefined) throw linkIsVoid();
    await storePassword(tx, row.user_id, passwordHash, now);
    await tx.session.deleteMany({ where: { userId: row.user_id } });
    const actor = { personId: row.person_id, unitId: null };
    await writeAccountEvent(tx, { kind: "password_set", personId: row.person_id, actor, now });
  });
}

/** Nothing is said of why: who holds a void link learns nothing of the account. */
export function linkIsVoid(): DomainError {
  return new DomainError("not_found", {
    vi: "Liên kết không còn hiệu lực: đã dùng, quá 72 giờ, hoặc đã có liên kết mới hơn. Hãy đề nghị quản trị viên gửi liên kết khác.",
    en: "The link is void: used, older than 72 hours, or replaced by a newer one. Ask the administrator for another.",
  });
}

export async function changePassword(
  db: Database,
  command: {
    readonly userId: string;
    /** The session that stays. */
    readonly sessionToken: string;
    readonly passwordHash: string;
    readonly actor: Actor;
    readonly now: Date;
  },
): Promise<void> {
  const { userId, sessionToken, passwordHash, actor, now } = command;
  await db.prisma.$transaction(async (tx) => {
    await storePassword(tx, userId, passwordHash, now);
    await tx.session.deleteMany({ where: { userId, token: { not: sessionToken } } });
    await writeAccountEvent(tx, { kind: "password_changed", personId: actor.personId, actor, now });
  });
}

async function storePassword(tx: Transaction, userId: string, password: string, now: Date): Promise<void> {
  const stored = await tx.account.updateMany({
    where: { userId, providerId: "credential" },
    data: { password },
  });
  if (stored.count === 0) {
    await tx.account.create({
      data: { id: uuidv7(), accountId: userId, providerId: "credential", userId, password },
    });
  }
  // A link that still lies in a mailbox would undo this.
  await withdrawLinks(tx, userId, now);
}
