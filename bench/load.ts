/** Load, and what it met: closed (so many clients, each sends when it was answered) for the most that is taken, open for how long one waits. */
import { type RecordableHistogram, createHistogram } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { arrivals } from "./arrivals.js";

export interface Measured {
  readonly count: number;
  /** Answered a second, from the first sent to the last answered. */
  readonly rate: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The `index`th call; rejects where it was not answered as it should be. */
export type Call = (index: number) => Promise<unknown>;

/** `count` calls, `clients` at a time. */
export async function closedLoop(clients: number, count: number, call: Call): Promise<Measured> {
  const histogram = createHistogram();
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) {
        const index = next++;
        const sent = performance.now();
        await call(index);
        note(histogram, performance.now() - sent);
      }
    }),
  );
  return measured(histogram, performance.now() - began);
}

export interface OpenLoad {
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
  /** What the arrivals are drawn from. */
  readonly seed: number;
}

/**
 * Calls at instants fixed beforehand, whether or not those before were answered. Latency counts from the instant meant,
 * so a stall shows in all that came while it lasted.
 */
export async function openLoop({ rate, seconds, seed }: OpenLoad, call: Call): Promise<Measured> {
  const instants = arrivals(rate, seconds, seed);
  const histogram = createHistogram();
  const underWay: Promise<void>[] = [];
  const failures: unknown[] = [];
  const began = performance.now();
  for (let next = 0; next < instants.length;) {
    const elapsed = performance.now() - began;
    for (let at = instants[next]; at !== undefined && at <= elapsed; at = instants[++next]) {
      underWay.push(timed(next, began + at));
    }
    const wait = (instants[next] ?? 0) - (performance.now() - began);
    if (wait > 0) await pause(wait);
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw new Error("a request of the load failed", { cause: failures[0] });
  return measured(histogram, performance.now() - began);

  async function timed(index: number, meant: number): Promise<void> {
    try {
      await call(index);
      note(histogram, performance.now() - meant);
    } catch (error) {
      failures.push(error); // told of when all have come to their end
    }
  }
}

/** Whole microseconds, at least one: what the histogram takes. */
function note(histogram: RecordableHistogram, ms: number): void {
  histogram.record(Math.max(1, Math.round(ms * 1000)));
}

function measured(histogram: RecordableHistogram, tookMs: number): Measured {
  return {
    count: histogram.count,
    rate: (histogram.count / tookMs) * 1000,
    p50: histogram.percentile(50) / 1000,
    p99: histogram.percentile(99) / 1000,
    max: histogram.max / 1000,
  };
}
