/**
 * `bin/test [--fast] [arguments of jest]`: installs, builds, fetches what the chosen projects need, and runs jest.
 * --fast: the projects without servers. A project says what it needs in jest.config.js:
 * `testEnvironmentOptions: { needs: ["temporal", "browser"] }`; PostgreSQL comes with its globalSetup.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { findBrowser } from "./browser.mjs";
import { prepare, say, spawned } from "./prepare.mjs";
import { findSchemathesis } from "./schemathesis.mjs";

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
  if (needs.has("schemathesis")) env.SCHEMATHESIS = await findSchemathesis(say);
  if (needs.has("temporal")) await fetchTemporal();

  const first = await runJest(given, env);
  const again = first.code === 0 ? [] : shaken(first.results, config.projects);
  if (again.length === 0) return { code: first.code, summary: first.results && summarise([first.results]) };

  const named = again.map((file) => relative(root, file)).join(", ");
  console.log(`\nFailed beside others; run once more alone: ${named}`);
  const second = await runJest(["--runInBand", "--runTestsByPath", ...again], env);
  console.log(
    second.code === 0 ? `\nPassed only when run alone, look at them: ${named}` : "\nFailed alone too.",
  );
  const rest = first.results.testResults.filter((file) => !again.includes(file.name));
  const summary = summarise([{ ...countOf(rest), numRuntimeErrorTestSuites: 0 }, second.results]);
  return { code: second.code, summary };
}

/** Gives jest's exit code and its results; none where it ran no tests (`--listTests` and the like). */
async function runJest(given, env) {
  const folder = await mkdtemp(join(tmpdir(), "dondoc-results-"));
  const file = join(folder, "results.json");
  try {
    const jest = ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${file}`, ...given];
    const code = await spawned(process.execPath, jest, { env });
    const text = await readFile(file, "utf8").catch(() => undefined);
    return { code, results: text === undefined ? undefined : JSON.parse(text) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** More than this is no accident. */
const MOST_SHAKEN = 3;

/**
 * The few failed files that talk to a browser or a server of their own: on a busy machine one of them may be starved. A
 * failure of pure code, or of many, is a failure.
 */
function shaken(results, projects) {
  const failed = (results?.testResults ?? [])
    .filter((file) => file.status === "failed")
    .map((file) => file.name);
  const outside = new Set(
    projects.filter((project) => !isFast(project)).map((project) => project.displayName),
  );
  const projectOf = (file) => relative(join(root, "test"), file).split(sep)[0];
  return failed.length <= MOST_SHAKEN && failed.every((file) => outside.has(projectOf(file))) ? failed : [];
}

function countOf(files) {
  const assertions = files.flatMap((file) => file.assertionResults);
  const count = (...statuses) => assertions.filter(({ status }) => statuses.includes(status)).length;
  return {
    numPassedTests: count("passed"),
    numFailedTests: count("failed"),
    numPendingTests: count("pending", "skipped"),
    numTodoTests: count("todo"),
  };
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

function summarise(runs) {
  const sum = (name) => runs.reduce((total, results) => total + (results?.[name] ?? 0), 0);
  // A file that could not be run has no failed test of its own to count.
  const failed = sum("numFailedTests") + sum("numRuntimeErrorTestSuites");
  const skipped = sum("numPendingTests") + sum("numTodoTests");
  return `${sum("numPassedTests")} passed, ${failed} failed` + (skipped > 0 ? `, ${skipped} skipped` : "");
}
