/** A target as a command holds it: its row locked, with its programme's bodies. */
import type { Comparator } from "../domain/reading.js";
import type { RollUp, TargetBasis } from "../domain/target.js";
import { type Actor, targetNotFound } from "../domain/permissions.js";
import type { Transaction } from "./database.js";
import { readableProgrammes } from "./queries/readable-programmes.js";
import { isUuid } from "./task-row.js";

export interface LockedTarget {
  readonly id: string;
  readonly programme_id: string;
  readonly programme_state: "draft" | "issued" | "closed";
  readonly section: string;
  readonly text: string;
  readonly comparator: Comparator;
  readonly basis: TargetBasis | null;
  readonly roll_up: RollUp;
  readonly figure_unit: string | null;
  readonly version: number;
  /** Of today: not of those whose years are over. */
  readonly unit_ids: string[];
}

/** Locks the target until the transaction ends. Raises `not_found`, also where the actor may not read its programme. */
export async function lockTarget(tx: Transaction, actor: Actor, targetId: string): Promise<LockedTarget> {
  if (!isUuid(targetId)) throw targetNotFound();
  const [row] = await tx.$queryRaw<LockedTarget[]>`
    SELECT t.id, t.programme_id, p.state::text AS programme_state, t.section, t.text, t.comparator::text AS comparator,
      t.basis::text AS basis, t.roll_up::text AS roll_up, t.figure_unit, t.version,
      ARRAY(SELECT u.unit_id FROM target_unit u WHERE u.target_id = t.id AND u.to_year IS NULL) AS unit_ids
    FROM target t JOIN programme p ON p.id = t.programme_id
    WHERE t.id = ${targetId}::uuid
    FOR UPDATE OF t`;
  if (row === undefined || (await readableProgrammes(tx, actor, row.programme_id)).length === 0)
    throw targetNotFound();
  return row;
}
