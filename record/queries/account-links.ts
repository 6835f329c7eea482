/** What the mail of a one-time link has to say, read at the moment it is sent. */
import type { Database } from "../database.js";

export interface OutgoingLink {
  readonly id: string;
  readonly mailId: string;
  readonly username: string;
  readonly expiresAt: Date;
  readonly firstPassword: boolean;
}

/** Only those that can still be used. */
export async function outgoingLinks(
  db: Database,
  mailIds: readonly string[],
  now: Date,
): Promise<OutgoingLink[]> {
  if (mailIds.length === 0) return [];
  const rows = await db.prisma.accountLink.findMany({
    where: { mailId: { in: [...mailIds] }, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    select: {
      id: true,
      mailId: true,
      expiresAt: true,
      user: {
        select: {
          username: true,
          accounts: { where: { providerId: "credential" }, select: { password: true } },
        },
      },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    mailId: row.mailId ?? "",
    username: row.user.username ?? "",
    expiresAt: row.expiresAt,
    firstPassword: row.user.accounts[0]?.password == null,
  }));
}
