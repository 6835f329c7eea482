/** Mails a one-time link that sets a password; the links sent before it are void. */
import { v7 as uuidv7 } from "uuid";
import { DomainError } from "../../domain/errors.js";
import { demandGeneral } from "../../domain/permissions.js";
import {
  type AccountCommand,
  accountChanged,
  lockAccount,
  writeAccountEvent,
  withdrawLinks,
} from "../account-row.js";
import { insertRows } from "../bulk.js";
import type { Database, Transaction } from "../database.js";
import { once } from "../idempotency.js";
import { hashOfSecret, oneTimeSecret } from "../one-time-secret.js";

export const LINK_HOURS = 72;

/** `expiresAt` is ISO 8601: an answer that is given again comes out of the record as text. */
export type LinkSent = {
  readonly accountId: string;
  readonly address: string;
  readonly expiresAt: string;
  /** Of the account. */
  readonly version: number;
};

export async function sendAccountLink(
  db: Database,
  secret: string,
  command: AccountCommand,
): Promise<LinkSent> {
  demandGeneral(command.actor, "manage_accounts");
  return once(db, command, async (tx) => {
    const account = await lockAccount(tx, command);
    if (account.disabledAt !== null) {
      throw new DomainError("conflict", {
        vi: "Tài khoản đang bị khóa. Hãy mở khóa trước khi gửi liên kết.",
        en: "The account is disabled. Enable it before you send a link.",
      });
    }
    if (account.email === null) {
      throw new DomainError(
        "conflict",
        {
          vi: "Tài khoản chưa có địa chỉ thư nên không gửi được liên kết.",
          en: "The account has no mail address, so no link can be sent.",
        },
        { field: "email" },
      );
    }
    return writeLink(tx, db, secret, { ...account, email: account.email }, command);
  });
}

/** In the transaction of the caller, which holds the account. */
export async function writeLink(
  tx: Transaction,
  db: Database,
  secret: string,
  account: { readonly userId: string; readonly personId: string; readonly email: string },
  { actor, now }: Pick<AccountCommand, "actor" | "now">,
): Promise<LinkSent> {
  const id = uuidv7();
  const mailId = uuidv7();
  const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
  await withdrawLinks(tx, account.userId, now);
  await insertRows(tx, "mail", [
    {
      id: mailId,
      kind: "account_link",
      person_id: account.personId,
      address: account.email,
      message_id: `<account_link.${mailId}@${db.mailDomain}>`,
      state: "pending",
      attempts: 0,
      written_at: now,
      not_before: now,
    },
  ]);
  await insertRows(tx, "account_link", [
    {
      id,
      user_id: account.userId,
      token_hash: hashOfSecret(oneTimeSecret(secret, "account-link", id)),
      mail_id: mailId,
      created_at: now,
      expires_at: expiresAt,
    },
  ]);
  await writeAccountEvent(tx, { kind: "link_sent", personId: account.personId, actor, now });
  return {
    accountId: account.personId,
    address: account.email,
    expiresAt: expiresAt.toISOString(),
    ...(await accountChanged(tx, account.userId)),
  };
}
