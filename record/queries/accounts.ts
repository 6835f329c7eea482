/** Accounts for the administrator: the list, and one with what has happened to it. */
import { Prisma } from "../../prisma/generated/client.js";
import { dayAt } from "../../domain/day.js";
import { type Actor, type Role, demandGeneral } from "../../domain/permissions.js";
import { accountNotFound } from "../account-row.js";
import type { Database } from "../database.js";
import { dateOf, dayFrom, maybeDay } from "../days.js";
import { isUuid } from "../task-row.js";
import type { AccountDetail, AccountSummary, MembershipView } from "./account-view.js";
import { eventsOf } from "./account-events.js";
import { holding } from "./words.js";

export interface AccountFilter {
  /** In name, user name or address, with or without diacritics. */
  readonly words?: string | undefined;
  readonly unitId?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  /** The user name after which the page begins. */
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export async function listAccounts(
  db: Database,
  actor: Actor,
  filter: AccountFilter,
  now: Date,
): Promise<{ accounts: AccountSummary[]; nextCursor: string | null }> {
  demandGeneral(actor, "manage_accounts");
  const rows = await accountsWhere(db, conditions(filter, now), filter.limit + 1, now);
  const accounts = rows.slice(0, filter.limit);
  return { accounts, nextCursor: rows.length > filter.limit ? (accounts.at(-1)?.username ?? null) : null };
}

export async function readAccount(
  db: Database,
  actor: Actor,
  accountId: string,
  now: Date,
): Promise<AccountDetail> {
  demandGeneral(actor, "manage_accounts");
  if (!isUuid(accountId)) throw accountNotFound();
  const [account] = await accountsWhere(db, Prisma.sql`p.id = ${accountId}::uuid`, 1, now, "all");
  if (account === undefined) throw accountNotFound();
  const link = await db.prisma.accountLink.findFirst({
    where: { user: { personId: accountId }, usedAt: null, withdrawnAt: null, expiresAt: { gt: now } },
    select: { expiresAt: true },
  });
  const { events } = await eventsOf(db, { accountId, limit: 50 });
  return { ...account, linkExpiresAt: link?.expiresAt ?? null, events };
}

function conditions(filter: AccountFilter, now: Date): Prisma.Sql {
  const today = dateOf(dayAt(now));
  const parts = [holding(Prisma.sql`concat_ws(' ', p.name, u.username, p.email)`, filter.words ?? "")];
  const membership = [
    Prisma.sql`m.person_id = p.id AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)`,
  ];
  if (filter.unitId !== undefined) membership.push(Prisma.sql`m.unit_id = ${filter.unitId}::uuid`);
  if (filter.role !== undefined) membership.push(Prisma.sql`m.role::text = ${filter.role}`);
  if (membership.length > 1) {
    parts.push(Prisma.sql`EXISTS (SELECT 1 FROM membership m WHERE ${Prisma.join(membership, " AND ")})`);
  }
  if (filter.disabled !== undefined) parts.push(Prisma.sql`(u.disabled_at IS NOT NULL) = ${filter.disabled}`);
  if (filter.cursor !== undefined) parts.push(Prisma.sql`u.username > ${filter.cursor}`);
  return Prisma.join(parts, " AND ");
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly email: string | null;
  readonly address_failed_at: Date | null;
  readonly disabled_at: Date | null;
  readonly second_step: boolean;
  readonly has_password: boolean;
  readonly last_seen_at: Date | null;
  readonly version: number;
}

async function accountsWhere(
  db: Database,
  where: Prisma.Sql,
  limit: number,
  now: Date,
  memberships: "current" | "all" = "current",
): Promise<AccountSummary[]> {
  const rows = await db.sql.$queryRaw<Row[]>`
    SELECT p.id, p.name, u.username, p.email, p.address_failed_at, u.disabled_at, u.version,
      EXISTS (SELECT 1 FROM second_step s WHERE s.user_id = u.id AND s.confirmed_at IS NOT NULL) AS second_step,
      EXISTS (SELECT 1 FROM account a WHERE a.user_id = u.id AND a.password IS NOT NULL) AS has_password,
      (SELECT max(s.updated_at) FROM session s WHERE s.user_id = u.id) AS last_seen_at
    FROM "user" u JOIN person p ON p.id = u.person_id
    WHERE ${where} ORDER BY u.username LIMIT ${limit}`;
  const byPerson = await membershipsOf(
    db,
    rows.map((row) => row.id),
    now,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    username: row.username,
    email: row.email,
    addressFailedAt: row.address_failed_at,
    disabledAt: row.disabled_at,
    secondStep: row.second_step,
    hasPassword: row.has_password,
    lastSeenAt: row.last_seen_at,
    version: row.version,
    memberships: (byPerson.get(row.id) ?? []).filter(
      (each) => memberships === "all" || each.validTo === null || each.validTo >= dayAt(now),
    ),
  }));
}

async function membershipsOf(
  db: Database,
  personIds: readonly string[],
  now: Date,
): Promise<Map<string, MembershipView[]>> {
  const today = dayAt(now);
  const rows = await db.prisma.membership.findMany({
    where: { personId: { in: [...personIds] } },
    include: { unit: { select: { name: true } } },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
  });
  const byPerson = new Map<string, MembershipView[]>();
  for (const row of rows) {
    const validFrom = dayFrom(row.validFrom);
    const validTo = maybeDay(row.validTo);
    const view = {
      unitId: row.unitId,
      unitName: row.unit.name,
      role: row.role,
      position: row.position,
      isHead: row.isHead,
      isFocal: row.isFocal,
      validFrom,
      validTo,
      inForce: validFrom <= today && (validTo === null || validTo >= today),
    };
    byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), view]);
  }
  return byPerson;
}
