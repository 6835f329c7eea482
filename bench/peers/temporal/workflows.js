/** The workflow that owns a task: waits for its report until it is due, then reminds. */
import * as wf from "@temporalio/workflow";

const remote = wf.proxyActivities({ startToCloseTimeout: "1m" });
export const report = wf.defineUpdate("report");

export async function owner(id, due) {
  let state = "open";
  wf.setHandler(report, async (text) => {
    await remote.writeReport(id, text);
    state = "reported";
    return state;
  });
  if (!(await wf.condition(() => state === "reported", Math.max(1, due - Date.now())))) {
    await remote.writeReminder(id);
    await wf.condition(() => state === "reported");
  }
  await wf.condition(wf.allHandlersFinished);
}
