/** A fresh database for each step, copied from a template that is filled once a run. */
import { randomBytes } from "node:crypto";
import pg from "pg";

/** What a step needs to know of it; plain data, as it travels to the step's process. */
export interface Server {
  /** As the owner, on the database `postgres`. */
  readonly adminUrl: string;
  /** As the application signs in; of no database in particular. */
  readonly applicationUrl: string;
  /** For the files of a step. */
  readonly dataDir: string;
}

/** With the newest schema and nothing in it. */
export const EMPTY = "bench_empty";

export interface BenchDatabase {
  readonly name: string;
  /** As the application signs in, with production's rights. */
  readonly url: string;
  /** As the owner. */
  readonly ownerUrl: string;
  /** Runs as the owner; for what no command of the program does. */
  readonly asOwner: <T>(work: (owner: pg.Client) => Promise<T>) => Promise<T>;
  drop(): Promise<void>;
}

/** `fill` puts into the template what its name stands for. */
export interface Template {
  readonly name: string;
  readonly fill: (ownerUrl: string, applicationUrl: string) => Promise<void>;
}

export async function freshDatabase(server: Server, template?: Template): Promise<BenchDatabase> {
  const from = template === undefined ? EMPTY : await filled(server, template);
  const name = `bench_${randomBytes(6).toString("hex")}`;
  await copy(server, name, from);
  return {
    name,
    url: databaseUrl(server.applicationUrl, name),
    ownerUrl: databaseUrl(server.adminUrl, name),
    asOwner: (work) => asOwner(server, name, work),
    drop: () => remove(server, name),
  };
}

/** The name of the filled template. One that was left half-filled is begun again. */
async function filled(server: Server, { name, fill }: Template): Promise<string> {
  const there = await asOwner(server, "postgres", (owner) =>
    owner.query("SELECT FROM pg_database WHERE datname = $1 AND datistemplate", [name]),
  );
  if (there.rowCount) return name;
  await remove(server, name);
  await copy(server, name, EMPTY);
  await fill(databaseUrl(server.adminUrl, name), databaseUrl(server.applicationUrl, name));
  await asOwner(server, name, async (owner) => {
    await owner.query("VACUUM ANALYZE");
  });
  await asOwner(server, "postgres", (owner) => owner.query(`ALTER DATABASE ${name} IS_TEMPLATE true`));
  return name;
}

/** By copying files, after which PostgreSQL has written everything out: the step begins with an empty log to write. */
async function copy(server: Server, name: string, from: string): Promise<void> {
  await asOwner(server, "postgres", (owner) =>
    owner.query(`CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`),
  );
}

async function remove(server: Server, name: string): Promise<void> {
  await asOwner(server, "postgres", (owner) => owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

export async function asOwner<T>(
  server: Pick<Server, "adminUrl">,
  database: string,
  work: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client({ connectionString: databaseUrl(server.adminUrl, database) });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

export function databaseUrl(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.toString();
}
