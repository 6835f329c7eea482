/** A succession as a command holds it: its row locked, with its units and choices. */
import { DomainError } from "../domain/errors.js";
import type { StandingSuccession, SuccessionPlan, SuccessionState } from "../domain/succession.js";
import type { Transaction } from "./database.js";
import { dateOf, dayFrom } from "./days.js";
import { isUuid } from "./task-row.js";

export interface LockedSuccession {
  readonly id: string;
  readonly state: SuccessionState;
  readonly basis: string;
  readonly failure: string | null;
  readonly version: number;
  readonly plan: SuccessionPlan;
}

/** Locks it until the transaction ends. Raises `not_found`. */
export async function lockSuccession(tx: Transaction, id: string): Promise<LockedSuccession> {
  if (!isUuid(id)) throw successionNotFound();
  await tx.$executeRaw`SELECT id FROM succession WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.succession.findUnique({
    where: { id },
    include: { units: { orderBy: { position: "asc" } }, choices: true },
  });
  if (row === null) throw successionNotFound();
  return { ...row, plan: planIn(row) };
}

/** A row's plan, in the domain's terms. */
export function planIn(row: {
  readonly kind: SuccessionPlan["kind"];
  readonly effectiveOn: Date;
  readonly units: readonly { readonly unitId: string; readonly side: "predecessor" | "successor" }[];
  readonly choices: readonly { readonly taskId: string; readonly unitId: string }[];
}): SuccessionPlan {
  const on = (side: string) => row.units.filter((one) => one.side === side).map((one) => one.unitId);
  return {
    kind: row.kind,
    effectiveOn: dayFrom(row.effectiveOn),
    predecessorIds: on("predecessor"),
    successorIds: on("successor"),
    choices: new Map(row.choices.map(({ taskId, unitId }) => [taskId, unitId])),
  };
}

/** All others that stand: neither undone nor withdrawn. */
export async function standingSuccessions(
  tx: Transaction,
  besides: string | null,
): Promise<StandingSuccession[]> {
  const rows = await tx.succession.findMany({
    where: { state: { not: "undone" }, ...(besides === null ? {} : { id: { not: besides } }) },
    include: { units: { orderBy: { position: "asc" } } },
  });
  return rows.map((row) => planIn({ ...row, choices: [] }));
}

export async function unitSpans(tx: Transaction, ids: readonly string[]) {
  const rows = await tx.unit.findMany({
    where: { id: { in: [...new Set(ids)].filter(isUuid) } },
    select: { id: true, validFrom: true, validTo: true },
  });
  return rows.map(({ id, validFrom, validTo }) => ({
    id,
    validFrom: dayFrom(validFrom),
    validTo: validTo === null ? null : dayFrom(validTo),
  }));
}

/** A date of PostgreSQL for the last day of those that pass on. */
export function lastDay(effectiveOn: string): Date {
  return new Date(dateOf(effectiveOn).getTime() - 86_400_000);
}

export function successionNotFound(): DomainError {
  return new DomainError("not_found", {
    vi: "Không tìm thấy việc kế thừa này. Hãy kiểm tra lại đường dẫn.",
    en: "There is no such succession. Check the address.",
  });
}
