/** The api process: doors for people and programs. Any number of them may run. */
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { pino } from "pino";
import { readConfig } from "../config.js";
import { listenForChanges } from "../record/changes.js";
import { openDatabase } from "../record/database.js";
import { webhookSecret } from "../record/webhook-secret.js";
import { openAuth } from "./auth.js";
import { openLive } from "./live/live.js";
import { openPoker } from "./poker.js";
import { openReader } from "./reader.js";
import { openPrinter } from "./printer.js";
import { createServer } from "./server.js";
import { openEvidenceStore } from "./uploads.js";

const config = readConfig(process.env);
const log = pino({ name: "api", level: config.logLevel });
const db = openDatabase(config.databaseUrl, { mailDomain: config.mail.domain });

// Lazy: the api starts, and takes reports, while Temporal is away.
const connection = Connection.lazy({ address: config.temporal.address });
const client = new Client({ connection, namespace: config.temporal.namespace });

const evidence = await openEvidenceStore(config.evidence.dir, config.evidence.limitBytes, {
  s3: config.evidence.s3,
  clamav: config.evidence.clamav,
  warn: (facts, message) => {
    log.warn(facts, message);
  },
});

const printer = openPrinter({ worker: new URL("./print-worker.js", import.meta.url) });

const now = () => new Date();
const live = openLive(db, {
  now,
  warn: (error) => {
    log.warn({ err: error }, "open pages are not told of a change");
  },
});
const listening = listenForChanges(config.databaseUrl, live.heard, {
  warn: (error) => {
    log.warn({ err: error }, "not listening for changes; trying again");
  },
});

const app = createServer(
  {
    db,
    auth: openAuth(db, {
      secret: config.authSecret,
      publicUrl: config.publicUrl,
      oidc: config.oidc,
      secondStepRoles: config.secondStepRoles,
    }),
    evidence,
    poker: openPoker(db, client, log),
    reader: openReader(new URL("./reading-thread.js", import.meta.url)),
    printer,
    publicUrl: config.publicUrl,
    contact: config.mail.contact,
    evidenceLimitMb: config.evidence.limitBytes / 1_000_000,
    webhooks: {
      secretOf: (webhookId) => webhookSecret(config.authSecret, webhookId),
      allowPrivate: config.webhooks.allowPrivate,
    },
    live,
    now,
  },
  {
    assetsDir: fileURLToPath(new URL("../web/assets", import.meta.url)),
    log,
    trustedProxies: config.trustedProxies,
  },
);

const server = app.listen(config.port, config.host, (error) => {
  if (error) {
    log.fatal({ err: error }, "cannot listen");
    process.exit(1);
  }
  log.info({ url: config.publicUrl }, "ready");
});

const HOUR_MS = 3_600_000;

async function cleanUp(): Promise<void> {
  const removed = await evidence.removeAbandoned(new Date());
  if (removed > 0) log.info({ removed }, "removed uploads that were broken off");
}
const cleaning = () => {
  cleanUp().catch((error: unknown) => {
    log.warn({ err: error }, "cannot clean up the incoming folder");
  });
};
cleaning();
setInterval(cleaning, HOUR_MS).unref();

const GRACE_MS = 10_000;

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    // Requests under way end; then the process does. Open pages come again, and find another process.
    server.close(() => {
      void Promise.allSettled([listening.close(), db.close(), connection.close(), printer.close()]).then(() =>
        process.exit(0),
      );
    });
    live.close();
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), GRACE_MS).unref();
  });
}
