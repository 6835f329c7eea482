/** Every target of a programme as it stood at an instant, by the figures that were in force then. */
import { dayAt } from "../domain/day.js";
import type { FrozenTarget } from "../domain/target.js";
import { assess } from "../domain/target-assessment.js";
import type { Transaction } from "./database.js";
import { observedIn, ruleOf } from "./target-rule.js";

export async function frozenTargets(tx: Transaction, programmeId: string, at: Date): Promise<FrozenTarget[]> {
  const rows = await tx.target.findMany({
    where: { programmeId },
    include: {
      units: true,
      observations: {
        where: { enteredAt: { lte: at }, OR: [{ supersededAt: null }, { supersededAt: { gt: at } }] },
        orderBy: [{ year: "asc" }, { unit: { name: "asc" } }],
      },
    },
    orderBy: { position: "asc" },
  });
  return rows.map((row) => {
    const { state, lines } = assess(ruleOf(row), observedIn(row), Number(dayAt(at).slice(0, 4)));
    const together = lines.find((line) => line.unitId === null);
    const last = together?.years.findLast((year) => year.reached !== null);
    return {
      id: row.id,
      section: row.section,
      text: row.text,
      comparator: row.comparator,
      value: Number(row.value),
      unit: row.unit,
      period: row.period,
      state,
      asOf: last?.year ?? null,
      reached: last?.reached ?? null,
      required: last?.required ?? null,
      holds: last?.holds ?? null,
      steps: last?.steps ?? [],
      figureUnit: row.figureUnit,
    };
  });
}
