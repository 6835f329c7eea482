/**
 * The journal: one event for each thing done, each task's events chained by hash over canonical JSON. What concerns no
 * task stands in a chain of its own, the register's.
 *
 * Ids and the words of official acts alone: whatever is hashed here stays for good, also when a person's data is erased.
 */
import { createHash } from "node:crypto";

export interface JournalDraft {
  readonly kind: string;
  /** null: the program itself, on time's behalf. */
  readonly actorId: string | null;
  readonly actorUnitId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Where a task's journal ends: the number and the hash of its last event; 0 and "" where it has none. */
export interface JournalHead {
  readonly number: number;
  readonly hash: string;
}

/** What the hash of an event is made of. */
export interface HashedEvent extends JournalDraft {
  /** null: the register's. */
  readonly taskId: string | null;
  readonly number: number;
  readonly at: Date;
}

/** A row of `journal_event`, chained to `head`; of the register's own chain where `taskId` is null. */
export function chain<Id extends string | null>(
  taskId: Id,
  head: JournalHead,
  at: Date,
  event: JournalDraft,
) {
  const number = head.number + 1;
  const hash = eventHash(head.hash, { taskId, number, at, ...event });
  return {
    task_id: taskId,
    number,
    kind: event.kind,
    actor_id: event.actorId,
    actor_unit_id: event.actorUnitId,
    at,
    detail: event.detail,
    previous_hash: head.hash,
    hash,
  };
}

/** The hash of an event that follows the one with `previousHash`. */
export function eventHash(previousHash: string, event: HashedEvent): string {
  const { taskId, number, at, kind, actorId, actorUnitId, detail } = event;
  const hashed = { taskId, number, at: at.toISOString(), kind, actorId, actorUnitId, detail };
  return createHash("sha256").update(previousHash).update(canonical(hashed)).digest("hex");
}

/** JSON with its keys in order, so that one content has one text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
