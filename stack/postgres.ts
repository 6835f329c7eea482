/** The embedded PostgreSQL: initialised once, kept in the data folder, on the loopback address alone. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { StackError } from "./errors.js";
import { findPostgresBinaries } from "./postgres-binaries.js";
import { USER, initialise } from "./postgres-initialise.js";
import { launcherFor } from "./postgres-reach.js";
import { endStaleServer } from "./postgres-stale.js";
import { postgresIdentity } from "./postgres-user.js";
import { type Child, type PartOptions, type Running, endOfLog, startChild } from "./processes.js";
import { waitFor } from "./wait.js";

const HOST = "127.0.0.1";
const DATABASE = "dondoc";

export interface PostgresOptions extends PartOptions {
  /** Holds `postgres/`, the password and the log. */
  readonly dataDir: string;
  readonly port: number;
  /** Settings of the server, such as `{ fsync: "off" }` for tests. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Postgres extends Running {
  /** The project's own database, of which the user is the owner. */
  readonly url: string;
  /** The same user on the database `postgres`, to create and drop others. */
  readonly adminUrl: string;
}

/** @throws StackError with what is missing and what to do */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir);
  const folder = join(dataDir, "postgres");
  const logFile = join(dataDir, "logs", "postgres.log");
  await mkdir(dataDir, { recursive: true });

  const binaries = await findPostgresBinaries();
  const identity = await postgresIdentity();
  const launch = await launcherFor(identity, [folder, binaries.postgres]);

  const password = await initialise(folder, dataDir, identity, (args) => launch(binaries.initdb, args));
  await endStaleServer(folder);

  const settings = Object.entries({
    listen_addresses: HOST,
    unix_socket_directories: "", // no socket in /tmp that another server could hold
    ...options.settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = await startChild({
    ...launch(binaries.postgres, ["-D", folder, "-p", String(options.port), ...settings]),
    logFile,
    ownGroup: options.ownGroup,
  });

  const urlOf = (database: string) =>
    `postgresql://${USER}:${password}@${HOST}:${String(options.port)}/${database}`;
  try {
    await untilItAnswers(urlOf("postgres"), child, options.signal);
    await createDatabase(urlOf("postgres"));
  } catch (error) {
    await child.stop("SIGINT");
    throw error;
  }
  return {
    url: urlOf(DATABASE),
    adminUrl: urlOf("postgres"),
    pid: child.pid,
    logFile,
    said: child.said,
    ended: child.ended,
    // SIGINT is PostgreSQL's fast shutdown: it ends sessions and writes a checkpoint.
    stop: () => child.stop("SIGINT", 30_000),
  };
}

async function untilItAnswers(url: string, child: Child, signal?: AbortSignal): Promise<void> {
  const answered = await waitFor(
    async () => {
      if (!child.isRunning()) return "ended";
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
      try {
        await client.connect();
        return "ready";
      } catch (error) {
        // A wrong password stays wrong.
        if ((error as { code?: string }).code === "28P01") return "refused";
        return undefined;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    60_000,
    signal,
  );
  if (answered === "ready") return;
  throw new StackError(
    answered === "refused"
      ? "The embedded PostgreSQL refuses the password kept in the data folder."
      : `The embedded PostgreSQL did not start. ${await endOfLog(child)}`,
    "Another start may be using the same data folder (`bin/stop` ends it), or the disk may be full.",
  );
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
