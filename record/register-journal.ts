/** The register's own journal: what was done that concerns no task, in one chain. */
import { insertRows } from "./bulk.js";
import type { Transaction } from "./database.js";
import { type JournalDraft, chain } from "./journal.js";

export async function writeRegisterEvent(tx: Transaction, now: Date, event: JournalDraft): Promise<void> {
  // The chain has one end, and each writer takes its turn at it.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('register-journal'))`;
  const last = await tx.journalEvent.findFirst({
    where: { taskId: null },
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
  await insertRows(tx, "journal_event", [chain(null, last ?? { number: 0, hash: "" }, now, event)]);
}
