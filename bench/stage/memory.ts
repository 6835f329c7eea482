/** Memory of a process, from what the kernel says of it. */
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 50;

/** Resident, in MB. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(status) ?? [];
  if (kilobytes === undefined) throw new Error(`process ${String(pid)} has no resident memory`);
  return Number(kilobytes) / 1024;
}

/** By how many MB the process grew at the most while `work` went on. */
export async function memoryDuring<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly grown: number }> {
  const before = await memoryOf(pid);
  const state = { most: before, done: false };
  const looking = (async () => {
    while (!state.done) {
      state.most = Math.max(state.most, await memoryOf(pid));
      await pause(LOOK_MS);
    }
  })();
  try {
    const result = await work();
    return { result, grown: state.most - before };
  } finally {
    state.done = true;
    await looking;
  }
}
