/** The one loop of every process: waits for the next rung or a change of plan, has the rung carried out, asks what comes next. */
import { condition, continueAsNew, defineSignal, setHandler, workflowInfo } from "@temporalio/workflow";
import type { Plan } from "../domain/process.js";
import { PLAN_CHANGED, type ProcessInput } from "./contract.js";

export const planChanged = defineSignal<[Plan]>(PLAN_CHANGED);

/** `conduct` carries out what is due at `now` (milliseconds since 1970) and gives the plan from there. */
export async function keepTime(
  { id, plan }: ProcessInput,
  conduct: (id: string, now: number) => Promise<Plan>,
): Promise<void> {
  let current = plan;
  setHandler(planChanged, (changed) => {
    // Signals may overtake one another; the version says which is newer.
    if (changed.version >= current.version) current = changed;
  });
  while (current.nextRungAt !== null) {
    const awaited = current;
    const untilRung = Math.max(0, current.nextRungAt - Date.now());
    const changed = await condition(() => current !== awaited, untilRung);
    if (!changed) current = newer(await conduct(id, Date.now()), awaited, current);
    if (workflowInfo().continueAsNewSuggested)
      await continueAsNew<(input: ProcessInput) => Promise<void>>({ id, plan: current });
  }
}

/**
 * A signal that came while the rung was carried out may know more than the answer. Of one version, which a re-plan leaves
 * as it is, the earlier rung: to wake too early costs a question.
 */
function newer(answer: Plan, awaited: Plan, current: Plan): Plan {
  if (answer.version !== current.version) return answer.version > current.version ? answer : current;
  return current !== awaited && comesFirst(current, answer) ? current : answer;
}

function comesFirst(one: Plan, other: Plan): boolean {
  return one.nextRungAt !== null && (other.nextRungAt === null || one.nextRungAt < other.nextRungAt);
}
