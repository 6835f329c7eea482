/** Service tokens: who one stands for, and the administrator's list. */
import { type Actor, demandGeneral } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { hashOfSecret } from "../one-time-secret.js";
import type { ServiceTokenView } from "./account-view.js";

/** Last use is kept to within this: a write a request would cost more than it tells. */
const USE_MS = 60_000;

/** The person it acts as; null where it is unknown, revoked or has expired. */
export async function holderOfToken(db: Database, token: string, now: Date): Promise<string | null> {
  const row = await db.prisma.serviceToken.findUnique({ where: { tokenHash: hashOfSecret(token) } });
  if (row === null || row.revokedAt !== null || row.expiresAt <= now) return null;
  const stale = new Date(now.getTime() - USE_MS);
  if (row.lastUsedAt === null || row.lastUsedAt <= stale) {
    await db.prisma.serviceToken.updateMany({
      where: { id: row.id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: stale } }] },
      data: { lastUsedAt: now },
    });
  }
  return row.personId;
}

export async function listServiceTokens(db: Database, actor: Actor): Promise<ServiceTokenView[]> {
  demandGeneral(actor, "manage_accounts");
  const rows = await db.prisma.serviceToken.findMany({
    orderBy: { createdAt: "desc" },
    include: {
      person: { select: { memberships: { include: { unit: { select: { name: true } } }, take: 1 } } },
    },
  });
  return rows.flatMap(({ person: { memberships }, ...row }) =>
    memberships.map((membership) => ({
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      unitId: membership.unitId,
      unitName: membership.unit.name,
      role: membership.role,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
      revokedAt: row.revokedAt,
      lastUsedAt: row.lastUsedAt,
      version: row.version,
    })),
  );
}
