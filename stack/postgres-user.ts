/** Whom PostgreSQL runs as: it refuses root, so a start by root needs a user without rights. */
import { execFile } from "node:child_process";
import { chown, mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import { StackError } from "./errors.js";

const run = promisify(execFile);
export const USER = "postgres";

export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** `undefined` where this process is not root: then PostgreSQL runs as the same user. */
export async function postgresIdentity(): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await lookUp()) ?? (await create());
}

async function lookUp(): Promise<Identity | undefined> {
  try {
    const [uid, gid] = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, USER])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined; // `id` fails where there is no such user
  }
}

async function create(): Promise<Identity> {
  try {
    await run("useradd", [
      "--system",
      "--user-group",
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      USER,
    ]);
    const created = await lookUp();
    if (created) return created;
  } catch (cause) {
    throw rootRefused(cause);
  }
  throw rootRefused();
}

function rootRefused(cause?: unknown): StackError {
  return new StackError(
    `PostgreSQL does not run as root, and the user "${USER}" could not be created.`,
    `Start as an ordinary user, create a system user called "${USER}", or set DATABASE_URL to a PostgreSQL of your own.`,
    { cause },
  );
}

/** Makes the folder for `identity`, readable by nobody else. */
export async function makeDataFolder(folder: string, identity: Identity | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (identity) await chown(folder, identity.uid, identity.gid);
}
