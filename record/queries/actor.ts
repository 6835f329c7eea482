/** The person behind a session: roles, and the units in whose name they act; while a colleague is away, theirs too. */
import { dayAt } from "../../domain/day.js";
import { DomainError } from "../../domain/errors.js";
import type { Actor, Role } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { dateOf } from "../days.js";

export interface SignedIn extends Actor {
  readonly unitName: string;
  readonly position: string;
}

/** Raises `not_signed_in` where the person has no membership in force: a change of unit counts from the next request. */
export async function actorOf(db: Database, userId: string, now: Date): Promise<SignedIn> {
  const today = dateOf(dayAt(now));
  const rows = await db.prisma.$queryRaw<
    {
      person_id: string;
      name: string;
      role: Role;
      unit_id: string;
      unit_name: string;
      position: string;
      unit_ids: string[];
    }[]
  >`
    WITH RECURSIVE mine AS (
      SELECT p.id AS person_id, p.name, m.role, m.unit_id, m.position, u.name AS unit_name, m.id,
        m.person_id = p.id AS own
      FROM "user" l JOIN person p ON p.id = l.person_id
      JOIN membership m ON m.person_id = p.id OR (m.role <> 'administrator' AND m.person_id IN (
        SELECT a.person_id FROM absence a
        WHERE a.deputy_id = p.id AND a."from" <= ${today}::date AND a."to" >= ${today}::date))
      JOIN unit u ON u.id = m.unit_id
      WHERE l.id = ${userId} AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
    ), below AS (
      SELECT unit_id AS id FROM mine
      UNION
      SELECT u.id FROM unit u JOIN below b ON u.parent_id = b.id
    )
    SELECT person_id, name, role::text AS role, unit_id, unit_name, position, ARRAY(SELECT id FROM below) AS unit_ids
    FROM mine ORDER BY own DESC, id`;
  const first = rows[0];
  if (first === undefined) {
    throw new DomainError("not_signed_in", {
      vi: "Tài khoản không còn thuộc đơn vị nào. Hãy liên hệ Văn phòng Tỉnh ủy.",
      en: "This account belongs to no unit any more. Turn to the Committee's office.",
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
  };
}
