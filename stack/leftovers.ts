/** Ends what an earlier start has left, each by its own process id. */
import { isAlive, signalProcess } from "./processes.js";
import { type Member, type StackState, clearState, stillRuns } from "./state.js";
import { waitFor } from "./wait.js";

/** The order in which parts end: who uses comes before what is used. */
export const STOP_ORDER = ["api", "worker", "mail", "Temporal", "PostgreSQL"] as const;
export type PartName = (typeof STOP_ORDER)[number];

const SUPERVISOR_MS = 60_000;
const PART_MS = 15_000;

/** Ends a running stack: its supervisor, which ends the rest, then whatever a killed supervisor has left behind. */
export async function endStack(
  dataDir: string,
  state: StackState,
  say: (line: string) => void,
): Promise<void> {
  if (stillRuns(state.supervisor)) {
    say("ending Đôn Đốc");
    signalProcess(state.supervisor.pid, "SIGTERM");
    await waitFor(() => !stillRuns(state.supervisor), SUPERVISOR_MS);
  }
  for (const name of STOP_ORDER) {
    for (const each of state.members) {
      if (each.name === name && stillRuns(each)) await endMember(each, say);
    }
  }
  clearState(dataDir);
}

async function endMember(each: Member, say: (line: string) => void): Promise<void> {
  say(`ending ${each.name} (process ${String(each.pid)}), left from an earlier start`);
  // Each leads a group of its own. SIGINT is PostgreSQL's fast shutdown; on SIGTERM it would wait for its clients.
  signalProcess(-each.pid, each.name === "PostgreSQL" ? "SIGINT" : "SIGTERM");
  if (await waitFor(() => !stillRuns(each), PART_MS)) return;
  signalProcess(-each.pid, "SIGKILL");
  await waitFor(() => !isAlive(each.pid), 5_000);
}
