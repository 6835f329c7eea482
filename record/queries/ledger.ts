/** A task's ledger of the clock, for whoever may read the task. */
import { type Ledger, clockLedger } from "../../domain/ledger.js";
import type { Actor } from "../../domain/permissions.js";
import { calendarAt } from "../calendar.js";
import type { Database } from "../database.js";
import { readJournal } from "./journal.js";
import type { JournalEntry, UnitRef } from "./task-view.js";
import type { LedgerView } from "./ledger-view.js";

export async function readLedger(db: Database, actor: Actor, taskId: string, now: Date): Promise<LedgerView> {
  return ledgerFrom(db, taskId, await readJournal(db, actor, taskId), now);
}

/** Of a journal that was read already. */
export async function ledgerFrom(
  db: Database,
  taskId: string,
  journal: readonly JournalEntry[],
  now: Date,
): Promise<LedgerView> {
  const ledger = clockLedger(taskId, journal, await calendarAt(db, now), now);
  return { ...ledger, spans: await withUnits(db, ledger.spans) };
}

async function withUnits(db: Database, spans: Ledger["spans"]): Promise<LedgerView["spans"]> {
  const ids = [...new Set(spans.flatMap(({ unitId }) => (unitId === null || unitId === "" ? [] : [unitId])))];
  const units: UnitRef[] = await db.prisma.unit.findMany({
    where: { id: { in: ids } },
    select: { id: true, code: true, name: true, shortName: true },
  });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return spans.map(({ unitId, ...span }) => ({ ...span, unit: byId.get(unitId ?? "") ?? null }));
}
