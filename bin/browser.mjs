/** Finds a Chromium for the tests of pages; as root on Debian or Ubuntu it installs the distribution's own. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { mendable, spawned } from "./prepare.mjs";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export async function findBrowser(say) {
  const found = look();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    say("installing Chromium for the tests of pages (apt-get; some minutes)");
    await install();
    const installed = look();
    if (installed) return installed;
  }
  throw mendable(
    "The tests of pages need a Chromium, and none was found (CHROMIUM_PATH, " + NAMES.join(", ") + ").",
    "Install one (Debian: `apt-get install chromium`; Ubuntu: `snap install chromium`; macOS: Google Chrome), or name it: " +
      "CHROMIUM_PATH=/path/to/chromium. The tests without servers and browser: bin/test --fast",
  );
}

async function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await spawned("apt-get", ["update", "-qq"], { env });
  // fonts-noto-core: Vietnamese in a picture of a page, on a machine without fonts.
  await spawned(
    "apt-get",
    ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-core"],
    { env },
  );
}

function look() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isExecutable(named)) return named;
    throw mendable(`CHROMIUM_PATH names ${named}, which is no executable file.`, "Correct it, or unset it.");
  }
  return NAMES.map(onPath).find(Boolean) ?? APPLICATIONS.find(isExecutable);
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
