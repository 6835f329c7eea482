/** A line of the bench: what it measures, and what is wanted of it. */
import type { Server } from "./database.js";

export interface Figure {
  /** Within its line, and the same in every repeat. */
  readonly name: string;
  readonly value: number;
  /** "/s", "ms", "MB", … ; empty: a count. */
  readonly unit: string;
  readonly wanted?: Wanted;
}

/** The value is to be at least, or at most, so much. */
export interface Wanted {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** One repeat of a line, in a process of its own. */
export interface Step {
  readonly server: Server;
  /** Smaller and once: whether everything runs, and an orientation. */
  readonly quick: boolean;
  /** Counts from 0. */
  readonly repeat: number;
  /** Tells the person who waits. */
  readonly say: (line: string) => void;
}

export interface Line {
  /** As `--line` names it. */
  readonly name: string;
  readonly title: string;
  /** Fewer than the usual three where one repeat takes minutes. */
  readonly repeats?: number;
  /** Rejects where anything is wrong with what was measured: a figure of a failure is none. */
  readonly run: (step: Step) => Promise<readonly Figure[]>;
}

export function figure(name: string, value: number, unit: string, wanted?: Wanted): Figure {
  return { name, value, unit, ...(wanted === undefined ? {} : { wanted }) };
}
