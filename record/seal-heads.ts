/** The hash over heads, alike in SQL, where the database gathers them, and here, where they come from a file. */
import { type Hash, createHash } from "node:crypto";
import { Prisma } from "../prisma/generated/client.js";
import type { SealedHead } from "./seal.js";

/** An aggregate over rows with `task_id`, `number` and `hash`. */
export const hashOfHeads = Prisma.sql`encode(sha256(convert_to(coalesce(
  string_agg(task_id || ' ' || number || ' ' || hash, E'\\n' ORDER BY task_id), ''), 'UTF8')), 'hex')`;

/** Takes heads in the order of their ids. */
export class HeadsHash {
  readonly #hash: Hash = createHash("sha256");
  #first = true;

  add({ taskId, number, hash }: SealedHead): void {
    this.#hash.update(`${this.#first ? "" : "\n"}${taskId} ${String(number)} ${hash}`);
    this.#first = false;
  }

  digest(): string {
    return this.#hash.digest("hex");
  }
}
