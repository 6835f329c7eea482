/** Makes the embedded PostgreSQL's folder at the first start, with a password of its own. */
import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { access, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { StackError } from "./errors.js";
import type { Launch } from "./postgres-reach.js";
import { type Identity, makeDataFolder } from "./postgres-user.js";

const run = promisify(execFile);
export const USER = "dondoc";

/** Gives the password. A folder that a crash left half initialised has no PG_VERSION and is made anew. */
export async function initialise(
  folder: string,
  dataDir: string,
  identity: Identity | undefined,
  initdb: (args: readonly string[]) => Launch,
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
    const {
      command,
      args,
      identity: runAs,
    } = initdb([
      ...["-D", folder, "-U", USER, `--pwfile=${handedFile}`, "--auth=scram-sha-256", "--encoding=UTF8"],
      ...(await localeFlags()),
    ]);
    await run(command, args, { ...runAs, env: { ...process.env, LC_ALL: "C" } });
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

/**
 * C.UTF-8 and not C: pg_trgm and unaccent take "đ" for a letter only under a UTF-8 LC_CTYPE. It comes from the system,
 * under one of several names; the builtin provider, which sorts, is alike everywhere.
 */
async function localeFlags(): Promise<string[]> {
  const available = await run("locale", ["-a"]).then(
    ({ stdout }) => stdout.split("\n").map((line) => line.trim()),
    (): string[] => [],
  );
  const ctype = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8"].find((name) => available.includes(name));
  const builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  return ["--locale=C", ...(ctype ? [`--lc-ctype=${ctype}`] : []), ...builtin];
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
