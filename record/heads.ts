/** Who answers personally for a unit on a day: its head, or who stands in while the head is away. */
import { dayAt } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import type { Statements } from "./transaction.js";

export async function isHeadOf(
  tx: Statements,
  personId: string,
  unitId: string,
  now: Date,
): Promise<boolean> {
  return (await unitsHeadedBy(tx, personId, now)).includes(unitId);
}

/** The units for which the person answers that day. */
export async function unitsHeadedBy(tx: Statements, personId: string, now: Date): Promise<string[]> {
  const today = dayAt(now);
  const rows = await tx.$queryRaw<{ unit_id: string }[]>`
    SELECT DISTINCT m.unit_id FROM membership m
    WHERE m.is_head AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to >= ${today}::date)
      AND (m.person_id = ${personId}::uuid OR EXISTS (
        SELECT 1 FROM absence a WHERE a.person_id = m.person_id AND a.deputy_id = ${personId}::uuid
          AND a."from" <= ${today}::date AND a."to" >= ${today}::date))`;
  return rows.map((row) => row.unit_id);
}

export function notTheHead(): DomainError {
  return new DomainError("not_allowed", {
    vi: "Chỉ người đứng đầu đơn vị, hoặc người được ủy quyền khi vắng mặt, mới được ký. Hãy trình người đứng đầu.",
    en: "Only the head of the unit, or who stands in while the head is away, may sign. Put it before the head.",
  });
}
