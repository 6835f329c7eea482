/** Brings the whole stack up: database, Temporal and mail catcher where none is given, then the record, then the program. */
import { join, resolve } from "node:path";
import { applicationUrl } from "./application-role.js";
import { startApi, startWorker } from "./application.js";
import { findBinary } from "./binaries.js";
import { TEMPORAL_CLI } from "./binary-spec.js";
import { startMailbox } from "./mailbox.js";
import { prepareDatabase } from "./migrate.js";
import { claimPort } from "./ports.js";
import { startPostgres } from "./postgres.js";
import { keptSecret } from "./secret.js";
import type { Addresses } from "./state.js";
import type { Supervisor } from "./supervisor.js";
import { startTemporalDev } from "./temporal.js";

export interface UpOptions {
  readonly dataDir: string;
  /** Wanted for the pages. */
  readonly port: number;
  /** Of the person who starts; DATABASE_URL, TEMPORAL_ADDRESS and SMTP_URL in it replace an embedded part. */
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  /** Puts what belongs into an empty record; called between the migrations and the program. */
  readonly seed: (env: NodeJS.ProcessEnv) => Promise<void>;
}

const PORTS = { smtp: 1025, mail: 1080, temporal: 7233, temporalUi: 8233, postgres: 5433 };

/** @throws StackError; what was started until then is for the caller to end, by `supervisor.stop()` */
export async function bringUp(supervisor: Supervisor, options: UpOptions): Promise<Addresses> {
  const { say, env } = options;
  const dataDir = resolve(options.dataDir);
  const servers = await startServers(supervisor, { ...options, dataDir });

  const port = await claimPort({ purpose: "pages", port: options.port }, new Set(), say);
  const host = env["HOST"] || "127.0.0.1";
  const local = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${String(port)}`;
  const program: NodeJS.ProcessEnv = {
    ...env,
    ...servers.env,
    HOST: host,
    PORT: String(port),
    PUBLIC_URL: env["PUBLIC_URL"] || local,
    AUTH_SECRET: env["AUTH_SECRET"] || (await keptSecret(join(dataDir, "auth-secret"))),
    DATA_DIR: dataDir,
    TZ: "UTC",
  };

  say("bringing the database to the newest migration");
  await prepareDatabase(servers.ownerUrl, servers.databaseUrl);
  await options.seed(program);

  const parts = [
    startProgram("worker", (signal) => startWorker({ name: "worker", dataDir, env: program, signal })),
    startProgram("api", (signal) => startApi({ name: "api", dataDir, env: program, signal }, local)),
  ];
  await all(parts);
  return { url: program["PUBLIC_URL"] ?? local, ...servers.shown, databaseUrl: servers.ownerUrl };

  async function startProgram(name: "api" | "worker", launch: Parameters<typeof supervisor.start>[1]) {
    say(`starting ${name}`);
    await supervisor.start(name, launch);
  }
}

interface Servers {
  /** Of the application. */
  readonly databaseUrl: string;
  /** Of whom the tables belong to: migrates, and is what an operator backs up and restores with. */
  readonly ownerUrl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly shown: Pick<Addresses, "mailUrl" | "temporalUrl">;
}

/** The three servers at once: each waits for the disk more than for the processor. */
async function startServers(
  supervisor: Supervisor,
  { dataDir, env, say }: UpOptions & { dataDir: string },
): Promise<Servers> {
  const cli = env["TEMPORAL_ADDRESS"] ? undefined : await findBinary(TEMPORAL_CLI, { env, say });
  const taken = new Set<number>();
  const claim = async (purpose: string, wanted: number) => {
    const port = await claimPort({ purpose, port: wanted }, taken, say);
    taken.add(port);
    return port;
  };

  const database = async () => {
    const given = env["DATABASE_URL"];
    if (given) return { databaseUrl: given, ownerUrl: env["MIGRATION_DATABASE_URL"] || given };
    const port = await claim("PostgreSQL", PORTS.postgres);
    say("starting PostgreSQL");
    const { url } = await supervisor.start("PostgreSQL", (signal) =>
      startPostgres({ dataDir, port, signal }),
    );
    const password = await keptSecret(join(dataDir, "application-password"));
    return { databaseUrl: applicationUrl(url, password), ownerUrl: url };
  };
  const temporal = async () => {
    if (env["TEMPORAL_ADDRESS"]) return { address: env["TEMPORAL_ADDRESS"], uiUrl: null };
    const port = await claim("Temporal", PORTS.temporal);
    const uiPort = await claim("Temporal's page", PORTS.temporalUi);
    const lookUp = { env: { ...env, TEMPORAL_CLI: cli } };
    say("starting Temporal");
    return supervisor.start("Temporal", (signal) =>
      startTemporalDev({ dataDir, port, uiPort, lookUp, signal }),
    );
  };
  const mail = async () => {
    if (env["SMTP_URL"]) return { smtpUrl: env["SMTP_URL"], webUrl: null };
    const smtpPort = await claim("SMTP", PORTS.smtp);
    const webPort = await claim("mails", PORTS.mail);
    say("starting the mail catcher");
    return supervisor.start("mail", (signal) => startMailbox({ dataDir, smtpPort, webPort, signal }));
  };

  const [{ databaseUrl, ownerUrl }, { address, uiUrl }, { smtpUrl, webUrl }] = await all([
    database(),
    temporal(),
    mail(),
  ]);
  return {
    databaseUrl,
    ownerUrl,
    env: { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: address, SMTP_URL: smtpUrl },
    shown: { mailUrl: webUrl, temporalUrl: uiUrl },
  };
}

/** Like Promise.all, but settles only when all have: so that nothing starts behind the back of who ends the stack. */
async function all<T extends readonly Promise<unknown>[]>(
  promises: readonly [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}
