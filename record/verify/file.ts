/** The file of seals beside the database: what a superuser has rewritten or cut off without leaving a trace inside. */
import type { Day } from "../../domain/day.js";
import type { Transaction } from "../database.js";
import { HeadsHash } from "../seal-heads.js";
import type { Seal, SealedHead } from "../seal.js";
import { readSeals } from "../seals-file.js";
import type { Report } from "./finding.js";
import { compareFiledHeads } from "./heads.js";
import { verifySealChain } from "./seals.js";

const BATCH = 5_000;

/** `kept` has the hash of each day's seal in the database. Returns the seals of the file. */
export async function verifyFile(
  tx: Transaction,
  path: string,
  kept: ReadonlyMap<Day, string>,
  report: Report,
): Promise<number> {
  const tell = (
    fault: "seals_file" | "seal_changed" | "seal_missing",
    day: Day | null,
    number: number | null = null,
  ) => {
    report({ fault, taskId: null, number, day });
  };
  const seals: Seal[] = [];
  let heads: SealedHead[] = [];
  let changed = new HeadsHash();
  let last: { readonly day: Day; readonly taskId: string } | null = null;
  for await (const line of readSeals(path)) {
    if (line.kind === "unreadable") tell("seals_file", null, line.line);
    else if (line.kind === "head") {
      // A write that was cut off was begun again with the day's first head.
      if (last?.day !== line.day || line.taskId <= last.taskId) changed = new HeadsHash();
      last = line;
      changed.add(line);
      heads.push(line);
      if (heads.length >= BATCH) {
        await compareFiledHeads(tx, heads, report);
        heads = [];
      }
    } else {
      if (changed.digest() !== line.changedHash) tell("seals_file", line.day);
      const inDatabase = kept.get(line.day);
      if (inDatabase === undefined) tell("seal_missing", line.day);
      else if (inDatabase !== line.hash) tell("seal_changed", line.day);
      seals.push(line);
      changed = new HeadsHash();
      last = null;
    }
  }
  await compareFiledHeads(tx, heads, report);
  verifySealChain(seals, (day) => {
    tell("seals_file", day);
  });
  return seals.length;
}
