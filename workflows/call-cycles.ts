/** Each morning: reviews whose day has come are called, by the rules of each programme. */
import { proxyActivities } from "@temporalio/workflow";
import type { CycleActivities } from "../activities/cycles.js";

const { callDueCycles } = proxyActivities<CycleActivities>({
  startToCloseTimeout: "5m",
  retry: { maximumInterval: "1m" },
});

/** Returns the cycles called. */
export async function callCycles(): Promise<number> {
  return callDueCycles(Date.now());
}
