/** The second step of signing in: an authenticator enrolled, confirmed by a first code, and taken away. */
import { DomainError } from "../../domain/errors.js";
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import {
  type AccountChanged,
  type AccountCommand,
  accountChanged,
  lockAccount,
  writeAccountEvent,
} from "../account-row.js";
import type { Database, Transaction } from "../database.js";

interface OwnCommand {
  readonly userId: string;
  readonly actor: Actor;
  readonly now: Date;
}

/** `secret` is encrypted. A confirmed one stays until it is taken away: nobody slips another one under it. */
export async function beginSecondStep(
  db: Database,
  { userId, now, secret }: OwnCommand & { readonly secret: string },
): Promise<void> {
  await db.sql.$executeRaw`
    INSERT INTO second_step (user_id, secret, created_at) VALUES (${userId}, ${secret}, ${now})
    ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
    WHERE second_step.confirmed_at IS NULL`;
}

/** `counter`: that of the first code, which is thereby used. The other sessions end. */
export async function confirmSecondStep(
  db: Database,
  command: OwnCommand & {
    readonly counter: number;
    readonly recoveryHashes: readonly string[];
    /** The session that stays. */
    readonly sessionToken: string;
  },
): Promise<void> {
  const { userId, actor, now, counter } = command;
  await db.prisma.$transaction(async (tx) => {
    const confirmed = await tx.secondStep.updateMany({
      where: { userId, confirmedAt: null },
      data: { confirmedAt: now, lastCounter: counter },
    });
    if (confirmed.count === 0) {
      throw new DomainError("conflict", {
        vi: "Chưa bắt đầu đăng ký, hoặc bước xác thực thứ hai đã bật.",
        en: "Enrolment has not begun, or the second step is on already.",
      });
    }
    await storeRecoveryCodes(tx, userId, command.recoveryHashes);
    await tx.session.deleteMany({ where: { userId, token: { not: command.sessionToken } } });
    await writeAccountEvent(tx, { kind: "second_step_enrolled", personId: actor.personId, actor, now });
    await accountChanged(tx, userId);
  });
}

export async function replaceRecoveryCodes(
  db: Database,
  { userId, actor, now, recoveryHashes }: OwnCommand & { readonly recoveryHashes: readonly string[] },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await storeRecoveryCodes(tx, userId, recoveryHashes);
    await writeAccountEvent(tx, { kind: "recovery_codes_made", personId: actor.personId, actor, now });
  });
}

export async function removeOwnSecondStep(db: Database, { userId, actor, now }: OwnCommand): Promise<void> {
  await db.prisma.$transaction((tx) => remove(tx, userId, actor.personId, actor, now));
}

/** By the administrator, for who has lost the authenticator and the recovery codes. Sessions end too. */
export async function removeSecondStep(db: Database, command: AccountCommand): Promise<AccountChanged> {
  const { actor, now } = command;
  demandGeneral(actor, "manage_accounts");
  return db.prisma.$transaction(async (tx) => {
    const { userId, personId, version } = await lockAccount(tx, command);
    await tx.session.deleteMany({ where: { userId } });
    return (await remove(tx, userId, personId, actor, now)) ?? { version };
  });
}

/** null where there was none. */
async function remove(
  tx: Transaction,
  userId: string,
  personId: string,
  actor: Actor,
  now: Date,
): Promise<AccountChanged | null> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const removed = await tx.secondStep.deleteMany({ where: { userId } });
  if (removed.count === 0) return null;
  await writeAccountEvent(tx, { kind: "second_step_removed", personId, actor, now });
  return accountChanged(tx, userId);
}

async function storeRecoveryCodes(tx: Transaction, userId: string, hashes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}
