/** `bin/start`: the whole program with its embedded stack, in the foreground or, with --detach, behind it. */
import { join, resolve } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { endStack } from "../stack/leftovers.js";
import { root } from "../stack/root.js";
import { readState, stillRuns } from "../stack/state.js";
import { startDetached } from "./start-detached.js";
import { printAddresses } from "./start-print.js";
import { type StartOptions, runSupervised } from "./start-supervised.js";

export async function main(args: readonly string[]): Promise<void> {
  const command = new Command("bin/start")
    .description(
      "Starts Đôn Đốc with all it needs; a second start goes on from .data/. Ctrl-C or bin/stop ends it.",
    )
    .option("--empty", "without the example programme (counts at the first start)")
    .option("--detach", "return when all is ready; prints the addresses as one line of JSON")
    .option(
      "--port <port>",
      "wanted port of the pages; where it is in use, the next free one",
      parsePort,
      3000,
    )
    .addHelpText("after", HELP);
  command.parse(args, { from: "user" });
  const chosen = command.opts<{ empty?: true; detach?: true; port: number }>();
  const dataDir = resolve(root, process.env["DATA_DIR"] || ".data");
  const options: StartOptions = { dataDir, port: chosen.port, empty: chosen.empty ?? false };
  const say = (line: string) => process.stderr.write(`• ${line}\n`);

  const state = readState(dataDir);
  if (state && stillRuns(state.supervisor)) {
    say(
      state.addresses
        ? `Đôn Đốc runs already (process ${String(state.supervisor.pid)}); bin/stop ends it`
        : `Đôn Đốc is just being started by process ${String(state.supervisor.pid)}; bin/stop ends it`,
    );
    if (state.addresses && chosen.detach) process.stdout.write(JSON.stringify(state.addresses) + "\n");
    else if (state.addresses) await printAddresses(state.addresses, dataDir);
    process.exitCode = state.addresses ? 0 : 1;
    return;
  }
  // The last start was killed before it could end its parts.
  if (state) await endStack(dataDir, state, say);

  if (chosen.detach) await startDetached(options, say);
  else await runSupervised(options, say);
}

const HELP = `
Each part gives way to one of your own: DATABASE_URL, TEMPORAL_ADDRESS, SMTP_URL.
More variables, data and production: ${join("docs", "operations.md")}`;

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && (port === 80 || port === 443 || (port >= 1024 && port <= 65_535)))
    return port;
  throw new InvalidArgumentError("A port for pages is 80, 443 or a number from 1024 to 65535.");
}
