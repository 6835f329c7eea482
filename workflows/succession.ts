/** One succession: waits for its day, then has it carried out step by step, or undone. Holds no facts. */
import { proxyActivities } from "@temporalio/workflow";
import type { SuccessionActivities } from "../activities/successions.js";
import type { ProcessInput } from "./contract.js";
import { keepTime } from "./keep-time.js";

const { conductSuccession } = proxyActivities<SuccessionActivities>({
  // Some seconds of steps a call; the record may be away for hours.
  startToCloseTimeout: "2m",
  retry: { initialInterval: "1s", maximumInterval: "1m" },
});

export async function succession(input: ProcessInput): Promise<void> {
  await keepTime(input, conductSuccession);
}
