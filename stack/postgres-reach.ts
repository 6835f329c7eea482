/**
 * Runs PostgreSQL's commands as its user, also where a folder above the files is closed to that user: below /root, or in a
 * folder of mktemp. Then the one capability to pass through closed folders is handed along.
 */
import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";
import { StackError } from "./errors.js";
import { type Identity, USER } from "./postgres-user.js";

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly identity?: Identity | undefined;
}
export type Launcher = (command: string, args: readonly string[]) => Launch;

// The first only reads and searches. Containers commonly withhold it from root and leave the second.
const CAPABILITIES = ["dac_read_search", "dac_override"];

/** @throws StackError where a file cannot be reached in any way */
export async function launcherFor(
  identity: Identity | undefined,
  files: readonly string[],
  setpriv = "setpriv",
): Promise<Launcher> {
  const direct: Launcher = (command, args) => ({ command, args, identity });
  if (!identity) return direct;
  const closed = (await Promise.all(files.map((file) => closedFolder(file, identity)))).find(Boolean);
  if (!closed) return direct;

  for (const capability of CAPABILITIES) {
    const passing: Launcher = (command, args) => ({
      command: setpriv,
      args: [
        ...[`--reuid=${String(identity.uid)}`, `--regid=${String(identity.gid)}`, "--clear-groups"],
        ...[`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, "--", command, ...args],
      ],
    });
    if (await works(passing("ls", [closed]))) return passing;
  }
  throw new StackError(
    `PostgreSQL runs as the user "${USER}", who cannot enter ${closed}.`,
    "Start as an ordinary user, move the project to a folder open to all (such as /opt or /srv), " +
      `or open this one with \`chmod o+x ${closed}\`.`,
  );
}

/** The first folder above `file`, going up, that `identity` may not pass. */
async function closedFolder(file: string, identity: Identity): Promise<string | undefined> {
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const needed = uid === identity.uid ? 0o100 : gid === identity.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

async function works({ command, args }: Launch): Promise<boolean> {
  return promisify(execFile)(command, args).then(
    () => true,
    () => false,
  );
}
