/** The one way in which the calendar changes: the change, the re-plan of every open task and the journal, in one transaction. */
import { type Actor, demandGeneral } from "../domain/permissions.js";
import { forgetCalendar, lockCalendar, readCalendar } from "./calendar.js";
import type { Database, Transaction } from "./database.js";
import { undoneIf } from "./dry-run.js";
import { type Answer, type Claimed, once } from "./idempotency.js";
import { type ReplanSummary, nextReplanNumber, replan } from "./replan.js";
import { writeRegisterEvent } from "./register-journal.js";

export interface CalendarCommand extends Claimed {
  readonly actor: Actor;
}

/** What was done, as the journal keeps it, and what is answered. */
export interface CalendarChange<T> {
  readonly kind: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly answer: T;
}

/** All open tasks of years are planned anew; the default of five seconds is for small transactions. */
const TIMEOUT_MS = 120_000;

/** `apply` writes days with the given version. */
export async function changeCalendar<T extends Answer>(
  db: Database,
  command: CalendarCommand & { readonly dryRun?: boolean },
  apply: (tx: Transaction, version: number) => Promise<CalendarChange<T>>,
): Promise<T & { readonly replan: ReplanSummary }> {
  const { actor, now, dryRun = false } = command;
  demandGeneral(actor, "manage_calendar");
  const work = async (tx: Transaction) => {
    await lockCalendar(tx);
    const before = await readCalendar(tx);
    const number = await nextReplanNumber(tx);
    const { kind, detail, answer } = await apply(tx, number + 1);
    const after = await readCalendar(tx);
    const cause = { actor, now, kind, programmeId: null, detail };
    const summary = await replan(tx, number, cause, { before, after });
    await writeRegisterEvent(tx, now, {
      kind,
      actorId: actor.personId,
      actorUnitId: actor.unitId,
      detail: { replan: number, ...detail },
    });
    return { ...answer, replan: summary };
  };
  const changed = await undoneIf(dryRun, work, (carriedOut) =>
    once(db, dryRun ? { actor, now } : command, carriedOut, { timeout: TIMEOUT_MS }),
  );
  forgetCalendar(db);
  return changed;
}
