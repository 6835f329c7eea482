/** `.data/logins.json`: the accounts that the first start has made, with their passwords, for whoever tries the program. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Login {
  readonly role: string;
  readonly username: string;
  readonly password: string;
  readonly unit: string;
}

export interface Logins {
  /** Whether the example programme was imported. */
  readonly example: boolean;
  readonly logins: readonly Login[];
}

const fileIn = (dataDir: string) => join(dataDir, "logins.json");

export async function readLogins(dataDir: string): Promise<Logins | undefined> {
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Logins);
}

export function writeLogins(dataDir: string, logins: Logins): Promise<void> {
  return writeFile(fileIn(dataDir), JSON.stringify(logins, undefined, 2) + "\n", { mode: 0o600 });
}
