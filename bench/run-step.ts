/** Starts a step's process and waits for its figures. */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { signalProcess } from "../stack/processes.js";
import type { Figure } from "./line.js";
import type { StepOrder } from "./step.js";

const STEP = fileURLToPath(new URL("step.js", import.meta.url));

/** Rejects where the step failed; what it said stands on stderr. */
export function runStep(order: StepOrder, signal: AbortSignal): Promise<readonly Figure[]> {
  return new Promise((resolve, reject) => {
    const child = fork(STEP, [JSON.stringify(order)], {
      execArgv: ["--enable-source-maps"],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true, // a group of its own, which its servers belong to
      env: { ...process.env, TZ: "UTC" },
    });
    const group = child.pid;
    // A step that broke off has left its servers behind; whatever is left goes with it.
    const stop = () => {
      if (group !== undefined) signalProcess(-group, "SIGKILL");
    };
    signal.addEventListener("abort", stop);
    let figures: readonly Figure[] | undefined;
    child.once("message", (message) => {
      figures = message as readonly Figure[]; // what `step.ts` sends
    });
    child.once("error", reject);
    child.once("close", (code) => {
      signal.removeEventListener("abort", stop);
      stop();
      if (figures !== undefined && code === 0) resolve(figures);
      else reject(new Error(`${order.line} ended with ${String(code)} and without figures`));
    });
  });
}
