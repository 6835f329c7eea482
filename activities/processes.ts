/** Workflows that lag behind the record are told of their plan, and started where none runs: the one mechanism of repair. */
import { heartbeat } from "@temporalio/activity";
import type { Client } from "@temporalio/client";
import { type Planned, type ProcessKind, processKinds } from "../domain/process.js";
import { markConducted } from "../record/commands/mark-conducted.js";
import type { Database } from "../record/database.js";
import { lagging } from "../record/queries/lagging.js";
import { planSignal, processWorkflows } from "../workflows/contract.js";

export interface ProcessActivities {
  /** Returns the workflows that were told. */
  signalLagging(): Promise<number>;
}

/** Signals under way at once: enough to keep Temporal busy, few enough to leave the bodies' own acts in front. */
const AT_ONCE = 16;
const BATCH = 256;

export function processActivities(db: Database, client: Client): ProcessActivities {
  return {
    async signalLagging() {
      let told = 0;
      for (const kind of processKinds) {
        for (let batch = await lagging(db, kind, BATCH); batch.length > 0;) {
          for (let start = 0; start < batch.length; start += AT_ONCE) {
            const some = batch.slice(start, start + AT_ONCE);
            await Promise.all(some.map((planned) => signalProcess(client, kind, planned)));
            await markConducted(db, kind, some);
            told += some.length;
            heartbeat(told);
          }
          batch = batch.length < BATCH ? [] : await lagging(db, kind, BATCH);
        }
      }
      return told;
    },
  };
}

/** Tells a workflow of its plan, and starts one where none runs. */
export async function signalProcess(client: Client, kind: ProcessKind, planned: Planned): Promise<void> {
  await client.workflow.signalWithStart(processWorkflows[kind], planSignal(kind, planned));
}
