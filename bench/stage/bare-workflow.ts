/** A workflow that does nothing but wait for its instant: what Temporal itself costs. */
import { condition, defineSignal, setHandler } from "@temporalio/workflow";

const woken = defineSignal<[number]>("woken");

export async function waiting(until: number): Promise<void> {
  let changed = false;
  setHandler(woken, () => {
    changed = true;
  });
  await condition(() => changed, Math.max(1, until - Date.now()));
}
