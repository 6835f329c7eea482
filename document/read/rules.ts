/** The name of the rules that read documents here: it changes with any of them, so that a reading says which ones made it. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

const OF_RULES = /\.(?:js|ts)$/;
const LENGTH = 12;
let known: string | undefined;

/** The beginning of a hash (SHA-256, hex) over the files of this folder. */
export function rulesVersion(): string {
  if (known !== undefined) return known;
  const here = new URL("./", import.meta.url);
  const hash = createHash("sha256");
  for (const name of readdirSync(here)
    .filter((each) => OF_RULES.test(each))
    .sort())
    hash.update(`${name}\n`).update(readFileSync(new URL(name, here)));
  return (known = hash.digest("hex").slice(0, LENGTH));
}
