/** Events that another system may ask for: what they are, and how long one is tried. */
import { transitions } from "./transitions.js";

/** A test that a person sends by hand. */
export const WEBHOOK_TEST = "test";

/**
 * Kinds of journal event that are told outside: every act of the lifecycle, and what time does. Who reads evidence is
 * the journal's alone.
 */
export const webhookKinds: readonly string[] = [
  "task_assigned",
  ...new Set(Object.values(transitions).map((transition) => transition.event)),
  "rung_carried_out",
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After each try that failed; the last one goes on. */
const waits = [1 * MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR] as const;
const GIVE_UP_AFTER = 72 * HOUR;

/** When a delivery is tried again that has failed `attempts` times; null: it is given up. */
export function nextTry(attempts: number, writtenAt: Date, now: Date): Date | null {
  const at = now.getTime() + (waits[attempts - 1] ?? 12 * HOUR);
  return at - writtenAt.getTime() > GIVE_UP_AFTER ? null : new Date(at);
}

/** http is for a receiver on the very machine, in tests and behind a proxy of one's own. */
export function isPlainLoopback(url: { readonly protocol: string; readonly hostname: string }): boolean {
  return url.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
}
