import { chmod, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import pg from "pg";
import { anyFreePort } from "../../stack/ports.js";
import { type Postgres, startPostgres } from "../../stack/postgres.js";
import { launcherFor } from "../../stack/postgres-reach.js";
import { isAlive } from "../../stack/processes.js";
import { openDataDir } from "./data-dir.js";

let dataDir: string;
const started: Postgres[] = [];

beforeEach(async () => {
  dataDir = await openDataDir();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((each) => each.stop()));
  await rm(dataDir, { recursive: true, force: true });
});

async function start(): Promise<Postgres> {
  const postgres = await startPostgres({
    dataDir,
    port: await anyFreePort(),
    settings: { fsync: "off" },
    ownGroup: false,
  });
  started.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

test("what was written is there after the next start, under the same password, which only the owner can read", async () => {
  const first = await start();
  await query(first.url, "CREATE TABLE kept AS SELECT 'Đôn Đốc' AS name");
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(await query(second.url, "SELECT name FROM kept")).toEqual([{ name: "Đôn Đốc" }]);
  expect((await stat(join(dataDir, "postgres-password"))).mode & 0o777).toBe(0o600);
});

test("Vietnamese letters are letters: for lower case, for search without marks, for similarity", async () => {
  const { url } = await start();
  await query(url, "CREATE EXTENSION pg_trgm");
  await query(url, "CREATE EXTENSION unaccent");
  await query(url, "CREATE COLLATION vi (provider = icu, locale = 'vi-VN')");
  const [row] = await query(
    url,
    `SELECT lower('ĐÔN ĐỐC') AS lower, unaccent('Đôn Đốc') AS plain, similarity('đôn đốc', 'đôn') > 0.3 AS similar,
       (SELECT string_agg(w, ' ' ORDER BY w COLLATE vi) FROM unnest('{Em,Đảng,Ân,Dân,Ban}'::text[]) w) AS sorted`,
  );
  expect(row).toEqual({ lower: "đôn đốc", plain: "Don Doc", similar: true, sorted: "Ân Ban Dân Đảng Em" });
});

test("it listens on the loopback address alone, and asks for the password", async () => {
  const { url } = await start();
  expect(await query(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const wrong = new URL(url);
  wrong.password = "wrong";
  await expect(query(wrong.toString(), "SELECT 1")).rejects.toThrow(/password authentication failed/);
});

test("a server that a killed start has left is ended, and its data taken over", async () => {
  const left = await start();
  await query(left.url, "CREATE TABLE kept AS SELECT 1 AS n");
  const next = await start();
  expect(isAlive(left.pid)).toBe(false);
  expect(await query(next.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
});

test("a pid file whose number is now another process's is no obstacle, and that process is left alone", async () => {
  await (await start()).stop();
  await writeFile(join(dataDir, "postgres", "postmaster.pid"), `${String(process.pid)}\n`);
  await expect(start()).resolves.toBeDefined();
});

test("a folder that a crash left half initialised is made anew", async () => {
  await mkdir(join(dataDir, "postgres"));
  await writeFile(join(dataDir, "postgres", "half"), "");
  await expect(start()).resolves.toBeDefined();
});

test("a lost password is named, and the data is not touched", async () => {
  await (await start()).stop();
  await rm(join(dataDir, "postgres-password"));
  await expect(start()).rejects.toThrow(/password of the embedded PostgreSQL is missing/);
  expect(await readFile(join(dataDir, "postgres", "PG_VERSION"), "utf8")).toBe("18\n");
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;
asRoot("a folder that is closed to PostgreSQL's user, as below /root, is no obstacle", async () => {
  await chmod(dataDir, 0o700);
  const { url } = await start();
  expect(await query(url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
});

asRoot("where no way through is found, the closed folder is named, with what to do", async () => {
  await chmod(dataDir, 0o700);
  const identity = { uid: 65_534, gid: 65_534 };
  await expect(launcherFor(identity, [join(dataDir, "postgres")], "/no/setpriv")).rejects.toThrow(
    new RegExp(`cannot enter ${dataDir}[\\s\\S]*chmod o\\+x`),
  );
});
