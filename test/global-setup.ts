/**
 * For the jest projects that need servers: one PostgreSQL for the whole run, migrated once into a template database, from
 * which each test takes its own (`freshDatabase` in database.ts). Jest takes this file from `dist/test/`.
 *
 * It hands on, in the environment: TEST_DATABASE_ADMIN_URL, TEST_DATABASE_URL (the application's), and TEST_WORKFLOW_BUNDLE where there are workflows.
 */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { applicationUrl } from "../stack/application-role.js";
import { prepareDatabase } from "../stack/migrate.js";
import { anyFreePort } from "../stack/ports.js";
import { startPostgres } from "../stack/postgres.js";
import { root } from "../stack/root.js";

export const TEMPLATE = "dondoc_template";

/** The set-up and the teardown are modules apart, and share the global object alone. */
export const shared = globalThis as typeof globalThis & { endTestServers?: () => Promise<void> };

export default async function setUp(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "dondoc-test-"));
  await chmod(dataDir, 0o711); // as root, PostgreSQL runs as another user, who must get through
  const postgres = await startPostgres({
    dataDir,
    port: await anyFreePort(),
    // A crash of the machine may lose a test's data.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
    ownGroup: false,
  });
  shared.endTestServers = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const databaseUrl = applicationUrl(postgres.adminUrl, randomBytes(24).toString("base64url"));
  try {
    await makeTemplate(postgres.adminUrl, databaseUrl);
  } catch (error) {
    await shared.endTestServers();
    throw error;
  }
  process.env["TEST_DATABASE_ADMIN_URL"] = postgres.adminUrl;
  process.env["TEST_DATABASE_URL"] = databaseUrl;
  const bundle = join(root, "dist/worker/workflow-bundle.js");
  if (existsSync(bundle)) process.env["TEST_WORKFLOW_BUNDLE"] = bundle;
}

async function makeTemplate(adminUrl: string, databaseUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const named = (given: string) => {
    const url = new URL(given);
    url.pathname = `/${TEMPLATE}`;
    return url.toString();
  };
  await prepareDatabase(named(adminUrl), named(databaseUrl));
}
