/**
 * Compiles the project into `dist/`: TypeScript, styles, what browsers load, and the bundle of the workflows.
 * Only what has changed is done again; an input that does not exist is passed over.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { buildStyles, copyAssets } from "./build-assets.mjs";
import { fingerprint, root, writeWhole } from "./build-files.mjs";

const dist = join(root, "dist");
const manifestFile = join(dist, ".build.json");

const FOLDERS =
  "domain document mail record workflows activities worker rehearsal api web stack bin prisma bench".split(
    " ",
  );
// Jest takes its set-up from `dist/`: it would not resolve our ".js" imports there.
const FILES = ["config.ts", "test/global-setup.ts", "test/global-teardown.ts"];
// Data that a module reads from beside itself.
const DATA = new Set([".json", ".csv", ".txt", ".docx", ".xlsx", ".ttf", ".woff2", ".svg", ".wasm", ".typ"]);
const SKIPPED = new Set(["prisma/migrations", "web/scripts", "web/assets", "node_modules", "bench/peers"]);

/** Builds; `say` gets a line for each thing done. Gives the number of files compiled. */
export async function build(say = () => {}) {
  const before = await readManifest();
  const after = { version: before.version, files: {} };
  const sources = await findSources();

  const stale = [];
  for (const file of sources) {
    after.files[file] = await fingerprint(file);
    if (after.files[file] !== before.files[file] || !existsSync(outputOf(file))) stale.push(file);
  }
  await removeOrphans(before.files, after.files);
  if (stale.length > 0) {
    say(`compiling ${stale.length} files`);
    await compile(stale);
  }
  after.styles = await buildStyles(before.styles, say);
  after.assets = await copyAssets(before.assets);
  after.workflows = await bundleWorkflows(before.workflows, say);

  if (JSON.stringify(after) !== JSON.stringify(before)) {
    await writeWhole(manifestFile, JSON.stringify(after));
  }
  return stale.length;
}

// --- Sources ------------------------------------------------------------------------------------------------------

async function findSources() {
  const found = FILES.filter((file) => existsSync(join(root, file)));
  for (const folder of FOLDERS) found.push(...(await walk(folder)));
  return found.filter((file) => isCode(file) || DATA.has(extname(file))).sort();
}

const isCode = (file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts");

async function walk(folder) {
  if (SKIPPED.has(folder)) return [];
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const nested = entries.map((entry) =>
    entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
  return (await Promise.all(nested)).flat();
}

const outputOf = (file) => join(dist, isCode(file) ? file.replace(/\.tsx?$/, ".js") : file);

async function removeOrphans(before, after) {
  for (const file of Object.keys(before)) {
    if (file in after) continue;
    await rm(outputOf(file), { force: true });
    await rm(outputOf(file) + ".map", { force: true });
  }
}

async function compile(files) {
  const { transformFile } = await import("@swc/core");
  await Promise.all(
    files.map(async (file) => {
      const output = outputOf(file);
      await mkdir(dirname(output), { recursive: true });
      if (!isCode(file)) return copyFile(join(root, file), output);
      const { code, map } = await transformFile(join(root, file), {
        configFile: false,
        swcrc: false,
        sourceMaps: true,
        sourceFileName: relative(dirname(output), join(root, file)),
        module: { type: "es6" },
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: file.endsWith("x") },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
          experimental: { keepImportAttributes: true },
        },
      });
      const name = output.split(sep).at(-1);
      await writeWhole(`${output}.map`, map);
      await writeWhole(output, `${code}\n//# sourceMappingURL=${name}.map\n`);
    }),
  );
}

// --- Workflows ----------------------------------------------------------------------------------------------------

/** A worker that starts from a bundle is ready two seconds sooner, and production needs no bundler. */
async function bundleWorkflows(before, say) {
  const entry = join(dist, "workflows", "index.js");
  const output = join(dist, "worker", "workflow-bundle.js");
  if (!existsSync(entry)) return undefined;
  const after = await hashOf(["workflows", "domain"]);
  if (after === before && existsSync(output)) return before;

  say("bundling the workflows");
  const { DefaultLogger, bundleWorkflowCode } = await import("@temporalio/worker");
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, logger: new DefaultLogger("WARN") });
  await mkdir(dirname(output), { recursive: true });
  await writeWhole(output, code);
  return after;
}

async function hashOf(folders) {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const names = await readdir(join(dist, folder), { recursive: true }).catch(() => []);
    for (const name of names.filter((each) => each.endsWith(".js")).sort()) {
      hash.update(`${folder}/${name}\n`).update(await readFile(join(dist, folder, name)));
    }
  }
  return hash.digest("hex");
}

// --- The manifest -------------------------------------------------------------------------------------------------

/** What the last build saw. Another build script or other packages mean: all anew. */
async function readManifest() {
  const hash = createHash("sha256");
  for (const file of ["bin/build.mjs", "bin/build-files.mjs", "bin/build-assets.mjs", "package-lock.json"]) {
    hash.update(await readFile(join(root, file)).catch(() => ""));
  }
  const version = hash.digest("hex");
  const manifest = await readFile(manifestFile, "utf8").then(JSON.parse, () => ({}));
  if (manifest.version === version) return manifest;
  return { version, files: {} };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now();
  const count = await build((line) => console.error(line));
  console.error(`built (${count} files compiled) in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
