/** `bin/stop`: ends what `bin/start` has started in this data folder, and leaves no process. */
import { resolve } from "node:path";
import { endStack } from "../stack/leftovers.js";
import { root } from "../stack/root.js";
import { readState } from "../stack/state.js";

export async function main(): Promise<void> {
  const say = (line: string) => process.stderr.write(`• ${line}\n`);
  const dataDir = resolve(root, process.env["DATA_DIR"] || ".data");
  const state = readState(dataDir);
  if (!state) {
    say("nothing is running");
    return;
  }
  await endStack(dataDir, state, say);
  say("ended");
}
