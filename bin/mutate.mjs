/**
 * `npm run mutate [-- file …]`: changes the rules of `domain/` one at a time and asks whether their tests notice
 * (Stryker). Half an hour on two quiet cores for all of them; a file alone takes a minute or so. The report is
 * `.cache/mutation.json`; what may go unnoticed says why beside it (`// Stryker disable …: why`).
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mendable, prepare, spawned } from "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** In percent of the changes noticed: of all together, and of a file on which more depends. */
const LEAST = 85;
const LEAST_OF = { "domain/permissions.ts": 100 };

export async function main(files) {
  await prepare();
  const some = files.length === 0 ? [] : ["--mutate", files.join(",")];
  const stryker = join(root, "node_modules/@stryker-mutator/core/bin/stryker.js");
  const code = await spawned(process.execPath, [stryker, "run", ...some], { cwd: root });
  if (code !== 0) throw mendable(`Stryker ended with ${code}; its own message stands above.`, "");
  const report = JSON.parse(await readFile(join(root, ".cache/mutation.json"), "utf8"));
  const counts = Object.entries(report.files).map(([file, { mutants }]) => ({ file, ...countOf(mutants) }));
  const all = { file: "all", noticed: sum(counts, "noticed"), made: sum(counts, "made") };
  const short = [...counts.filter(({ file }) => file in LEAST_OF), all].filter(isShort);
  for (const each of [...counts, all]) console.log(lineOf(each, short.includes(each)));
  if (short.length > 0) process.exitCode = 1;
}

/** A change that was explained away is not made; one that runs for ever is noticed. */
function countOf(mutants) {
  const of = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const noticed = of("Killed", "Timeout");
  return { noticed, made: noticed + of("Survived", "NoCoverage") };
}

const sum = (counts, key) => counts.reduce((total, count) => total + count[key], 0);
const scoreOf = ({ noticed, made }) => (made === 0 ? 100 : (100 * noticed) / made);
const isShort = (count) => scoreOf(count) < (LEAST_OF[count.file] ?? LEAST);

function lineOf(count, short) {
  const score = scoreOf(count).toFixed(1).padStart(6);
  return `${short ? "✘" : "✔"} ${score} %  ${String(count.noticed).padStart(4)} of ${String(count.made).padStart(4)}  ${count.file}`;
}
