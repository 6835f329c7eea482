/** Finds schemathesis for the test of the API's contract; where it is not there, installs it from PyPI into the cache. */
import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { mendable } from "./prepare.mjs";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, ".cache", "schemathesis");
const requirements = join(root, "test", "contract", "requirements.txt");
const PIP = ["-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input"];

/** Gives the executable's path. Looks in the order: SCHEMATHESIS, PATH, cache, PyPI. */
export async function findSchemathesis(say) {
  const named = process.env.SCHEMATHESIS;
  if (named) {
    if (isExecutable(named)) return named;
    throw mendable(`SCHEMATHESIS names ${named}, which is no executable file.`, "Correct it, or unset it.");
  }
  const found = onPath("schemathesis");
  if (found) return found;

  const wanted = await readFile(requirements, "utf8");
  const mark = join(folder, "installed.txt");
  const executable =
    process.platform === "win32"
      ? join(folder, "Scripts", "schemathesis.exe")
      : join(folder, "bin", "schemathesis");
  const installed = await readFile(mark, "utf8").catch(() => "");
  if (installed === wanted && isExecutable(executable)) return executable;

  say("installing schemathesis for the test of the API's contract (pip; a minute on a new machine)");
  try {
    await install();
  } catch (error) {
    throw mendable(
      `schemathesis could not be installed: ${lastLine(error)}`,
      "The test of the API's contract needs it. Install Python 3.10 or later with pip 22.3 or later, with access to PyPI " +
        "(a mirror: PIP_INDEX_URL), or name a schemathesis that is there: SCHEMATHESIS=/path/to/schemathesis. " +
        "The tests without servers: bin/test --fast",
    );
  }
  // Last, so that an installation that broke off is done again.
  await writeFile(mark, wanted);
  return executable;
}

/** An environment of its own; pip comes from outside, since some systems' venv brings none. */
async function install() {
  const python = await findPython();
  await rm(folder, { recursive: true, force: true });
  await run(python, ["-m", "venv", "--without-pip", folder]);
  await run(python, [...PIP, "--python", folder, "install", "--requirement", requirements], {
    timeout: 600_000,
    maxBuffer: 16_000_000,
  });
}

async function findPython() {
  for (const python of ["python3", "python"]) {
    const works = await run(python, ["-m", "pip", "--version"]).then(
      () => true,
      () => false,
    );
    if (works) return python;
  }
  throw new Error("neither `python3 -m pip` nor `python -m pip` works (pip is not installed)");
}

function lastLine(error) {
  return (error.stderr || error.message).trim().split("\n").at(-1);
}

function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
