/** The part of the build that browsers load: styles, scripts, fonts. */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, readdir, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, root, writeWhole } from "./build-files.mjs";

const assets = join(root, "dist", "web", "assets");

export async function buildStyles(before = {}, say) {
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
 * `web/scripts/*.js`, everything in `web/assets/`, and the files of packages that `web/assets/packages.json` names
 * (`{"be-vietnam-pro.woff2": "@fontsource/be-vietnam-pro/files/….woff2"}`).
 */
export async function copyAssets(before = {}) {
  const copies = {};
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
