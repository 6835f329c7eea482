/** How a target is measured, and the figures it is measured by, as the domain takes them. */
import { decimal } from "../domain/decimal.js";
import type { Observed, TargetRule } from "../domain/target.js";
import type { Prisma } from "../prisma/generated/client.js";

type Ruled = Prisma.TargetGetPayload<{ include: { units: true } }>;

/** PostgreSQL's numeric, as Prisma gives it. */
export function decimalIn(value: { toFixed(): string }): string {
  return decimal(value.toFixed());
}

export function ruleOf(row: Ruled): TargetRule {
  return {
    comparator: row.comparator,
    value: decimalIn(row.value),
    relative: row.unit === "%" && row.basis !== "level",
    basis: row.basis,
    everyYear: row.basis === "level" && row.period === "year",
    baseline:
      row.baselineYear === null || row.baselineValue === null
        ? null
        : { year: row.baselineYear, value: decimalIn(row.baselineValue) },
    horizonYear: row.horizonYear,
    rollUp: row.rollUp,
    units: row.units.map(({ unitId, fromYear, toYear }) => ({ id: unitId, fromYear, toYear })),
  };
}

export function observedIn(row: {
  readonly observations: readonly (Pick<Observed, "unitId" | "year" | "enteredAt"> & {
    readonly value: { toFixed(): string };
  })[];
}): Observed[] {
  return row.observations.map(({ unitId, year, value, enteredAt }) => ({
    unitId,
    year,
    value: decimalIn(value),
    enteredAt,
  }));
}
