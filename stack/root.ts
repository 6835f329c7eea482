/** The project's folder, alike for this file in `stack/` and for its compiled form in `dist/stack/`. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  if (folder === dirname(folder))
    throw new Error("package.json was not found above the program's own files.");
  return findRoot(dirname(folder));
}
