/** The embedded PostgreSQL: initialised once, kept in the data folder, on the loopback address alone. */
import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { access, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { StackError } from "./errors.js";
import { type PostgresBinaries, findPostgresBinaries } from "./postgres-binaries.js";
import { type Identity, assertReachable, makeDataFolder, postgresIdentity } from "./postgres-user.js";
import {
  type Child,
  type PartOptions,
  type Running,
  isAlive,
  endOfLog,
  signalProcess,
  startChild,
} from "./processes.js";
import { waitFor } from "./wait.js";

const run = promisify(execFile);
const HOST = "127.0.0.1";
const USER = "dondoc";
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
  await assertReachable(folder, identity);
  await assertReachable(binaries.postgres, identity);

  const password = await initialise(folder, dataDir, binaries, identity);
  await endStaleServer(folder);

  const settings = Object.entries({
    listen_addresses: HOST,
    unix_socket_directories: "", // no socket in /tmp that another server could hold
    ...options.settings,
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = await startChild({
    command: binaries.postgres,
    args: ["-D", folder, "-p", String(options.port), ...settings],
    logFile,
    identity,
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

/** Gives the password. A folder that a crash left half initialised has no PG_VERSION and is made anew. */
async function initialise(
  folder: string,
  dataDir: string,
  binaries: PostgresBinaries,
  identity: Identity | undefined,
): Promise<string> {
  const passwordFile = join(dataDir, "postgres-password");
  if (await exists(join(folder, "PG_VERSION"))) {
    const password = await readFile(passwordFile, "utf8").catch((cause: unknown) => {
      throw new StackError(
        `The password of the embedded PostgreSQL is missing (${passwordFile}).`,
        `Restore that file, or remove ${folder} to begin with an empty database.`,
        { cause },
      );
    });
    return password.trim();
  }
  const password = randomBytes(24).toString("base64url");
  const handed = join(tmpdir(), `dondoc-${randomUUID()}`);
  await rm(folder, { recursive: true, force: true });
  await makeDataFolder(folder, identity);
  // initdb reads the password as the user it runs as, who may not enter our folder's file of mode 600.
  await makeDataFolder(handed, identity);
  const handedFile = join(handed, "password");
  try {
    await writeFile(handedFile, password, { mode: 0o644 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    await run(
      binaries.initdb,
      // C.UTF-8 and not C: pg_trgm and unaccent take "đ" for a letter only under a UTF-8 LC_CTYPE.
      ["-D", folder, "-U", USER, `--pwfile=${handedFile}`, "--auth=scram-sha-256", "--encoding=UTF8"].concat(
        await localeFlags(),
      ),
      { ...identity, env: { ...process.env, LC_ALL: "C" } },
    );
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    const said = (cause as { stderr?: string }).stderr ?? String(cause);
    throw new StackError(
      `The embedded PostgreSQL could not be initialised in ${folder}:\n${said.trim()}`,
      "Check the free space and the rights of that folder; or set DATABASE_URL to a PostgreSQL of your own.",
      { cause },
    );
  } finally {
    await rm(handed, { recursive: true, force: true });
  }
  return password;
}

/** The builtin provider sorts alike on every system; LC_CTYPE comes from the system, under one of its two names. */
async function localeFlags(): Promise<string[]> {
  const available = await run("locale", ["-a"]).then(
    ({ stdout }) => stdout.split("\n").map((line) => line.trim()),
    (): string[] => [],
  );
  const ctype = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8"].find((name) => available.includes(name));
  return ["--locale=C", ...(ctype ? [`--lc-ctype=${ctype}`] : []), ...BUILTIN_LOCALE];
}
const BUILTIN_LOCALE = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/** Ends a server that a crash of its starter left on this folder, or clears the pid file that a crash of its own left. */
async function endStaleServer(folder: string): Promise<void> {
  const pidFile = join(folder, "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
  if (!pid) return;
  if (!(isAlive(pid) && (await isPostgresOn(pid, folder)))) {
    // The pid may by now be some other process's, and PostgreSQL would refuse to start for its sake.
    await rm(pidFile, { force: true });
    return;
  }
  signalProcess(pid, "SIGINT");
  if (await waitFor(() => !isAlive(pid), 30_000)) return;
  throw new StackError(
    `A PostgreSQL left from an earlier start (process ${String(pid)}) does not end.`,
    `End it with \`kill -QUIT ${String(pid)}\` and start again.`,
  );
}

async function isPostgresOn(pid: number, folder: string): Promise<boolean> {
  const line = await run("ps", ["-o", "args=", "-p", String(pid)]).then(
    ({ stdout }) => stdout,
    () => readFile(`/proc/${String(pid)}/cmdline`, "utf8").catch(() => ""), // slim images have no ps
  );
  return line.includes("postgres") && line.includes(folder);
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

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
