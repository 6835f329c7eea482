/** Who can be written to in which unit, on a day. */
import type { Directory, Member } from "../domain/audience.js";
import type { Day } from "../domain/day.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";

/** The members with a mail address of the given units, heads first, in a fixed order. */
export async function directoryOf(tx: Transaction, unitIds: readonly string[], day: Day): Promise<Directory> {
  const date = dateOf(day);
  const rows = await tx.membership.findMany({
    where: {
      unitId: { in: [...new Set(unitIds)] },
      role: { not: "administrator" },
      validFrom: { lte: date },
      OR: [{ validTo: null }, { validTo: { gte: date } }],
      person: { email: { not: null } },
    },
    select: { personId: true, unitId: true, isHead: true, isFocal: true },
    orderBy: [{ isHead: "desc" }, { id: "asc" }],
  });
  const directory = new Map<string, Member[]>();
  for (const row of rows) directory.set(row.unitId, [...(directory.get(row.unitId) ?? []), row]);
  return directory;
}
