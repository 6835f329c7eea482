/** The journal: one event for each thing done, each task's events chained by hash over canonical JSON. */
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

/** A row of `journal_event`, chained to `head`. */
export function chain(taskId: string, head: JournalHead, at: Date, event: JournalDraft) {
  const number = head.number + 1;
  const sealed = { taskId, number, at: at.toISOString(), ...event };
  const hash = createHash("sha256").update(head.hash).update(canonical(sealed)).digest("hex");
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
