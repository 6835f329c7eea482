/** How the build compares and writes files. */
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Time and size, and not "newer than the output": a checkout can bring back an older file. */
export async function fingerprint(file) {
  const { mtimeMs, size } = await stat(join(root, file));
  return `${mtimeMs}:${size}`;
}

/** Through another name, so that a reader never sees half a file and two builds at once do no harm. */
export async function writeWhole(file, text) {
  const temporary = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(temporary, text);
  await rename(temporary, file);
}
