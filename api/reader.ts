/**
 * Reads uploaded documents in threads of their own: two hundred pages take seconds, and meanwhile others must be answered.
 * A hostile file costs its thread, and nothing else.
 */
import { Worker } from "node:worker_threads";
import type { Day } from "../domain/day.js";
import { DomainError, type ErrorCode, type Message } from "../domain/errors.js";
import type { Reading } from "../domain/reading.js";
import { unreadable } from "../document/read/flaws.js";
import type { WorkbookReading } from "../document/read/workbook.js";

export type ReadingTask =
  | { readonly kind: "document"; readonly path: string; readonly fileName: string }
  | { readonly kind: "workbook"; readonly path: string; readonly issued: Day | null };

/** What a thread tells at its end. */
export type Outcome =
  | { readonly found: unknown; readonly rules: string }
  | { readonly refused: { readonly code: ErrorCode; readonly text: Message; readonly detail: object } };

/** With the name of the rules: `document/read/rules.ts`. */
export type ReadBy<T> = { readonly found: T; readonly rules: string };

export interface Reader {
  /** Raises what `readFile` in document/read raises. */
  document(path: string, fileName: string): Promise<ReadBy<Reading>>;
  /** Raises what `readWorkbook` raises. */
  workbook(path: string, issued: Day | null): Promise<ReadBy<WorkbookReading>>;
}

/** As many as read at once; others wait their turn. */
const MOST_THREADS = 2;
/** 200 pages take two seconds. What takes longer than this is no document of an office. */
const LONGEST_MS = 60_000;
const MOST_MEMORY_MB = 384;

/** `thread`: the compiled reading-thread.ts. */
export function openReader(thread: URL): Reader {
  let free = MOST_THREADS;
  const waiting: (() => void)[] = [];
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
  const read = (task: ReadingTask) => inTurn(() => inThread(thread, task));
  return {
    document: async (path, fileName) => (await read({ kind: "document", path, fileName })) as ReadBy<Reading>, // what the thread's code gives
    workbook: async (path, issued) =>
      (await read({ kind: "workbook", path, issued })) as ReadBy<WorkbookReading>,
  };
}

async function inThread(thread: URL, task: ReadingTask): Promise<ReadBy<unknown>> {
  const worker = new Worker(thread, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  let clock: NodeJS.Timeout | undefined;
  try {
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (error: NodeJS.ErrnoException) => {
        reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? unreadable("oversized") : error);
      });
      worker.once("exit", () => {
        reject(new Error("the reading thread ended without a word"));
      });
      clock = setTimeout(() => {
        reject(unreadable("too_many_pages"));
      }, LONGEST_MS);
    });
    if (!("refused" in outcome)) return outcome;
    const { code, text, detail } = outcome.refused;
    throw new DomainError(code, text, { ...detail });
  } finally {
    clearTimeout(clock);
    await worker.terminate();
  }
}
