/** The units of the register as documents may name them, on a day. */
import type { Day } from "../domain/day.js";
import type { KnownUnit } from "../domain/unit-names.js";
import type { Transaction } from "./database.js";
import { dateOf } from "./days.js";

export function unitsOn(tx: Pick<Transaction, "unit">, day: Day): Promise<KnownUnit[]> {
  const today = dateOf(day);
  return tx.unit.findMany({
    where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gte: today } }] },
    select: { id: true, name: true, shortName: true, aliases: true, sets: true, kind: true },
    orderBy: { id: "asc" },
  });
}
