/** One task's time: waits for the next rung or a change of plan, has the rung carried out, asks what comes next. Holds no facts. */
import {
  condition,
  continueAsNew,
  defineSignal,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from "@temporalio/workflow";
import type { TaskActivities } from "../activities/tasks.js";
import { type AssignedTaskInput, PLAN_CHANGED, type Plan } from "./contract.js";

const { conductTask } = proxyLocalActivities<TaskActivities>({
  startToCloseTimeout: "10s",
  // The record may be away for hours; the rung waits for it.
  retry: { initialInterval: "1s", maximumInterval: "1m" },
});

export const planChanged = defineSignal<[Plan]>(PLAN_CHANGED);

export async function assignedTask({ taskId, plan }: AssignedTaskInput): Promise<void> {
  let current = plan;
  setHandler(planChanged, (changed) => {
    // Signals may overtake one another; the version says which is newer.
    if (changed.version >= current.version) current = changed;
  });
  while (current.nextRungAt !== null) {
    const awaited = current;
    const untilRung = Math.max(0, current.nextRungAt - Date.now());
    const changed = await condition(() => current !== awaited, untilRung);
    if (!changed) current = newer(await conductTask(taskId, Date.now()), current);
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof assignedTask>({ taskId, plan: current });
  }
}

/** A signal that came while the rung was carried out may know more than the answer. */
function newer(answer: Plan, current: Plan): Plan {
  return answer.version >= current.version ? answer : current;
}
