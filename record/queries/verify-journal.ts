/** The whole journal worked out anew from what is written alone, in one instant's view and in constant memory. */
import type { Database } from "../database.js";
import { verifyChains } from "../verify/chains.js";
import { verifyFile } from "../verify/file.js";
import type { Finding, Report } from "../verify/finding.js";
import { compareKeptHeads } from "../verify/heads.js";
import { verifySeals } from "../verify/seals.js";

export interface Verified {
  readonly events: number;
  readonly tasks: number;
  readonly seals: number;
  /** Seals of the file outside the database; null where none was given. */
  readonly filed: number | null;
  readonly findings: number;
  /** Whether the signed-in user could have changed the journal: then the database's rights protect nothing. */
  readonly mayChange: boolean;
}

/** A million events take one to two minutes. */
const TIMEOUT_MS = 6 * 3_600_000;

/** Tells `report` of each fault once, as it is found. */
export async function verifyJournal(
  db: Database,
  options: { readonly sealsFile: string | null },
  report: Report,
): Promise<Verified> {
  const told = new Set<string>();
  const once = (finding: Finding) => {
    const key = [finding.taskId, finding.number, finding.day, finding.fault].join(" ");
    if (told.has(key)) return;
    told.add(key);
    report(finding);
  };
  return db.prisma.$transaction(
    async (tx) => {
      const events = await verifyChains(tx, once);
      await compareKeptHeads(tx, once);
      const kept = await verifySeals(tx, once);
      const filed = options.sealsFile === null ? null : await verifyFile(tx, options.sealsFile, kept, once);
      const [rights] = await tx.$queryRaw<{ may: boolean }[]>`
        SELECT has_table_privilege('journal_event', 'UPDATE') AS may`;
      return {
        events,
        tasks: await tx.task.count(),
        seals: kept.size,
        filed,
        findings: told.size,
        mayChange: rights?.may ?? false,
      };
    },
    { isolationLevel: "RepeatableRead", timeout: TIMEOUT_MS },
  );
}
