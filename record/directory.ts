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
      // An address that was refused for good reaches nobody: the unit's others, or the office, answer until it is mended.
      person: { email: { not: null }, addressFailedAt: null },
    },
    select: { personId: true, unitId: true, isHead: true, isFocal: true },
    orderBy: [{ isHead: "desc" }, { id: "asc" }],
  });
  const deputies = await deputiesOf(tx, rows, date);
  const directory = new Map<string, Member[]>();
  for (const row of rows) {
    const deputy = deputies.get(row.personId);
    const member = deputy === undefined ? row : { ...row, personId: deputy, insteadOf: row.personId };
    directory.set(row.unitId, [...(directory.get(row.unitId) ?? []), member]);
  }
  return directory;
}

/** Who is away on the day, and who gets their mails; a deputy who has no address leaves them where they are. */
async function deputiesOf(
  tx: Transaction,
  members: readonly { readonly personId: string }[],
  date: Date,
): Promise<Map<string, string>> {
  const absences = await tx.absence.findMany({
    where: {
      personId: { in: [...new Set(members.map((member) => member.personId))] },
      from: { lte: date },
      to: { gte: date },
      deputy: { email: { not: null } },
    },
    select: { personId: true, deputyId: true },
  });
  return new Map(absences.map((absence) => [absence.personId, absence.deputyId]));
}
