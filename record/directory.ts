/** Who can be written to in which unit, on a day. */
import type { Directory, Member } from "../domain/audience.js";
import type { Day } from "../domain/day.js";
import type { Statements } from "./transaction.js";

/** The members with a mail address of the given units, heads first, in a fixed order. */
export async function directoryOf(tx: Statements, unitIds: readonly string[], day: Day): Promise<Directory> {
  const rows = await tx.$queryRaw<MemberRow[]>`
    SELECT m.person_id, m.unit_id, m.is_head, m.is_focal, (
      -- Who gets the mails of somebody who is away; a deputy who has no address leaves them where they are.
      SELECT a.deputy_id FROM absence a JOIN person d ON d.id = a.deputy_id
      WHERE a.person_id = m.person_id AND ${day}::date BETWEEN a."from" AND a."to" AND d.email IS NOT NULL
      ORDER BY a.id DESC LIMIT 1) AS deputy_id
    FROM membership m JOIN person p ON p.id = m.person_id
    WHERE m.unit_id = ANY(${[...new Set(unitIds)]}::uuid[]) AND m.role <> 'administrator'
      AND m.valid_from <= ${day}::date AND (m.valid_to IS NULL OR m.valid_to >= ${day}::date)
      -- An address that was refused for good reaches nobody: the unit's others, or the office, answer until it is mended.
      AND p.email IS NOT NULL AND p.address_failed_at IS NULL
    ORDER BY m.is_head DESC, m.id`;
  const directory = new Map<string, Member[]>();
  for (const row of rows) {
    const others = directory.get(row.unit_id);
    if (others === undefined) directory.set(row.unit_id, [memberOf(row)]);
    else others.push(memberOf(row));
  }
  return directory;
}

interface MemberRow {
  readonly person_id: string;
  readonly unit_id: string;
  readonly is_head: boolean;
  readonly is_focal: boolean;
  readonly deputy_id: string | null;
}

function memberOf(row: MemberRow): Member {
  const {
    person_id: personId,
    unit_id: unitId,
    is_head: isHead,
    is_focal: isFocal,
    deputy_id: deputyId,
  } = row;
  const there = { unitId, isHead, isFocal };
  return deputyId === null ? { personId, ...there } : { personId: deputyId, ...there, insteadOf: personId };
}
