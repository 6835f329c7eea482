/** One task's time: its ladder. Holds no facts. */
import { proxyLocalActivities } from "@temporalio/workflow";
import type { TaskActivities } from "../activities/tasks.js";
import type { ProcessInput } from "./contract.js";
import { keepTime } from "./keep-time.js";

const { conductTask } = proxyLocalActivities<TaskActivities>({
  startToCloseTimeout: "10s",
  // The record may be away for hours; the rung waits for it.
  retry: { initialInterval: "1s", maximumInterval: "1m" },
});

export async function assignedTask(input: ProcessInput): Promise<void> {
  await keepTime(input, conductTask);
}
