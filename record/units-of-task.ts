/** Units named in a command: that they exist and are in force. */
import type { Day } from "../domain/day.js";
import { DomainError } from "../domain/errors.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";
import { isUuid } from "./task-row.js";

/** Raises `invalid_input` with the ids that name no unit in force on the day. */
export async function unitsInForce(
  tx: Transaction,
  ids: readonly string[],
  day: Day,
  field: string,
): Promise<{ id: string; parentId: string | null }[]> {
  const date = dateOf(day);
  const units = await tx.unit.findMany({
    where: {
      id: { in: ids.filter(isUuid) },
      validFrom: { lte: date },
      OR: [{ validTo: null }, { validTo: { gte: date } }],
    },
    select: { id: true, parentId: true },
  });
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
