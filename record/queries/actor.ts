/**
 * The person, or the system, behind a request: roles, and the units in whose name they act; while a colleague is away,
 * theirs too.
 */
import { Prisma } from "../../prisma/generated/client.js";
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { Actor, Role } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";

export interface SignedIn extends Actor {
  readonly unitName: string;
  readonly position: string;
  /** Whether signing in takes a code of the person's authenticator. */
  readonly secondStep: boolean;
  /** Whether the person answers for a unit, or stands in for who does. */
  readonly headsUnit: boolean;
}

/**
 * Raises `not_signed_in` where the account is disabled, or the person has no membership in force: both count from the
 * next request.
 */
export function actorOf(db: Database, userId: string, now: Date): Promise<SignedIn> {
  return actorWho(db, Prisma.sql`l.id = ${userId} AND l.disabled_at IS NULL`, now);
}

/** The system behind a service token, as a member of its unit. */
export function serviceActor(db: Database, personId: string, now: Date): Promise<SignedIn> {
  return actorWho(db, Prisma.sql`p.id = ${personId}::uuid AND p.kind = 'service'`, now);
}

/**
 * The person of a session, in one statement. null where there is none of this token that ends after `endsAfter` and is
 * `longestSeconds` long at most, from its opening to its end; or where `actorOf` would refuse the person.
 */
export async function actorOfSession(
  db: Database,
  session: { readonly token: string; readonly endsAfter: Date; readonly longestSeconds: number },
  now: Date,
): Promise<(SignedIn & { readonly userId: string }) | null> {
  const { token, endsAfter, longestSeconds } = session;
  const rows = await membershipsWho(
    db,
    Prisma.sql`l.disabled_at IS NULL AND l.id = (
      SELECT s.user_id FROM session s
      WHERE s.token = ${token} AND s.expires_at > ${endsAfter}
        AND s.expires_at - s.created_at < make_interval(secs => ${longestSeconds}::int))`,
    now,
  );
  const userId = rows[0]?.user_id;
  return rows[0]?.own === true && userId != null ? { ...signedInOf(rows), userId } : null;
}

async function actorWho(db: Database, who: Prisma.Sql, now: Date): Promise<SignedIn> {
  const rows = await membershipsWho(db, who, now);
  // Who belongs to no unit any more stands in for nobody.
  if (rows[0]?.own !== true) {
    throw new DomainError("not_signed_in", {
      vi: "Tài khoản đã bị khóa hoặc không còn thuộc đơn vị nào. Hãy liên hệ Văn phòng Tỉnh ủy.",
      en: "This account is disabled, or belongs to no unit any more. Turn to the Committee's office.",
    });
  }
  return signedInOf(rows);
}

async function membershipsWho(db: Database, who: Prisma.Sql, now: Date): Promise<Membership[]> {
  const today = dateOf(dayAt(now));
  return db.sql.$queryRaw<Membership[]>`
    WITH RECURSIVE mine AS (
      SELECT p.id AS person_id, l.id AS user_id, p.name, m.role, m.unit_id, m.position, m.is_head, u.name AS unit_name, m.id,
        m.person_id = p.id AS own,
        EXISTS (SELECT 1 FROM second_step s WHERE s.user_id = l.id AND s.confirmed_at IS NOT NULL) AS second_step
      FROM person p LEFT JOIN "user" l ON l.person_id = p.id
      -- Each by the index of its person; as one OR it would be every membership there is.
      JOIN LATERAL (
        SELECT * FROM membership WHERE person_id = p.id
        UNION ALL
        SELECT n.* FROM absence a JOIN membership n ON n.person_id = a.person_id
        WHERE a.deputy_id = p.id AND a."from" <= ${today}::date AND a."to" >= ${today}::date
          AND a.person_id <> p.id AND n.role <> 'administrator') m ON true
      JOIN unit u ON u.id = m.unit_id
      WHERE ${who} AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
    ), below AS (
      SELECT unit_id AS id FROM mine
      UNION
      SELECT n.id FROM below b, LATERAL (
        SELECT u.id FROM unit u WHERE u.parent_id = b.id
        -- What a unit has taken over is its own, its history too.
        UNION ALL
        SELECT h.unit_id FROM unit_heir h WHERE h.heir_id = b.id
      ) n
    )
    SELECT person_id, user_id, name, role::text AS role, unit_id, unit_name, position, own, second_step, is_head,
      ARRAY(SELECT id FROM below) AS unit_ids
    FROM mine ORDER BY own DESC, id`;
}

interface Membership {
  readonly person_id: string;
  readonly name: string;
  readonly role: Role;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly position: string;
  readonly own: boolean;
  readonly second_step: boolean;
  readonly is_head: boolean;
  readonly unit_ids: string[];
  readonly user_id: string | null;
}

function signedInOf(rows: readonly Membership[]): SignedIn {
  const [first] = rows as [Membership, ...Membership[]]; // both callers have looked
  return {
    personId: first.person_id,
    name: first.name,
    roles: [...new Set(rows.map((row) => row.role))],
    unitId: first.unit_id,
    unitIds: new Set(first.unit_ids),
    ownUnitIds: new Set(rows.map((row) => row.unit_id)),
    unitName: first.unit_name,
    position: first.position,
    secondStep: first.second_step,
    headsUnit: rows.some((row) => row.is_head),
  };
}
