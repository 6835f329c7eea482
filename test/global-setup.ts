/**
 * For the jest projects that need servers: one PostgreSQL for the whole run, migrated once into a template database, from
 * which each test takes its own (`freshDatabase` in database.ts). Jest takes this file from `dist/test/`.
 *
 * It hands on, in the environment: TEST_DATABASE_ADMIN_URL, and TEST_WORKFLOW_BUNDLE where there are workflows.
 */
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../stack/migrate.js";
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
  try {
    await makeTemplate(postgres.adminUrl);
  } catch (error) {
    await shared.endTestServers();
    throw error;
  }
  process.env["TEST_DATABASE_ADMIN_URL"] = postgres.adminUrl;
  const bundle = join(root, "dist/worker/workflow-bundle.js");
  if (existsSync(bundle)) process.env["TEST_WORKFLOW_BUNDLE"] = bundle;
}

async function makeTemplate(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${TEMPLATE}`;
  await migrate(url.toString());
}
