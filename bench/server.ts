/** The PostgreSQL of a run: the embedded one with the stack's settings, on a disk and not in memory, so that a commit is a commit. */
import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { applicationUrl } from "../stack/application-role.js";
import { prepareDatabase } from "../stack/migrate.js";
import { anyFreePort } from "../stack/ports.js";
import { startPostgres } from "../stack/postgres.js";
import { root } from "../stack/root.js";
import { EMPTY, type Server, asOwner, databaseUrl } from "./database.js";

/** What differs from the stack's: room for the peers' pools, and the instant of every commit, by which lateness is told. */
const SETTINGS = { max_connections: "300", track_commit_timestamp: "on" };

export async function startServer(): Promise<Server & { stop(): Promise<void> }> {
  const parent = join(root, ".data");
  await mkdir(parent, { recursive: true });
  const dataDir = await mkdtemp(join(parent, "bench-"));
  await chmod(dataDir, 0o711); // as root, PostgreSQL runs as another user, who must get through
  const postgres = await startPostgres({
    dataDir,
    port: await anyFreePort(),
    settings: SETTINGS,
    ownGroup: false,
  });
  const stop = async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const server = {
    adminUrl: postgres.adminUrl,
    applicationUrl: applicationUrl(postgres.adminUrl, randomBytes(24).toString("base64url")),
    dataDir,
  };
  try {
    await asOwner(server, "postgres", (owner) => owner.query(`CREATE DATABASE ${EMPTY}`));
    await prepareDatabase(databaseUrl(server.adminUrl, EMPTY), databaseUrl(server.applicationUrl, EMPTY));
  } catch (error) {
    await stop();
    throw error;
  }
  return { ...server, stop };
}
