/** One review cycle's time: its cut-off and its due date. What the units owe to it are tasks, with ladders of their own. */
import { proxyActivities } from "@temporalio/workflow";
import type { CycleActivities } from "../activities/cycles.js";
import type { ProcessInput } from "./contract.js";
import { keepTime } from "./keep-time.js";

const { conductCycle } = proxyActivities<CycleActivities>({
  // Ten thousand tasks are frozen at once: too long for a local activity.
  startToCloseTimeout: "5m",
  // The record may be away for hours; the cut-off waits for it, and its figures are still those of its instant.
  retry: { initialInterval: "1s", maximumInterval: "1m" },
});

export async function reviewCycle(input: ProcessInput): Promise<void> {
  await keepTime(input, conductCycle);
}
