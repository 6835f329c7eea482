/**
 * Writes documents in a thread of its own, one after the other: setting a long PDF takes a second of computing, and a
 * thread that is let go gives back the memory it took.
 */
import { Worker } from "node:worker_threads";
import type { DataOf, DocumentKind } from "../document/write/documents.js";
import type { Table } from "../document/write/table/table.js";
import type { WorkbookProperties } from "../document/write/table/workbook.js";
import type { TemplateFlaw } from "../document/write/docx/check.js";
import { DomainError, type ErrorCode, type Message } from "../domain/errors.js";
import { unavailable } from "./problems.js";

interface OfKind<K extends DocumentKind> {
  readonly kind: K;
  readonly data: DataOf[K];
}

export type PrintJob =
  | ({ readonly format: "pdf" } & OfKind<DocumentKind>)
  | ({ readonly format: "docx"; readonly template: Uint8Array | null } & OfKind<DocumentKind>)
  | { readonly format: "xlsx"; readonly tables: readonly Table[]; readonly properties: WorkbookProperties }
  | { readonly format: "check"; readonly template: Uint8Array; readonly kind: DocumentKind };

export type Printed =
  | { readonly bytes: Uint8Array }
  | { readonly flaws: readonly TemplateFlaw[] }
  | {
      readonly refusal: {
        readonly code: ErrorCode;
        readonly text: Message;
        readonly detail: Readonly<Record<string, unknown>>;
      };
    }
  | { readonly failure: string };

export interface Printer {
  /** Raises `too_large` for what would take too much memory. */
  pdf<K extends DocumentKind>(kind: K, data: DataOf[K]): Promise<Uint8Array>;
  /** Raises `invalid_input` with every flaw where the template cannot be used. */
  docx<K extends DocumentKind>(kind: K, data: DataOf[K], template: Uint8Array | null): Promise<Uint8Array>;
  workbook(tables: readonly Table[], properties: WorkbookProperties): Promise<Uint8Array>;
  /** Every flaw of a template that somebody gives; none: it can be used. Its file is not trusted. */
  flaws(template: Uint8Array, kind: DocumentKind): Promise<readonly TemplateFlaw[]>;
  close(): Promise<void>;
}

export interface PrinterSettings {
  /** The compiled `print-worker.js`. */
  readonly worker: URL;
  /** One document may take so long, in milliseconds. */
  readonly patienceMs?: number;
  /** So many may wait for the one before them; more are asked to come again. */
  readonly mostWaiting?: number;
}

/** Beyond this the thread has grown large: it is let go, and the next document starts a new one. */
const LARGE_BYTES = 1_000_000;
const IDLE_MS = 60_000;

type Answer = Exclude<Printed, { readonly refusal: unknown } | { readonly failure: string }>;

interface Waiting {
  readonly job: PrintJob;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export function openPrinter({
  worker: url,
  patienceMs = 60_000,
  mostWaiting = 50,
}: PrinterSettings): Printer {
  const queue: Waiting[] = [];
  let thread: Worker | null = null;
  let busy = false;
  let idle: NodeJS.Timeout | undefined;

  async function letGo(): Promise<void> {
    clearTimeout(idle);
    const going = thread;
    thread = null;
    await going?.terminate();
  }

  function ask(job: PrintJob): Promise<Answer> {
    if (queue.length >= mostWaiting) return Promise.reject(unavailable());
    return new Promise((resolve, reject) => {
      queue.push({ job, resolve, reject });
      if (!busy) void work();
    });
  }

  async function work(): Promise<void> {
    busy = true;
    clearTimeout(idle);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      try {
        const answer = await one(next.job);
        if ("bytes" in answer && answer.bytes.length > LARGE_BYTES) await letGo();
        next.resolve(answer);
      } catch (error) {
        next.reject(error);
      }
    }
    busy = false;
    idle = setTimeout(() => void letGo(), IDLE_MS).unref();
  }

  async function one(job: PrintJob): Promise<Answer> {
    thread ??= started(url);
    const answer = await answered(thread, job, patienceMs).catch(async (error: unknown) => {
      await letGo();
      throw error;
    });
    if ("failure" in answer) throw new Error(`a document could not be written: ${answer.failure}`);
    if (!("refusal" in answer)) return answer;
    const { code, text, detail } = answer.refusal;
    throw new DomainError(code, text, detail);
  }

  const print = async (job: PrintJob): Promise<Uint8Array> => {
    const answer = await ask(job);
    if ("bytes" in answer) return answer.bytes;
    throw new Error("the thread that writes documents gave no document");
  };

  return {
    pdf: (kind, data) => print({ format: "pdf", kind, data }),
    docx: (kind, data, template) => print({ format: "docx", kind, data, template }),
    workbook: (tables, properties) => print({ format: "xlsx", tables, properties }),
    async flaws(template, kind) {
      const answer = await ask({ format: "check", template, kind });
      return "flaws" in answer ? answer.flaws : [];
    },
    async close() {
      for (const waiting of queue.splice(0)) waiting.reject(unavailable());
      await letGo();
    },
  };
}

function started(url: URL): Worker {
  const worker = new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
  worker.unref();
  // Whoever waits hears of it; a thread that dies while nobody does must not take the api along.
  worker.on("error", () => undefined);
  return worker;
}

/** The thread works on one job at a time. One that has ended, or takes too long, is let go by the caller. */
function answered(worker: Worker, job: PrintJob, patienceMs: number): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const settle = (act: () => void) => {
      clearTimeout(timer);
      done.abort();
      act();
    };
    const timer = setTimeout(() => {
      settle(() => {
        reject(unavailable());
      });
    }, patienceMs);
    const answer = (printed: Printed) => {
      settle(() => {
        resolve(printed);
      });
    };
    const fail = (error: unknown) => {
      settle(() => {
        reject(
          error instanceof Error
            ? error
            : new Error(`the thread that writes documents has ended (${String(error)})`),
        );
      });
    };
    worker.on("message", answer);
    worker.on("error", fail);
    worker.on("exit", fail);
    done.signal.addEventListener("abort", () => {
      worker.off("message", answer);
      worker.off("error", fail);
      worker.off("exit", fail);
    });
    worker.postMessage(job);
  });
}
