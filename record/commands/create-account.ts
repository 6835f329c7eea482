/** A new account: a person, their first membership, a log-in without a password, and the link that sets one. */
import { v7 as uuidv7 } from "uuid";
import { dayAt } from "../../domain/day.js";
import { DomainError, type Message } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import { writeAccountEvent } from "../account-row.js";
import type { Database } from "../database.js";
import { dateOf, maybeDate } from "../days.js";
import { type Claimed, once } from "../idempotency.js";
import { type NewMembership, checkMembership, membershipDetail } from "../memberships.js";
import { type LinkSent, writeLink } from "./send-account-link.js";

export interface CreateAccountCommand extends Claimed {
  readonly actor: Actor;
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly membership: NewMembership;
}

export async function createAccount(
  db: Database,
  secret: string,
  command: CreateAccountCommand,
): Promise<LinkSent> {
  const { actor, now, membership } = command;
  demandGeneral(actor, "manage_accounts");
  const username = command.username.toLowerCase();
  const email = command.email.toLowerCase();
  const id = uuidv7();
  const userId = uuidv7();
  return once(db, command, async (tx) => {
    // Two with one name at once stand in line here, and the second is told so.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts'))`;
    await checkMembership(tx, membership, now);
    if ((await tx.user.count({ where: { username } })) > 0) throw taken("username", usernameTaken);
    if ((await tx.user.count({ where: { email } })) > 0) throw emailTaken();
    await tx.person.create({
      data: {
        id,
        name: command.name,
        email,
        memberships: {
          create: {
            unitId: membership.unitId,
            role: membership.role,
            position: membership.position,
            isHead: membership.isHead,
            isFocal: membership.isFocal,
            validFrom: dateOf(membership.validFrom ?? dayAt(now)),
            validTo: maybeDate(membership.validTo ?? null),
          },
        },
        user: {
          create: {
            id: userId,
            name: command.name,
            email,
            // The administrator answers for the address; the link shows that it is reached.
            emailVerified: false,
            username,
            displayUsername: command.username,
            accounts: { create: { id: uuidv7(), accountId: userId, providerId: "credential" } },
          },
        },
      },
    });
    // No name and no address: the event outlives the person's erasure.
    const detail = membershipDetail(membership, now);
    await writeAccountEvent(tx, { kind: "account_created", personId: id, actor, now, detail });
    return writeLink(tx, db, secret, { userId, personId: id, email }, command);
  });
}

const usernameTaken: Message = {
  vi: "Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.",
  en: "This user name is taken. Choose another one.",
};

export function emailTaken(): DomainError {
  return taken("email", {
    vi: "Địa chỉ thư này đã thuộc một tài khoản khác. Mỗi tài khoản cần một địa chỉ riêng.",
    en: "This mail address belongs to another account. Each account needs its own.",
  });
}

function taken(field: string, message: Message): DomainError {
  return new DomainError("conflict", message, { field });
}
