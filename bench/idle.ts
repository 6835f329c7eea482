/** Whether the machine does anything else: a figure taken beside other work says little. */
import { cpus } from "node:os";
import { setTimeout as pause } from "node:timers/promises";

/** Share of all cores; a desktop or a monitor may take so much. */
const IDLE = 0.08;
const LOOK_MS = 1_000;

export interface Idleness {
  /** Share of all cores that was busy in the last second looked at, 0–1. */
  readonly busy: number;
  readonly idle: boolean;
}

/** Looks each second until the cores are idle, for `longestMs` at most. */
export async function waitUntilIdle(longestMs: number): Promise<Idleness> {
  const end = performance.now() + longestMs;
  for (;;) {
    const before = spent();
    await pause(LOOK_MS);
    const busy = busyBetween(before, spent());
    if (busy <= IDLE) return { busy, idle: true };
    if (performance.now() >= end) return { busy, idle: false };
  }
}

interface Spent {
  readonly idle: number;
  readonly all: number;
}

function spent(): Spent {
  const times = cpus().map((cpu) => cpu.times);
  const idle = times.reduce((sum, time) => sum + time.idle, 0);
  const all = times.reduce((sum, { user, nice, sys, irq, idle }) => sum + user + nice + sys + irq + idle, 0);
  return { idle, all };
}

function busyBetween(before: Spent, after: Spent): number {
  return after.all === before.all ? 0 : 1 - (after.idle - before.idle) / (after.all - before.all);
}
