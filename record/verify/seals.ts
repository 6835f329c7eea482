/** The seals kept in the database: each one's hash, its place in their chain, and the heads that belong to it. */
import type { Day } from "../../domain/day.js";
import type { Transaction } from "../database.js";
import { dayFrom } from "../days.js";
import { sealFrom } from "../queries/seals.js";
import { hashOfHeads } from "../seal-heads.js";
import { type Seal, sealHash } from "../seal.js";
import type { Report } from "./finding.js";

/** Gives the hash of each day's seal. */
export async function verifySeals(tx: Transaction, report: Report): Promise<Map<Day, string>> {
  const rows = await tx.journalSeal.findMany({ orderBy: { day: "asc" } });
  const changed = await changedHashes(tx);
  const seals = rows.map(sealFrom);
  verifySealChain(seals, (day, fault) => {
    report({ fault, taskId: null, number: null, day });
  });
  for (const seal of seals) {
    if ((changed.get(seal.day) ?? NO_HEADS) !== seal.changedHash)
      report({ fault: "seal_changed", taskId: null, number: null, day: seal.day });
    changed.delete(seal.day);
  }
  for (const day of changed.keys()) report({ fault: "seal_missing", taskId: null, number: null, day });
  await verifyNewest(tx, seals.at(-1), report);
  return new Map(seals.map((seal) => [seal.day, seal.hash]));
}

/** SHA-256 of nothing. */
const NO_HEADS = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** Used for those of the file too. */
export function verifySealChain(
  seals: readonly Seal[],
  tell: (day: Day, fault: "seal_changed" | "seal_missing") => void,
): void {
  let before: Seal | null = null;
  for (const seal of seals) {
    const sound = sealHash(seal) === seal.hash;
    if (!sound) tell(seal.day, "seal_changed");
    else if (seal.number !== (before?.number ?? 0) + 1) tell(seal.day, "seal_missing");
    // It carries another hash than the seal before has: that one was changed together with its hash.
    else if (seal.previousHash !== (before?.hash ?? "")) tell(before?.day ?? seal.day, "seal_changed");
    before = seal;
  }
}

async function changedHashes(tx: Transaction): Promise<Map<Day, string>> {
  const rows = await tx.$queryRaw<{ day: Date; hash: string }[]>`
    SELECT day, ${hashOfHeads} AS hash FROM journal_seal_head GROUP BY day ORDER BY day`;
  return new Map(rows.map((row) => [dayFrom(row.day), row.hash]));
}

/** The sum of all heads that moved is where every chain ended. */
async function verifyNewest(tx: Transaction, newest: Seal | undefined, report: Report): Promise<void> {
  if (newest === undefined) return;
  const [row] = await tx.$queryRaw<{ hash: string }[]>`
    SELECT ${hashOfHeads} AS hash
    FROM (SELECT DISTINCT ON (task_id) task_id, number, hash FROM journal_seal_head ORDER BY task_id, day DESC) heads`;
  if (row?.hash !== newest.headsHash)
    report({ fault: "seal_changed", taskId: null, number: null, day: newest.day });
}
