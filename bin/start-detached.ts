/** `bin/start --detach`: the supervising process behind, which reports until all is ready. */
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Addresses } from "../stack/state.js";
import { type StartOptions, runSupervised } from "./start-supervised.js";

/** From the process behind to the one in front. */
type Report = { readonly say: string } | { readonly ready: Addresses };

/** How the options reach the process behind. */
const OPTIONS = "DONDOC_START_OPTIONS";

/** Settles when all is ready, with the addresses on stdout; otherwise with exit code 1. */
export async function startDetached(options: StartOptions, say: (line: string) => void): Promise<void> {
  const logFile = join(options.dataDir, "logs", "start.log");
  mkdirSync(join(options.dataDir, "logs"), { recursive: true });
  const log = openSync(logFile, "a");
  // Its output goes to the log: on ours, a pipe would stay open after we have ended.
  const child = spawn(process.execPath, ["--enable-source-maps", fileURLToPath(import.meta.url)], {
    env: { ...process.env, [OPTIONS]: JSON.stringify(options) },
    stdio: ["ignore", log, log, "ipc"],
    detached: true,
  });
  closeSync(log);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => child.kill("SIGTERM"));

  await new Promise<void>((settle, reject) => {
    child.once("error", reject);
    child.once("exit", () => {
      say(`not started; the log is ${logFile}`);
      process.exitCode = 1;
      settle();
    });
    child.on("message", (report: Report) => {
      if ("say" in report) {
        say(report.say);
        return;
      }
      process.stdout.write(JSON.stringify(report.ready) + "\n");
      child.removeAllListeners("exit");
      child.disconnect();
      child.unref();
      settle();
    });
  });
}

/** In the process behind. */
async function superviseBehind(options: StartOptions): Promise<void> {
  const report = (message: Report) => {
    // The one in front is gone when all is ready, or when it was killed.
    if (process.connected) process.send?.(message, undefined, {}, () => undefined);
  };
  const say = (line: string) => {
    process.stderr.write(`${new Date().toISOString()} ${line}\n`);
    report({ say: line });
  };
  await runSupervised(options, say, (ready) => {
    report({ ready });
  });
}

const handed = process.env[OPTIONS];
if (handed !== undefined) {
  Reflect.deleteProperty(process.env, OPTIONS); // not for the parts
  await superviseBehind(JSON.parse(handed) as StartOptions);
}
