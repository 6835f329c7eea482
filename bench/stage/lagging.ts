/** Tasks whose workflows are still to be started, as after an issue, and waiting until they stand. */
import { setTimeout as pause } from "node:timers/promises";
import type { BenchDatabase } from "../database.js";

/** Of the first `count` tasks nobody has told a workflow: what the sweep finds. Their rungs come one after another. */
export async function leaveToSweep(database: BenchDatabase, count: number): Promise<void> {
  await database.asOwner((owner) =>
    owner.query(
      `UPDATE task SET conducted_version = 0, awaited_rung_at = NULL
       WHERE id IN (SELECT id FROM task WHERE next_rung_at IS NOT NULL ORDER BY id DESC LIMIT $1)`,
      [count],
    ),
  );
}

export async function countLagging(database: BenchDatabase): Promise<number> {
  const { rows } = await database.asOwner((owner) =>
    owner.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM task WHERE conducted_version < version",
    ),
  );
  return rows[0]?.count ?? 0;
}

/** Milliseconds until `done` says so; rejects after `limitMs`. */
export async function until(
  what: string,
  done: () => boolean | Promise<boolean>,
  limitMs: number,
  lookMs = 250,
): Promise<number> {
  const began = performance.now();
  while (!(await done())) {
    if (performance.now() - began > limitMs)
      throw new Error(`not within ${String(limitMs / 1000)} s: ${what}`);
    await pause(lookMs);
  }
  return performance.now() - began;
}
