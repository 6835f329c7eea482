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
