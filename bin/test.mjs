/**
 * `bin/test [--fast] [arguments of jest]`: installs, builds, fetches what the chosen projects need, and runs jest.
 * --fast: the projects without servers. A project says what it needs in jest.config.js:
 * `testEnvironmentOptions: { needs: ["temporal", "browser"] }`; PostgreSQL comes with its globalSetup.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";
import { prepare, say, spawned } from "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function main(args) {
  await prepare();
  const { code, summary } = await runTests(args);
  if (summary) console.log(summary);
  process.exitCode = code;
}

/** Gives jest's exit code, and "N passed, N failed" where it ran tests. */
export async function runTests(args) {
  const { default: config } = await import(pathToFileURL(join(root, "jest.config.js")).href);
  const fast = args.includes("--fast");
  const given = args.filter((arg) => arg !== "--fast");
  const chosen = fast ? config.projects.filter(isFast) : select(config.projects, given);
  if (fast) given.push("--selectProjects", ...chosen.map((project) => project.displayName));

  const env = {
    ...process.env,
    // jest runs ES modules only with this; its warning on every worker says nothing new.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules --disable-warning=ExperimentalWarning`,
    TZ: process.env.TZ ?? "UTC",
  };
  const needs = new Set(chosen.flatMap(needsOf));
  if (needs.has("browser")) env.CHROMIUM_PATH = await findBrowser(say);
  if (needs.has("temporal")) await fetchTemporal();

  const folder = await mkdtemp(join(tmpdir(), "dondoc-results-"));
  const results = join(folder, "results.json");
  try {
    const jest = ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${results}`, ...given];
    const code = await spawned(process.execPath, jest, { env });
    return { code, summary: await summarise(results) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const needsOf = (project) => project.testEnvironmentOptions?.needs ?? [];
const isFast = (project) => !project.globalSetup && needsOf(project).length === 0;

/** The projects named after --selectProjects, or all. */
function select(projects, args) {
  const from = args.findIndex((arg) => arg.startsWith("--selectProjects"));
  if (from < 0) return projects;
  const rest = args[from].includes("=") ? [args[from].split("=")[1]] : args.slice(from + 1);
  const end = rest.findIndex((arg) => arg.startsWith("-"));
  const names = end < 0 ? rest : rest.slice(0, end);
  return projects.filter((project) => names.includes(project.displayName));
}

/** Before the tests: two workers of jest would otherwise download the same at once. */
async function fetchTemporal() {
  const { findBinary } = await import("../dist/stack/binaries.js");
  const { TEMPORAL_CLI, TEMPORAL_TEST_SERVER } = await import("../dist/stack/binary-spec.js");
  await findBinary(TEMPORAL_CLI, { say });
  await findBinary(TEMPORAL_TEST_SERVER, { say });
}

async function summarise(file) {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return undefined; // `--listTests` and the like
  const results = JSON.parse(text);
  // A file that could not be run has no failed test of its own to count.
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  return `${results.numPassedTests} passed, ${failed} failed` + (skipped > 0 ? `, ${skipped} skipped` : "");
}
