/** Where a person is signed in. */
import type { Database } from "../database.js";
import type { SessionView } from "./account-view.js";

/** Last seen first. `currentToken`: of the session that asks. */
export async function listSessions(
  db: Database,
  userId: string,
  currentToken: string,
  now: Date,
): Promise<SessionView[]> {
  const rows = await db.prisma.session.findMany({
    where: { userId, expiresAt: { gt: now } },
    orderBy: { updatedAt: "desc" },
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    device: row.userAgent ?? "",
    address: row.ipAddress ?? "",
    signedInAt: row.createdAt,
    lastSeenAt: row.updatedAt,
    current: row.token === currentToken,
  }));
}

/** Which of the sessions, by their ids, are not over. */
export async function sessionsInForce(db: Database, ids: readonly string[], now: Date): Promise<Set<string>> {
  const rows = await db.prisma.session.findMany({
    where: { id: { in: [...ids] }, expiresAt: { gt: now } },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

/** The id of a session, which is no secret, unlike its token. `""`: it has ended since it was asked for. */
export async function sessionIdOf(db: Database, token: string): Promise<string> {
  return (await db.prisma.session.findUnique({ where: { token }, select: { id: true } }))?.id ?? "";
}
