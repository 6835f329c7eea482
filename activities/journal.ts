/** The night's seal, made in the record, then written outside of it; and how the tasks stood when the day began. */
import { log } from "@temporalio/activity";
import { keepStandings } from "../record/commands/keep-standings.js";
import { sealJournal } from "../record/commands/seal-journal.js";
import type { Database } from "../record/database.js";
import { writeSeals } from "../record/seals-file.js";

export interface JournalActivities {
  /** `now` is the workflow's own, in milliseconds since 1970. Again on the same day it only makes up what was cut off. */
  sealJournal(now: number): Promise<void>;
}

export function journalActivities(db: Database, sealsFile: string): JournalActivities {
  return {
    async sealJournal(now) {
      await sealJournal(db, new Date(now));
      const { begunAnew } = await writeSeals(db, sealsFile);
      if (begunAnew) {
        log.warn("the file of seals was not there and is begun anew: compare it with the inspectors' mails", {
          sealsFile,
        });
      }
      await keepStandings(db, new Date(now));
    },
  };
}
