/** What workflows have done to successions: a thin, idempotent door to the record. */
import type { Plan } from "../domain/process.js";
import { conductSuccession } from "../record/commands/conduct-succession.js";
import type { Database } from "../record/database.js";

/** `now` is the workflow's own, in milliseconds since 1970. */
export interface SuccessionActivities {
  conductSuccession(successionId: string, now: number): Promise<Plan>;
}

export function successionActivities(db: Database): SuccessionActivities {
  return {
    conductSuccession: (successionId, now) => conductSuccession(db, { successionId, now: new Date(now) }),
  };
}
