/** Makes a fresh clone ready to run: packages, Prisma's client, `dist/`. Where all is in place it takes a tenth of a second. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Commands in plain JavaScript; the others are compiled into `dist/bin/`. */
const PLAIN = { test: "./test.mjs", ci: "./ci.mjs", mutate: "./mutate.mjs", bench: "./bench.mjs" };

export async function run(command, args) {
  if (command in PLAIN) return (await import(PLAIN[command])).main(args);
  const compiled = join(root, "dist", "bin", `${command}.js`);
  // Ending needs no building; where nothing was ever built, nothing runs.
  if (command !== "stop") await prepare(command === "dondoc" ? onlyIfSlow() : say);
  else if (!existsSync(compiled)) return say("nothing is running");
  process.setSourceMapsEnabled(true);
  await (await import(compiled)).main(args);
}

export function say(line) {
  console.error(`• ${line}`);
}

/** Nobody who reads a file with `bin/dondoc` wants to hear about compiling, but two minutes of `npm ci` must be told. */
function onlyIfSlow() {
  return (line) => line.startsWith("installing") && say(line);
}

export async function prepare(tell = say) {
  await install(tell);
  await generate(tell);
  const { build } = await import("./build.mjs");
  await build(tell);
}

// --- Packages -----------------------------------------------------------------------------------------------------

/** Installs unless every package of the lock file is there in its version. */
export async function install(tell) {
  if (isInstalled()) return;
  tell("installing the packages (npm; some minutes on a new machine)");
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  // `npm ci` refuses a lock file where the registry lacks a build for some other platform; `npm install` passes over it.
  const accepted = (await npm(["ci", "--dry-run", ...quiet], { stdio: "ignore" })) === 0;
  const code = await npm(accepted ? ["ci", ...quiet] : ["install", "--no-save", ...quiet]);
  if (code === 0) return;
  throw mendable(
    `npm could not install the packages (exit code ${code}); its own message stands above.`,
    "Usual causes: no network or a proxy that npm does not know (`npm config set proxy`), a full disk (2 GB are needed), " +
      "or files in node_modules of another user. Then start again.",
  );
}

/** By content: times say nothing after a checkout. */
function isInstalled() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  try {
    const installed = read("node_modules/.package-lock.json");
    return Object.entries(read("package-lock.json")).every(
      // Optional ones are for other platforms; "" is the project itself.
      ([path, { version, optional }]) => path === "" || optional || installed[path]?.version === version,
    );
  } catch {
    return false;
  }
}

function npm(args, options) {
  const windows = process.platform === "win32";
  return spawned(windows ? "npm.cmd" : "npm", args, { shell: windows, ...options });
}

// --- Prisma's client ----------------------------------------------------------------------------------------------

/** Runs `prisma generate` where the schema or Prisma has changed. */
export async function generate(tell) {
  const schema = join(root, "prisma", "schema.prisma");
  if (!existsSync(schema)) return;
  const mark = createHash("sha256")
    .update(readFileSync(schema))
    .update(readFileSync(join(root, "node_modules/prisma/package.json")))
    .digest("hex");
  const markFile = join(root, "dist", ".generated");
  const last = existsSync(markFile) ? readFileSync(markFile, "utf8") : "";
  if (last === mark && existsSync(join(root, "prisma", "generated"))) return;

  tell("generating the database client");
  const generation = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  if (generation.status !== 0) {
    throw mendable(
      `prisma generate failed:\n${generation.stdout}${generation.stderr}`,
      "Correct prisma/schema.prisma and start again.",
    );
  }
  await mkdir(dirname(markFile), { recursive: true });
  await writeFile(markFile, mark);
}

/** Gives the exit code. Output goes to stderr: stdout is the command's own. */
export function spawned(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", 2, 2], ...options });
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(code ?? signal));
  });
}

export function mendable(problem, remedy) {
  return Object.assign(new Error(`${problem}\n${remedy}`), { remedy });
}
