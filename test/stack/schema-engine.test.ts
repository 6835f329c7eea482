import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import pg from "pg";
import { anyFreePort } from "../../stack/ports.js";
import { type Postgres, startPostgres } from "../../stack/postgres.js";
import { root } from "../../stack/root.js";
import { openDataDir } from "./data-dir.js";

/** A small project of its own, with the project's engine and configuration. */
let project: string;
let postgres: Postgres;
let url: string;
let databases = 0;

const SCHEMA = (field: string) => `
generator client {
  provider = "prisma-client"
  output   = "generated"
}
datasource db {
  provider = "postgresql"
}
model Task {
  id Int @id
  ${field}
}
`;
// A body in $$ and a string with ";": adapter-pg by itself would cut the script there.
const FIRST = `CREATE TABLE "Task" ("id" INTEGER NOT NULL, CONSTRAINT "Task_pkey" PRIMARY KEY ("id"));
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no; never'; END $$;
CREATE TRIGGER refuse BEFORE DELETE ON "Task" FOR EACH ROW EXECUTE FUNCTION refuse();
`;

beforeAll(async () => {
  postgres = await startPostgres({
    dataDir: await openDataDir(),
    port: await anyFreePort(),
    settings: { fsync: "off" },
    ownGroup: false,
  });
  project = await mkdtemp(join(tmpdir(), "dondoc-engine-"));
  await mkdir(join(project, "prisma"));
  await copyFile(join(root, "prisma.config.ts"), join(project, "prisma.config.ts"));
  await cp(join(root, "prisma/schema-engine.mjs"), join(project, "prisma/schema-engine.mjs"));
  await writeFile(join(project, "package.json"), `{ "type": "module" }`);
  await symlink(join(root, "node_modules"), join(project, "node_modules"));
});

afterAll(async () => {
  await postgres.stop();
  await rm(project, { recursive: true, force: true });
});

beforeEach(async () => {
  const fresh = new URL(postgres.url);
  fresh.pathname = `/engine_${String(++databases)}`; // does not exist: `migrate deploy` creates it
  url = fresh.toString();
  await rm(join(project, "prisma/migrations"), { recursive: true, force: true });
  await writeFile(join(project, "prisma/schema.prisma"), SCHEMA(""));
  await addMigration("1_first", FIRST);
});

async function addMigration(name: string, sql: string): Promise<void> {
  const folder = join(project, "prisma/migrations", name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), sql);
  await writeFile(join(project, "prisma/migrations/migration_lock.toml"), `provider = "postgresql"\n`);
}

async function prisma(args: readonly string[], databaseUrl = url): Promise<{ code: number; output: string }> {
  // Without jest's own options for Node.
  const { NODE_OPTIONS: _, ...env } = process.env;
  return promisify(execFile)(process.execPath, [join(root, "node_modules/prisma/build/index.js"), ...args], {
    cwd: project,
    env: { ...env, DATABASE_URL: databaseUrl, CHECKPOINT_DISABLE: "1", NO_COLOR: "1" },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }),
    (reason: unknown) => {
      const error = reason as { code: number; stdout: string; stderr: string }; // what execFile rejects with
      return { code: error.code, output: error.stdout + error.stderr };
    },
  );
}

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

test("deploy creates the database and applies a script with ; in bodies and strings; status agrees", async () => {
  const deployed = await prisma(["migrate", "deploy"]);
  expect(deployed).toMatchObject({
    code: 0,
    output: expect.stringContaining("successfully applied") as unknown,
  });
  await query(`INSERT INTO "Task" VALUES (1)`);
  await expect(query(`DELETE FROM "Task"`)).rejects.toThrow("no; never");
  expect(await prisma(["migrate", "status"])).toMatchObject({
    code: 0,
    output: expect.stringContaining("up to date") as unknown,
  });
});

test("a wrong password is told as such (P1000), and fails", async () => {
  const wrong = new URL(postgres.url);
  wrong.password = "wrong";
  const { code, output } = await prisma(["migrate", "deploy"], wrong.toString());
  expect(code).toBe(1);
  expect(output).toContain("P1000");
});

test("no server is told as such (P1001), and fails", async () => {
  const nobody = `postgresql://a:b@127.0.0.1:${String(await anyFreePort())}/c`;
  const { code, output } = await prisma(["migrate", "deploy"], nobody);
  expect(code).toBe(1);
  expect(output).toContain("P1001");
});

test("a migration that fails is told with PostgreSQL's words, and blocks the next deploy until it is resolved", async () => {
  await addMigration("2_broken", `SELECT 1;\nINSERT INTO "Nothing" VALUES (1);\n`);
  const failed = await prisma(["migrate", "deploy"]);
  expect(failed.code).toBe(1);
  expect(failed.output).toContain("2_broken");
  expect(failed.output).toMatch(/relation "Nothing" does not exist \(SQLSTATE 42P01, line 2\)/);

  const again = await prisma(["migrate", "deploy"]);
  expect(again.code).toBe(1);
  expect(again.output).toContain("P3009");

  expect(await prisma(["migrate", "resolve", "--rolled-back", "2_broken"])).toMatchObject({ code: 0 });
  await addMigration("2_broken", `ALTER TABLE "Task" ADD COLUMN "x" INTEGER;\n`);
  expect(await prisma(["migrate", "deploy"])).toMatchObject({ code: 0 });
});

test("diff --exit-code: 0 where migrations and schema agree, 2 and the difference where they do not", async () => {
  await prisma(["migrate", "deploy"]);
  const diff = [
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema.prisma",
  ];
  expect(await prisma([...diff, "--exit-code"])).toMatchObject({ code: 0 });

  await writeFile(join(project, "prisma/schema.prisma"), SCHEMA("title String?"));
  const drifted = await prisma([...diff, "--exit-code"]);
  expect(drifted.code).toBe(2);
  expect(drifted.output).toContain("title");

  // The shadow database, on which the migrations were replayed, is gone and was not the live one.
  expect(await query(`SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'`)).toEqual(
    [],
  );
  expect(await query(`SELECT migration_name FROM _prisma_migrations`)).toEqual([
    { migration_name: "1_first" },
  ]);
});
