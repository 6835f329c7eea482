/** The api as it runs, over a world of its own: real sessions and passwords, real files, a clock that tests set. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type Server, createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { type AuthSettings, openAuth } from "../../api/auth.js";
import type { Services } from "../../api/operation.js";
import { hashPassword } from "../../api/passwords.js";
import { openLive } from "../../api/live/live.js";
import { noPoker } from "../../api/poker.js";
import { openReader } from "../../api/reader.js";
import { openPrinter } from "../../api/printer.js";
import { createServer } from "../../api/server.js";
import { type EvidenceSettings, openEvidenceStore } from "../../api/uploads.js";
import { listenForChanges } from "../../record/changes.js";
import { openDatabase } from "../../record/database.js";
import { webhookSecret } from "../../record/webhook-secret.js";
import { type Name, PASSWORD, type World, freshWorld } from "../world.js";
import { type Tap, openTap } from "./tap.js";

/** The program's own secret. */
export const SECRET = "chỉ-dùng-cho-thử-nghiệm-0123456789abcdef";

export interface SiteOptions extends EvidenceSettings {
  /** Where the api's clock stands at first. */
  readonly now?: Date;
  readonly signInAttempts?: number;
  readonly evidenceLimitBytes?: number;
  /** A folder that outlives the site. */
  readonly evidenceDir?: string;
  readonly auth?: Partial<AuthSettings>;
  /** Puts a tap between the api and PostgreSQL, to be shut. */
  readonly tapped?: boolean;
}

export interface Site {
  readonly world: World;
  readonly url: string;
  readonly services: Services;
  /** The api's clock. */
  readonly clock: { now: Date };
  /** Where evidence lies. */
  readonly evidenceDir: string;
  /** What was logged as unexpected since it was last asked for. */
  takeFailures(): string[];
  /** Only of a tapped site. */
  readonly tap: Tap;
  /** Sets the clock of the api. */
  at(now: Date): void;
  /** Nobody signed in. */
  readonly stranger: Visitor;
  signedIn(name: Name): Promise<Visitor>;
  /** The headers of a person who stays signed in. */
  cookieOf(name: Name): Promise<string>;
  /** A request below `/api/v1`, or to a calendar, in the name of a person who stays signed in; null: of nobody. */
  ask(name: Name | null, method: string, path: string, body?: unknown, headers?: Headers): Promise<Response>;
  /** Names of files that are neither kept nor discarded. */
  incoming(): Promise<string[]>;
  close(): Promise<void>;
}

export type Headers = Readonly<Record<string, string>>;

/** A browser or a program with its cookies. Where it does not say which version it changes, it takes any: `If-Match: *`. */
export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>;
  fetch(
    method: string,
    path: string,
    init?: { headers?: Headers; body?: RequestInit["body"] },
  ): Promise<Response>;
  get(path: string, headers?: Headers): Promise<Response>;
  /** As JSON. */
  post(path: string, body?: unknown, headers?: Headers): Promise<Response>;
  /** As an HTML form sends it. */
  submit(path: string, fields: Headers, headers?: Headers): Promise<Response>;
  /** As multipart. */
  upload(path: string, form: FormData, headers?: Headers): Promise<Response>;
}

let passwordHash: Promise<string> | undefined;

