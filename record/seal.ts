/** A seal of the journal: where every chain ends at an instant, under one hash that is chained to the seal before. */
import { createHash } from "node:crypto";
import type { Day } from "../domain/day.js";
import { canonical } from "./journal.js";

/** Stands among the tasks' ids for the register's own chain. */
export const REGISTER_ID = "00000000-0000-0000-0000-000000000000";

export interface Seal {
  /** The day, in Việt Nam, in which it was made. */
  readonly day: Day;
  /** Counts the seals from 1. */
  readonly number: number;
  readonly tasks: number;
  readonly events: number;
  readonly lastEventId: number;
  /** Over all heads. */
  readonly headsHash: string;
  /** Over the heads that have moved since the seal before. */
  readonly changedHash: string;
  /** "" in the first. */
  readonly previousHash: string;
  readonly hash: string;
  readonly sealedAt: Date;
}

/** A chain's last event as a seal holds it. */
export interface SealedHead {
  readonly taskId: string;
  readonly number: number;
  readonly hash: string;
}

export function sealHash({ previousHash, sealedAt, ...seal }: Omit<Seal, "hash">): string {
  const { day, number, tasks, events, lastEventId, headsHash, changedHash } = seal;
  const sealed = {
    day,
    number,
    tasks,
    events,
    lastEventId,
    headsHash,
    changedHash,
    sealedAt: sealedAt.toISOString(),
  };
  return createHash("sha256").update(previousHash).update(canonical(sealed)).digest("hex");
}
