/** `bin/ci [--keep-going]`: the one list of checks, run alike by a person and by CI. Stops at the first that fails. */
import { prepare, spawned } from "./prepare.mjs";
import { runTests } from "./test.mjs";

/** The commands themselves stand in package.json. */
const script = (name) => async () => (await spawned("npm", ["run", "--silent", name])) === 0;
const command =
  (...args) =>
  async () =>
    (await spawned(process.execPath, args)) === 0;

let summary;
const CHECKS = [
  ["set-up", async () => (await prepare(), true)],
  ["format", script("format:check")],
  ["types", script("types")],
  ["lint", script("lint")],
  ["layers", script("layers")],
  ["dead code", script("dead")],
  ["unused words", command("bin/unused-words.mjs")],
  ["migrations' drift", command("bin/run.mjs", "drift")],
  ["tests", tests],
];

export async function main(args) {
  const keepGoing = args.includes("--keep-going");
  const done = [];
  for (const [name, check] of CHECKS) {
    console.error(`\n── ${name}`);
    const start = performance.now();
    const passed = await check().catch((error) => {
      console.error(error.remedy ? error.message : error.stack);
      return false;
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    done.push(`${passed ? "✔" : "✘"} ${name.padEnd(18)} ${seconds.padStart(7)} s`);
    if (passed) continue;
    process.exitCode = 1;
    // Without packages nothing else can run.
    if (!keepGoing || name === "set-up") break;
  }
  const left = CHECKS.length - done.length;
  console.log(
    ["", ...done, ...(left > 0 ? [`  ${left} not run (--keep-going runs them)`] : []), ""].join("\n"),
  );
  if (summary) console.log(summary);
}

async function tests() {
  const run = await runTests([]);
  summary = run.summary;
  return run.code === 0;
}
