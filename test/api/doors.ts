/** The whole HTTP server over a fresh world, on a port of its own, and people signed in to it. */
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { openAuth } from "../../api/auth.js";
import { hashPassword } from "../../api/passwords.js";
import { noPoker } from "../../api/poker.js";
import { createServer } from "../../api/server.js";
import { type EvidenceSettings, type EvidenceStore, openEvidenceStore } from "../../api/uploads.js";
import { webhookSecret } from "../../record/webhook-secret.js";
import { type Name, PASSWORD, type World, freshWorld } from "../world.js";

export interface Doors {
  readonly world: World;
  readonly url: string;
  readonly evidence: EvidenceStore;
  readonly evidenceDir: string;
  /** The api's clock stands here until it is set. */
  clock: Date;
  /** A request under `/api/v1`, or under `/` where the path says so, in the name of the person. */
  ask(
    name: Name | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** The headers of a person who is signed in. */
  cookieOf(name: Name): Promise<string>;
  close(): Promise<void>;
}

export const AUTH_SECRET = "a secret of the doors' tests, forty signs.";

export interface DoorsOptions extends EvidenceSettings {
  readonly now: Date;
  readonly evidenceDir?: string;
  readonly limitBytes?: number;
  readonly allowPrivate?: boolean;
}

export async function openDoors({
  now,
  limitBytes = 2_000_000,
  allowPrivate = true,
  ...given
}: DoorsOptions): Promise<Doors> {
  const world = await freshWorld({ passwordHash: await hashPassword(PASSWORD) });
  const evidenceDir = given.evidenceDir ?? (await mkdtemp(join(tmpdir(), "dondoc-evidence-")));
  const evidence = await openEvidenceStore(evidenceDir, limitBytes, given);
  const publicUrl = "http://dondoc.example";
  const doors = { clock: now };
  const app = createServer(
    {
      db: world.db,
      auth: openAuth(world.db, { secret: AUTH_SECRET, publicUrl }),
      evidence,
      poker: noPoker,
      publicUrl,
      evidenceLimitMb: limitBytes / 1_000_000,
      webhooks: { secretOf: (id) => webhookSecret(AUTH_SECRET, id), allowPrivate },
      now: () => doors.clock,
    },
    { assetsDir: tmpdir(), log: pino({ level: "silent" }), signInAttempts: 1_000 },
  );
  const server = app.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`; // it listens on a port
  const cookies = new Map<Name, string>();

  async function cookieOf(name: Name): Promise<string> {
    const known = cookies.get(name);
    if (known !== undefined) return known;
    const answer = await fetch(`${url}/api/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username: name, password: PASSWORD }),
    });
    if (answer.status !== 204)
      throw new Error(`${name} cannot sign in: ${String(answer.status)} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    cookies.set(name, cookie);
    return cookie;
  }

  return Object.assign(doors, {
    world,
    url,
    evidence,
    evidenceDir,
    cookieOf,
    async ask(
      name: Name | null,
      method: string,
      path: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) {
      const isForm = body instanceof FormData;
      return fetch(path.startsWith("/calendar") ? url + path : `${url}/api/v1${path}`, {
        method,
        redirect: "manual",
        headers: {
          ...(name === null ? {} : { Cookie: await cookieOf(name) }),
          ...(body === undefined || isForm ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
      if (given.evidenceDir === undefined) await rm(evidenceDir, { recursive: true, force: true });
    },
  });
}

/** A form with one file of evidence. */
export function evidenceForm(bytes: Uint8Array, fileName: string, text = "Đã xong"): FormData {
  const form = new FormData();
  form.set("text", text);
  form.set("evidence", new Blob([new Uint8Array(bytes)]), fileName);
  return form;
}

/** A PDF by its signature, of the given size and with bytes of its own. */
export function pdf(size = 1_000, seed = 1): Buffer {
  const bytes = Buffer.alloc(size, seed);
  bytes.write("%PDF-1.7\n", 0, "latin1");
  return bytes;
}
