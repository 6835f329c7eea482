/** The program as a browser meets it: a world of its own behind the real server, at a time that the story sets. */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { openAuth } from "../../api/auth.js";
import { hashPassword } from "../../api/passwords.js";
import { openLive } from "../../api/live/live.js";
import { noPoker } from "../../api/poker.js";
import { openReader } from "../../api/reader.js";
import { openPrinter } from "../../api/printer.js";
import { createServer } from "../../api/server.js";
import { openEvidenceStore } from "../../api/uploads.js";
import { listenForChanges } from "../../record/changes.js";
import type { Database } from "../../record/database.js";
import { root } from "../../stack/root.js";
import { PASSWORD, type World, freshWorld } from "../world.js";

export interface Site {
  readonly world: World;
  readonly url: string;
  /** What the pages take for the present. */
  now: Date;
  close(): Promise<void>;
}

const LIMIT_MB = 5;

/** `reach` opens the database that the server works on; by default the world's own. */
export async function openSite(
  now: Date,
  reach: (world: World) => Promise<Database> | Database = (world) => world.db,
): Promise<Site> {
  const world = await freshWorld({ passwordHash: await hashPassword(PASSWORD) });
  const db = await reach(world);
  const evidenceDir = await mkdtemp(join(tmpdir(), "dondoc-evidence-"));
  // The address must be known before the server is made: sessions and links begin with it.
  const http = createHttpServer();
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`; // a TCP server's
  const site: Site = {
    world,
    url,
    now,
    async close() {
      live.close();
      await listening.close();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
      await printer.close();
      if (db !== world.db) await db.close();
      await world.close();
      await rm(evidenceDir, { recursive: true, force: true });
    },
  };
  const live = openLive(db, { now: () => site.now });
  const listening = listenForChanges(world.url, live.heard);
  await listening.begun;
  const printer = openPrinter({ worker: pathToFileURL(join(root, "dist/api/print-worker.js")) });
  const app = createServer(
    {
      db,
      auth: openAuth(db, { secret: "a-secret-of-the-stories-alone-0123456789", publicUrl: url }),
      evidence: await openEvidenceStore(evidenceDir, LIMIT_MB * 1_000_000),
      poker: noPoker,
      live,
      // A thread takes compiled code.
      reader: openReader(new URL("../../dist/api/reading-thread.js", import.meta.url)),
      printer,
      webhooks: { secretOf: () => "", allowPrivate: true },
      publicUrl: url,
      contact: "vanphong@dondoc.example",
      evidenceLimitMb: LIMIT_MB,
      now: () => site.now,
    },
    { assetsDir: join(root, "dist/web/assets"), log: pino({ level: "silent" }) },
  );
  http.on("request", app);
  return site;
}
