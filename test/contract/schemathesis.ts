/** Runs schemathesis against the api, in the name of one caller. */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentWith } from "./document.js";
import type { Ids } from "./record.js";

const here = join(import.meta.dirname);

/** Who is signed in, and how. */
export type Credentials =
  | { readonly kind: "nobody" }
  | {
      readonly kind: "session";
      readonly cookie: string;
      readonly username: string;
      readonly password: string;
    }
  | { readonly kind: "token"; readonly token: string };

export interface Run {
  readonly url: string;
  readonly credentials: Credentials;
  readonly ids: Ids;
  readonly seed: number;
  readonly phases: readonly string[];
  readonly examples: number;
}

export interface Outcome {
  readonly code: number | null;
  /** What it printed. */
  readonly output: string;
}

/** Which ids go where; the others are drawn at random, as is one of these in five. */
const places: Readonly<Record<string, string>> = {
  taskId: "taskId",
  evidenceId: "evidenceId",
  programmeId: "programmeId",
  unitId: "unitId",
  accountId: "personId",
  webhookId: "webhookId",
  deliveryId: "deliveryId",
  "query.unit": "unitId",
  "query.programme": "programmeId",
  "query.account": "personId",
  "body.unitId": "unitId",
  "body.leadUnitId": "unitId",
  "body.personId": "personId",
  "body.deputyId": "personId",
  "body.add[*]": "unitId",
  "body.remove[*]": "unitId",
  "body.parts[*].unitId": "unitId",
  "body.taskIds[*]": "taskId",
  "body.input.leadUnitId": "unitId",
  "header.If-Match": "version",
};

export async function runSchemathesis(run: Run): Promise<Outcome> {
  const executable = process.env["SCHEMATHESIS"];
  if (!executable)
    throw new Error("SCHEMATHESIS names no executable: use `bin/test`, which finds or installs it.");
  const folder = await mkdtemp(join(tmpdir(), "dondoc-contract-"));
  try {
    await cp(join(here, "hooks.py"), join(folder, "hooks.py"));
    await writeFile(join(folder, "openapi.json"), JSON.stringify(documentWith(examplesOf(run.ids))));
    const settings = await readFile(join(here, "schemathesis.toml"), "utf8");
    await writeFile(join(folder, "schemathesis.toml"), settings + particulars(run));
    return await spawned(executable, argumentsOf(run), folder, environmentOf(run));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first id of each place that a name says. */
function examplesOf(ids: Ids): Readonly<Record<string, string>> {
  const named = Object.entries(places).flatMap(([place, name]) => {
    const [parameter = ""] = place.split(".").slice(-1);
    const value = ids[name]?.[0];
    return value === undefined || parameter.includes("[") ? [] : [[parameter, value] as const];
  });
  return Object.fromEntries(named);
}

function argumentsOf({ url, seed, phases, examples }: Run): string[] {
  return [
    "run",
    "openapi.json",
    `--url=${url}/api/v1`,
    "--checks=all",
    `--phases=${phases.join(",")}`,
    `--max-examples=${String(examples)}`,
    `--seed=${String(seed)}`,
    "--suppress-health-check=all",
    "--no-color",
  ];
}

function environmentOf({ url, credentials }: Run): Record<string, string> {
  const who =
    credentials.kind === "session"
      ? { DONDOC_USERNAME: credentials.username, DONDOC_PASSWORD: credentials.password }
      : {};
  return { PATH: process.env["PATH"] ?? "", DONDOC_URL: url, SCHEMATHESIS_HOOKS: "hooks", ...who };
}

/** TOML, whose strings and arrays of strings are those of JSON. */
function particulars({ ids, credentials }: Run): string {
  const lines = Object.entries(ids).map(
    ([name, values]) => `[dictionaries.${name}]\nvalues = ${JSON.stringify(values)}`,
  );
  lines.push("[parameters]");
  for (const [place, name] of Object.entries(places))
    lines.push(`${JSON.stringify(place)} = { dictionary = "${name}", probability = 0.8 }`);
  if (credentials.kind === "session")
    lines.push("[auth.openapi.session]", `api_key = ${JSON.stringify(credentials.cookie)}`);
  if (credentials.kind === "token")
    lines.push("[auth.openapi.serviceToken]", `bearer = ${JSON.stringify(credentials.token)}`);
  return `\n${lines.join("\n")}\n`;
}

function spawned(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const heard: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => heard.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => heard.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, output: Buffer.concat(heard).toString("utf8") });
    });
  });
}
