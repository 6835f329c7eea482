/** Waiting for a condition, for what gives no signal of its own. */
import { setTimeout as pause } from "node:timers/promises";

const INTERVAL_MS = 50;

/**
 * Asks every 50 ms until the answer is neither false nor undefined; gives `undefined` after `timeoutMs`, or when `signal`
 * says that nobody waits any more.
 */
export async function waitFor<T>(
  ask: () => Promise<T | false | undefined> | T | false | undefined,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<T | undefined> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    if (performance.now() >= end || signal?.aborted) return undefined;
    await pause(INTERVAL_MS, undefined, { signal }).catch(() => undefined); // rejects when aborted
  }
}
