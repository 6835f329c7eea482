/** The Chromium that the stories are tried in: one a test file, found by `bin/test`. */
import { type Browser, chromium } from "playwright-core";

/** Fails loudly where there is none: a story that nobody tried is not a story that passed. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"];
  if (executablePath) return chromium.launch({ executablePath });
  throw new Error(
    "The stories of the pages need a Chromium. Run them by `bin/test --selectProjects browser`, which finds or installs one; " +
      "or install it (Debian: `apt-get install chromium`; macOS: Google Chrome) and name it: CHROMIUM_PATH=/path/to/chromium.",
  );
}
