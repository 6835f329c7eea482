/** The application's own log-in: made from DATABASE_URL by the owner, a member of the group and nothing more. */
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import pg from "pg";
import { admitApplication, applicationUrl } from "../../stack/application-role.js";
import { anyFreePort } from "../../stack/ports.js";
import { type Postgres, startPostgres } from "../../stack/postgres.js";
import { openDataDir } from "./data-dir.js";

let dataDir: string;
let postgres: Postgres;
beforeAll(async () => {
  dataDir = await openDataDir();
  postgres = await startPostgres({
    dataDir,
    port: await anyFreePort(),
    settings: { fsync: "off" },
    ownGroup: false,
  });
  await ask(postgres.url, "CREATE ROLE dondoc_app NOLOGIN");
});
afterAll(async () => {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

const WHO = `SELECT current_user AS name, pg_has_role('dondoc_app', 'USAGE') AS member,
  (SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user) AS more`;

test("it is made once, keeps its password over a second start, and takes a new one", async () => {
  for (const password of ["một", "một", "hai"]) {
    const url = applicationUrl(postgres.url, password);
    await admitApplication(postgres.url, url);
    expect(await ask(url, WHO)).toEqual({ name: "dondoc_login", member: true, more: false });
  }
});

test("where both URLs name one user, nothing is made", async () => {
  await admitApplication(postgres.url, postgres.url);
  expect(await ask(postgres.url, WHO)).toMatchObject({ name: "dondoc" });
});

test("an owner who may not create users is told what the administrator has to run", async () => {
  await ask(postgres.url, "CREATE ROLE poor LOGIN PASSWORD 'x'");
  const owner = new URL(postgres.url);
  owner.username = "poor";
  owner.password = "x";
  const url = new URL(applicationUrl(postgres.url, "x"));
  url.username = "another";
  await expect(admitApplication(owner.toString(), url.toString())).rejects.toThrow(
    /GRANT dondoc_app TO "another"/,
  );
});
