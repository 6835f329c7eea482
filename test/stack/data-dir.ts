/** A temporary data folder that PostgreSQL's user can enter, also where the tests run as root. */
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function openDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "dondoc-stack-"));
  await chmod(folder, 0o711);
  return folder;
}
