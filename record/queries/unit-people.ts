/** Who is in a unit today, and who is away. */
import { dayAt } from "../../domain/day.js";
import { type Actor, type Role, holds } from "../../domain/permissions.js";
import type { Database } from "../database.js";
import { dateOf, dayFrom } from "../days.js";
import { readableUnit } from "./readable-unit.js";
import type { UnitPeople } from "./unit-people-view.js";

interface Member {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly role: Role;
  readonly is_head: boolean;
  readonly is_focal: boolean;
}

/** Raises `not_found`. Systems with a service token are no people. */
export async function readUnitPeople(
  db: Database,
  actor: Actor,
  unitId: string,
  now: Date,
): Promise<UnitPeople> {
  const unit = await readableUnit(db, actor, unitId);
  const today = dateOf(dayAt(now));
  // One row a person: of several memberships the first that makes them head or focal officer.
  const members = await db.sql.$queryRaw<Member[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (p.id) p.id, p.name, m.position, m.role::text AS role,
        bool_or(m.is_head) OVER (PARTITION BY p.id) AS is_head, bool_or(m.is_focal) OVER (PARTITION BY p.id) AS is_focal
      FROM membership m JOIN person p ON p.id = m.person_id AND p.kind = 'human'
      WHERE m.unit_id = ${unit.id}::uuid AND m.valid_from <= ${today}::date
        AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
      ORDER BY p.id, m.is_head DESC, m.is_focal DESC, m.valid_from DESC) member
    ORDER BY is_head DESC, is_focal DESC, name COLLATE "vi-x-icu", id`;
  const absences = await db.prisma.absence.findMany({
    where: { personId: { in: members.map((member) => member.id) }, to: { gte: today } },
    include: { person: { select: { name: true } }, deputy: { select: { id: true, name: true } } },
    orderBy: [{ from: "asc" }, { id: "asc" }],
  });
  // As `declareAbsence` has it: of oneself, of the people of a unit that one heads, and all of them by the office.
  const forAll =
    holds(actor, "declare_absences") ||
    members.some((member) => member.id === actor.personId && member.is_head);
  return {
    unit,
    people: members.map(({ is_head: isHead, is_focal: isFocal, ...member }) => ({
      ...member,
      isHead,
      isFocal,
      mayDeclare: forAll || member.id === actor.personId,
    })),
    absences: absences.map(({ id, personId, person, deputy, from, to }) => ({
      ...{ id, personId, name: person.name, deputy, from: dayFrom(from), to: dayFrom(to) },
      now: from <= today,
    })),
  };
}
