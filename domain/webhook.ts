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
  "task_amended",
  "series_ended",
  "rung_carried_out",
  "task_succeeded",
  "task_succession_undone",
];

const MINUTE = 60_000;
/** In minutes. */
const HOUR = 60;

/** After each try that failed: not quite three days in all. */
const waits = [1, 5, 30, 2 * HOUR, 6 * HOUR, 12 * HOUR, 12 * HOUR, 12 * HOUR, 12 * HOUR, 12 * HOUR] as const;

/** When a delivery is tried again that has failed `attempts` times; null: it is given up. */
export function nextTry(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE);
}

/** Where a receiver was given up, what was written before this waits no longer. */
export function tooOldFor(now: Date): Date {
  return new Date(now.getTime() - 72 * HOUR * MINUTE);
}

/** http is for a receiver on the very machine, in tests and behind a proxy of one's own. */
export function isPlainLoopback(url: { readonly protocol: string; readonly hostname: string }): boolean {
  return url.protocol === "http:" && ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
}
