/**
 * Compiles the project into `dist/`: TypeScript, styles, what browsers load, and the bundle of the workflows.
 * Only what has changed is done again; an input that does not exist is passed over.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const assets = join(dist, "web", "assets");
const manifestFile = join(dist, ".build.json");

const FOLDERS = "domain document mail record workflows activities worker api web stack bin prisma".split(" ");
// Jest takes its set-up from `dist/`: it would not resolve our ".js" imports there.
const FILES = ["config.ts", "test/global-setup.ts", "test/global-teardown.ts"];
// Data that a module reads from beside itself.
const DATA = new Set([".json", ".csv", ".txt", ".docx", ".xlsx", ".ttf", ".woff2", ".svg", ".wasm"]);
const SKIPPED = new Set(["prisma/migrations", "web/scripts", "web/assets", "node_modules"]);

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

/** Time and size, and not "newer than the output": a checkout can bring back an older file. */
async function fingerprint(file) {
  const { mtimeMs, size } = await stat(join(root, file));
  return `${mtimeMs}:${size}`;
}

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

// --- Styles and what browsers load --------------------------------------------------------------------------------

async function buildStyles(before = {}, say) {
  const entry = join(root, "web", "styles", "app.scss");
  const output = join(assets, "app.css");
  if (!existsSync(entry)) return {};
  if (existsSync(output) && (await unchanged(before))) return before;

  say("compiling the styles");
  const { compileAsync } = await import("sass");
  const { css, loadedUrls } = await compileAsync(entry, {
    loadPaths: [join(root, "node_modules")],
    style: "compressed",
    quietDeps: true,
  });
  await mkdir(assets, { recursive: true });
  await writeWhole(output, css);
  const files = loadedUrls.map((url) => relative(root, fileURLToPath(url)));
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await fingerprint(file)])));
}

async function unchanged(fingerprints) {
  const entries = Object.entries(fingerprints);
  const same = await Promise.all(
    entries.map(async ([file, was]) => was === (await fingerprint(file).catch(() => undefined))),
  );
  return entries.length > 0 && same.every(Boolean);
}

/**
 * `web/scripts/*.js`, everything in `web/assets/`, htmx, and the files of packages that `web/assets/packages.json` names
 * (`{"be-vietnam-pro.woff2": "@fontsource/be-vietnam-pro/files/….woff2"}`).
 */
async function copyAssets(before = {}) {
  const copies = {};
  if (existsSync(join(root, "web"))) copies["htmx.min.js"] = "node_modules/htmx.org/dist/htmx.min.js";
  for (const folder of ["web/scripts", "web/assets"]) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const file = relative(root, join(entry.parentPath, entry.name));
      copies[relative(folder, file)] = file;
    }
  }
  const list = join(root, "web", "assets", "packages.json");
  if (existsSync(list)) {
    delete copies["packages.json"];
    const named = JSON.parse(await readFile(list, "utf8"));
    for (const [name, file] of Object.entries(named)) copies[name] = `node_modules/${file}`;
  }
  const after = {};
  for (const [name, file] of Object.entries(copies)) {
    if (!existsSync(join(root, file))) continue;
    after[name] = await fingerprint(file);
    const output = join(assets, name);
    if (after[name] === before[name] && existsSync(output)) continue;
    await mkdir(dirname(output), { recursive: true });
    await copyFile(join(root, file), output);
  }
  for (const name of Object.keys(before)) if (!(name in after)) await rm(join(assets, name), { force: true });
  return after;
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

/** What the last build saw. Another build script, compiler or Node means: all anew. */
async function readManifest() {
  const version = createHash("sha256")
    .update(await readFile(fileURLToPath(import.meta.url)))
    .update(await readFile(join(root, "package-lock.json")).catch(() => ""))
    .digest("hex");
  const manifest = await readFile(manifestFile, "utf8").then(JSON.parse, () => ({}));
  if (manifest.version === version) return manifest;
  return { version, files: {} };
}

/** Through another name, so that a reader never sees half a file and two builds at once do no harm. */
async function writeWhole(file, text) {
  const temporary = `${file}.${process.pid}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(temporary, text);
  await rename(temporary, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now();
  const count = await build((line) => console.error(line));
  console.error(`built (${count} files compiled) in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
