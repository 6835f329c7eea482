/** What signing in asks of the record. */
import type { Database } from "../database.js";
import { hashOfSecret } from "../one-time-secret.js";

export interface Credentials {
  readonly userId: string;
  readonly personId: string;
  readonly username: string;
  /** Argon2; null where no password was set yet. */
  readonly passwordHash: string | null;
  readonly disabled: boolean;
  /** The authenticator's key, encrypted; null where none is enrolled. */
  readonly secondStepSecret: string | null;
}

export function credentialsByName(db: Database, username: string): Promise<Credentials | null> {
  // What cannot be a user name is not asked for: PostgreSQL takes no NUL.
  if (!/^[a-z0-9._-]{1,64}$/i.test(username)) return Promise.resolve(null);
  return credentialsWhere(db, { username: username.toLowerCase() });
}

export function credentialsById(db: Database, userId: string): Promise<Credentials | null> {
  return credentialsWhere(db, { id: userId });
}

async function credentialsWhere(
  db: Database,
  where: { readonly username: string } | { readonly id: string },
): Promise<Credentials | null> {
  const user = await db.prisma.user.findUnique({
    where,
    select: {
      id: true,
      personId: true,
      username: true,
      disabledAt: true,
      accounts: { where: { providerId: "credential" }, select: { password: true } },
      secondStep: { select: { secret: true, confirmedAt: true } },
    },
  });
  if (user === null) return null;
  return {
    userId: user.id,
    personId: user.personId,
    username: user.username ?? "",
    passwordHash: user.accounts[0]?.password ?? null,
    disabled: user.disabledAt !== null,
    secondStepSecret: user.secondStep?.confirmedAt == null ? null : user.secondStep.secret,
  };
}

/** The key that waits for its first code, encrypted. */
export async function pendingSecret(db: Database, userId: string): Promise<string | null> {
  const row = await db.prisma.secondStep.findUnique({ where: { userId } });
  return row === null || row.confirmedAt !== null ? null : row.secret;
}

export function unusedRecoveryCodes(db: Database, userId: string): Promise<number> {
  return db.prisma.recoveryCode.count({ where: { userId, usedAt: null } });
}

/** Whose password a one-time link may set; null where it is void. It only reads: a scanner changes nothing. */
export async function linkHolder(
  db: Database,
  token: string,
  now: Date,
): Promise<{ readonly username: string; readonly name: string } | null> {
  const link = await db.prisma.accountLink.findFirst({
    where: {
      tokenHash: hashOfSecret(token),
      usedAt: null,
      withdrawnAt: null,
      expiresAt: { gt: now },
      user: { disabledAt: null },
    },
    select: { user: { select: { username: true, name: true } } },
  });
  return link === null ? null : { username: link.user.username ?? "", name: link.user.name };
}
