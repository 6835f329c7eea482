/**
 * What others have changed, as PostgreSQL tells it after commit: one connection that listens, whichever process has made
 * the change. It says that something changed and never what.
 */
import { Client } from "pg";

/** `all`: anything may have changed, such as while the connection was lost. `register`: what concerns no task. */
export type ChangeTold =
  { readonly kind: "all" | "register" } | { readonly kind: "task" | "session"; readonly id: string };

export interface Listening {
  /** Settles when the first connection listens, or has failed and is tried again. */
  readonly begun: Promise<void>;
  close(): Promise<void>;
}

interface ListeningOptions {
  /** Before the first new attempt; doubled up to half a minute. */
  readonly retryMs?: number;
  readonly warn?: (error: unknown) => void;
}

const CHANNEL = "dondoc";
const LONGEST_RETRY_MS = 30_000;

/** Listens until it is closed, and connects anew as often as it must. `heard` may be called at any time. */
export function listenForChanges(
  url: string,
  heard: (change: ChangeTold) => void,
  options: ListeningOptions = {},
): Listening {
  const firstRetry = options.retryMs ?? 1_000;
  let closed = false;
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let retry = firstRetry;
  let missed = false;

  const connect = async (): Promise<void> => {
    const mine = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 5_000 });
    client = mine;
    let over = false;
    const lost = (error: unknown) => {
      if (over || closed) return;
      over = missed = true;
      options.warn?.(error);
      mine.end().catch(() => undefined);
      timer = setTimeout(() => void connect(), retry);
      timer.unref();
      retry = Math.min(retry * 2, LONGEST_RETRY_MS);
    };
    mine.on("error", lost);
    mine.on("end", () => {
      lost(new Error("the connection that listens has ended"));
    });
    mine.on("notification", ({ payload }) => {
      const change = changeOf(payload);
      if (change !== null) heard(change);
    });
    try {
      await mine.connect();
      await mine.query(`LISTEN ${CHANNEL}`);
      retry = firstRetry;
      if (missed) heard({ kind: "all" });
      missed = false;
    } catch (error) {
      lost(error);
    }
  };
  const begun = connect();
  return {
    begun,
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

function changeOf(payload = ""): ChangeTold | null {
  const [kind, id] = payload.split(" ");
  if (kind === "all" || kind === "register") return { kind };
  return (kind === "task" || kind === "session") && id !== undefined ? { kind, id } : null;
}