export async function openSite(options: SiteOptions = {}): Promise<Site> {
  const world = await freshWorld({ passwordHash: await (passwordHash ??= hashPassword(PASSWORD)) });
  const evidenceDir = options.evidenceDir ?? (await mkdtemp(join(tmpdir(), "dondoc-evidence-")));
  const server = createHttpServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`; // it listens on TCP
  const tap = options.tapped ? await openTap(world.url) : null;
  const db = tap === null ? world.db : openDatabase(tap.url, { pool: 4, queryTimeoutMs: 2_000 });
  const failures: string[] = [];
  const clock = { now: options.now ?? new Date("2026-03-02T01:00:00Z") };
  const limitBytes = options.evidenceLimitBytes ?? 1_000_000;
  const live = openLive(db, { now: () => clock.now });
  const listening = listenForChanges(world.url, live.heard);
  await listening.begun;
  const services: Services = {
    db,
    auth: openAuth(db, { secret: SECRET, publicUrl: url, ...options.auth }),
    evidence: await openEvidenceStore(evidenceDir, limitBytes, options),
    poker: noPoker,
    live,
    // A thread takes compiled code.
    reader: openReader(new URL("../../dist/api/reading-thread.js", import.meta.url)),
    // A thread starts from a file: the compiled one.
    printer: openPrinter({ worker: new URL("../../dist/api/print-worker.js", import.meta.url) }),
    webhooks: { secretOf: (id) => webhookSecret(SECRET, id), allowPrivate: true },
    publicUrl: url,
    contact: "vanphong@dondoc.example",
    evidenceLimitMb: limitBytes / 1_000_000,
    now: () => clock.now,
  };
  const app = createServer(services, {
    assetsDir: fileURLToPath(new URL("../../dist/web/assets", import.meta.url)),
    log: pino({ level: "error" }, { write: (line: string) => void failures.push(line) }),
    signInAttempts: options.signInAttempts ?? 1000,
  });
  server.on("request", app);
  const known = new Map<Name, Promise<Visitor>>();
  const signedIn = async (name: Name): Promise<Visitor> => {
    const one = visitor(url);
    const answer = await one.post("/api/v1/session", { username: name, password: PASSWORD });
    if (answer.status !== 204) throw new Error(`${name} cannot sign in: ${await answer.text()}`);
    return one;
  };
  const staying = (name: Name): Promise<Visitor> => {
    const one = known.get(name) ?? signedIn(name);
    known.set(name, one);
    return one;
  };
  return {
    world,
    url,
    services,
    clock,
    evidenceDir,
    takeFailures: () => failures.splice(0),
    get tap() {
      if (tap === null) throw new Error("this site has no tap");
      return tap;
    },
    at: (instant) => {
      clock.now = instant;
    },
    get stranger() {
      return visitor(url);
    },
    signedIn,
    async cookieOf(name) {
      const { cookies } = await staying(name);
      return [...cookies].map(([cookie, value]) => `${cookie}=${value}`).join("; ");
    },
    async ask(name, method, path, body, headers = {}) {
      const one = name === null ? visitor(url) : await staying(name);
      const address = path.startsWith("/calendar/") ? path : `/api/v1${path}`;
      if (body === undefined) return one.fetch(method, address, { headers });
      if (body instanceof FormData) return one.fetch(method, address, { headers, body });
      const json = { "Content-Type": "application/json", ...headers };
      return one.fetch(method, address, { headers: json, body: JSON.stringify(body) });
    },
    incoming: () => readdir(join(evidenceDir, "incoming")),
    close: async () => {
      live.close();
      await listening.close();
      await closed(server);
      await services.printer.close();
      if (tap !== null) {
        await tap.close();
        await db.close();
      }
      await world.close();
      if (options.evidenceDir === undefined) await rm(evidenceDir, { recursive: true, force: true });
    },
  };
}

function visitor(url: string): Visitor {
  const cookies = new Map<string, string>();
  const one: Visitor = {
    cookies,
    async fetch(method, path, { headers = {}, body } = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(url + path, {
        method,
        redirect: "manual",
        headers: { ...(cookie === "" ? {} : { Cookie: cookie }), ...anyVersion(method, path), ...headers },
        ...(body === undefined ? {} : { body }),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (value === "" || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(set)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
    get: (path, headers = {}) => one.fetch("GET", path, { headers }),
    post: (path, body = {}, headers = {}) =>
      one.fetch("POST", path, {
        headers: { "Content-Type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    submit: (path, fields, headers = {}) =>
      one.fetch("POST", path, { headers, body: new URLSearchParams(fields) }),
    upload: (path, form, headers = {}) => one.fetch("POST", path, { headers, body: form }),
  };
  return one;
}

/** Where a change demands one. */
export function anyVersion(method: string, path: string): Headers {
  return method !== "GET" && path.startsWith("/api/v1/") ? { "If-Match": "*" } : {};
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** A multipart form with texts and files. */
export function multipart(
  fields: Headers,
  files: readonly { field: string; name: string; bytes: Uint8Array }[],
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append(file.field, new Blob([new Uint8Array(file.bytes)]), file.name);
  return form;
}

/** A form with one file of evidence. */
export function evidenceForm(bytes: Uint8Array, name: string, text = "Đã xong"): FormData {
  return multipart({ text }, [{ field: "evidence", name, bytes }]);
}

/** A PDF by its signature, of the given size and with bytes of its own. */
export function pdfOf(size = 1_000, seed = 1): Buffer {
  const bytes = Buffer.alloc(size, seed);
  bytes.write("%PDF-1.7\n", 0, "latin1");
  return bytes;
}

/** The smallest file that is a PDF by its content. */
export const pdf = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

/** Problem details as a test reads them. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly messages: { readonly vi: string; readonly en: string };
  readonly [fact: string]: unknown;
}

/** The problem that an answer carries; says so where it carries none. */
export async function problemIn(answer: Response): Promise<ProblemBody> {
  const text = await answer.text();
  const type = answer.headers.get("Content-Type") ?? "";
  if (!type.startsWith("application/problem+json"))
    throw new Error(`no problem but ${String(answer.status)} ${type}: ${text}`);
  return JSON.parse(text) as ProblemBody; // every problem has this form: see problems.test.ts
}

/** JSON of an answer that is expected to be of a form. */
export async function jsonOf<T>(answer: Response): Promise<T> {
  return (await answer.json()) as T; // what the answer holds is what the test asserts
}
