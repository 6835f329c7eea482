/** The real server over a fresh world, and visitors who come to it as browsers and programs do: over HTTP, with cookies. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type AuthSettings, openAuth } from "../../api/auth.js";
import type { Services } from "../../api/operation.js";
import { noPoker } from "../../api/poker.js";
import { hashPassword } from "../../api/passwords.js";
import { createServer } from "../../api/server.js";
import { openEvidenceStore } from "../../api/uploads.js";
import { PASSWORD, type World, freshWorld } from "../world.js";

export const SECRET = "a secret of forty characters, for a test";

export interface House {
  readonly world: World;
  readonly url: string;
  readonly services: Services;
  /** The api's clock; a test moves it. */
  readonly clock: { now: Date };
  /** Each with cookies and an address of their own. */
  visitor(): Visitor;
  /** Signed in by name, with the password of the world. */
  signedIn(name: string): Promise<Visitor>;
  close(): Promise<void>;
}

let passwordHash: Promise<string> | undefined;

export async function openHouse(
  options: { readonly auth?: Partial<AuthSettings>; readonly attempts?: number } = {},
): Promise<House> {
  const world = await freshWorld({ passwordHash: await (passwordHash ??= hashPassword(PASSWORD)) });
  const evidenceDir = await mkdtemp(join(tmpdir(), "dondoc-api-"));
  const clock = { now: new Date() };
  const { server, url, services } = await listen(world, evidenceDir, clock, options);
  let visitors = 0;
  const visitor = () =>
    new Visitor(url, `10.1.${String(Math.floor(++visitors / 250))}.${String(1 + (visitors % 250))}`);
  return {
    world,
    url,
    services,
    clock,
    visitor,
    async signedIn(name) {
      const person = visitor();
      const answer = await person.post("/api/v1/session", { username: name, password: PASSWORD });
      if (answer.status !== 204)
        throw new Error(`${name} was not let in: ${String(answer.status)} ${answer.text}`);
      return person;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await world.close();
      await rm(evidenceDir, { recursive: true, force: true });
    },
  };
}

async function listen(
  world: World,
  evidenceDir: string,
  clock: { now: Date },
  options: { readonly auth?: Partial<AuthSettings>; readonly attempts?: number },
): Promise<{ server: Server; url: string; services: Services }> {
  // The address is part of what is served, and known only once the port is.
  const holder = (await import("node:http")).createServer();
  await new Promise<void>((done) => holder.listen(0, "127.0.0.1", done));
  const { port } = holder.address() as AddressInfo; // it listens on TCP
  const url = `http://127.0.0.1:${String(port)}`;
  const services: Services = {
    db: world.db,
    auth: openAuth(world.db, { secret: SECRET, publicUrl: url, ...options.auth }),
    evidence: await openEvidenceStore(evidenceDir, 1_000_000),
    poker: noPoker,
    publicUrl: url,
    evidenceLimitMb: 1,
    webhooks: { secretOf: () => "", allowPrivate: true },
    now: () => clock.now,
  };
  const app = createServer(services, {
    assetsDir: evidenceDir,
    log: pino({ level: "silent" }),
    signInAttempts: options.attempts ?? 1_000,
  });
  holder.on("request", app);
  return { server: holder, url, services };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of JSON answers. */
  readonly body: Readonly<Record<string, unknown>>;
}

export class Visitor {
  readonly cookies = new Map<string, string>();
  /** Of the last answer, as they came. */
  setCookies: readonly string[] = [];

  constructor(
    private readonly url: string,
    readonly address: string,
    private readonly device = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0",
  ) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send("GET", path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send("POST", path, JSON.stringify(body), { "Content-Type": "application/json", ...headers });
  }

  delete(path: string): Promise<Answer> {
    return this.send("DELETE", path, undefined, {});
  }

  /** As a browser sends a form. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send("POST", path, new URLSearchParams(fields).toString(), {
      "Content-Type": "application/x-www-form-urlencoded",
    });
  }

  async send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(new URL(path, this.url), {
      method,
      redirect: "manual",
      headers: {
        "User-Agent": this.device,
        "X-Forwarded-For": this.address,
        ...(cookie === "" ? {} : { Cookie: cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    this.setCookies = answer.headers.getSetCookie();
    for (const each of this.setCookies) this.keep(each);
    const text = await answer.text();
    const json = answer.headers.get("Content-Type")?.includes("json") === true && text !== "";
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: json ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  }

  private keep(setCookie: string): void {
    const [name = "", value = ""] = (setCookie.split(";")[0] ?? "").split(/=(.*)/s);
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(setCookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The session's token as the record has it. */
export function sessionTokenOf(visitor: Visitor): string {
  return decodeURIComponent(visitor.cookies.get("dondoc.session_token") ?? "").split(".")[0] ?? "";
}
