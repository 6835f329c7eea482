/** What workflows have done to review cycles: thin, idempotent doors to the record. */
import type { Plan } from "../domain/process.js";
import { callDueCycles } from "../record/commands/call-due-cycles.js";
import { conductCycle } from "../record/commands/conduct-cycle.js";
import type { Database } from "../record/database.js";
import { asFailure } from "./failure.js";

/** `now` is the workflow's own, in milliseconds since 1970. */
export interface CycleActivities {
  conductCycle(cycleId: string, now: number): Promise<Plan>;
  /** Returns the cycles called. */
  callDueCycles(now: number): Promise<number>;
}

export function cycleActivities(db: Database): CycleActivities {
  return {
    conductCycle: (cycleId, now) => asFailure(() => conductCycle(db, { cycleId, now: new Date(now) })),
    callDueCycles: (now) => callDueCycles(db, new Date(now)),
  };
}
