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

async function actorWho(db: Database, who: Prisma.Sql, now: Date): Promise<SignedIn> {
  const today = dateOf(dayAt(now));
  const rows = await db.sql.$queryRaw<
    {
      person_id: string;
      name: string;
      role: Role;
      unit_id: string;
      unit_name: string;
      position: string;
      own: boolean;
      second_step: boolean;
      unit_ids: string[];
    }[]
  >`
    WITH RECURSIVE mine AS (
      SELECT p.id AS person_id, p.name, m.role, m.unit_id, m.position, u.name AS unit_name, m.id,
        m.person_id = p.id AS own,
        EXISTS (SELECT 1 FROM second_step s WHERE s.user_id = l.id AND s.confirmed_at IS NOT NULL) AS second_step
      FROM person p LEFT JOIN "user" l ON l.person_id = p.id
      JOIN membership m ON m.person_id = p.id OR (m.role <> 'administrator' AND m.person_id IN (
        SELECT a.person_id FROM absence a
        WHERE a.deputy_id = p.id AND a."from" <= ${today}::date AND a."to" >= ${today}::date))
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
    SELECT person_id, name, role::text AS role, unit_id, unit_name, position, own, second_step,
      ARRAY(SELECT id FROM below) AS unit_ids
    FROM mine ORDER BY own DESC, id`;
  const first = rows[0];
  // Who belongs to no unit any more stands in for nobody.
  if (first?.own !== true) {
    throw new DomainError("not_signed_in", {
      vi: "Tài khoản đã bị khóa hoặc không còn thuộc đơn vị nào. Hãy liên hệ Văn phòng Tỉnh ủy.",
      en: "This account is disabled, or belongs to no unit any more. Turn to the Committee's office.",
    });
  }
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
  };
}
