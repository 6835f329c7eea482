/** Units named in a command: that they exist and are in force. */
import type { Day } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import { isUuid } from "./task-row.js";
import type { Statements } from "./transaction.js";

/** Raises `invalid_input` with the ids that name no unit in force on the day. */
export async function unitsInForce(
  tx: Statements,
  ids: readonly string[],
  day: Day,
  field: string,
): Promise<{ id: string; parentId: string | null }[]> {
  const units = await tx.$queryRaw<{ id: string; parentId: string | null }[]>`
    SELECT id, parent_id AS "parentId" FROM unit
    WHERE id = ANY(${ids.filter(isUuid)}::uuid[]) AND valid_from <= ${day}::date
      AND (valid_to IS NULL OR valid_to >= ${day}::date)`;
  const unknown = ids.filter((id) => !units.some((unit) => unit.id === id));
  if (unknown.length === 0) return units;
  throw new DomainError(
    "invalid_input",
    {
      vi: "Có đơn vị không tồn tại hoặc đã ngừng hoạt động. Hãy chọn lại đơn vị.",
      en: "A unit does not exist or is no longer in force. Choose again.",
    },
    { field, unknown },
  );
}
