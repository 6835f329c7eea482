/** What workflows have done to programmes: thin, idempotent doors to the record. */
import type { Plan } from "../domain/process.js";
import { conductProgramme } from "../record/commands/conduct-programme.js";
import type { Database } from "../record/database.js";
import { asFailure } from "./failure.js";

/** `now` is the workflow's own, in milliseconds since 1970. */
export interface ProgrammeActivities {
  conductProgramme(programmeId: string, now: number): Promise<Plan>;
}

export function programmeActivities(db: Database): ProgrammeActivities {
  return {
    conductProgramme: (programmeId, now) =>
      asFailure(() => conductProgramme(db, { programmeId, now: new Date(now) })),
  };
}
