/** Each night the journal is sealed; the sweep sends the inspectors' mails. */
import { proxyActivities } from "@temporalio/workflow";
import type { JournalActivities } from "../activities/journal.js";

const activities = proxyActivities<JournalActivities>({
  startToCloseTimeout: "10m",
  // The record or the folder of the seals may be away for hours.
  retry: { maximumInterval: "5m" },
});

export async function sealJournal(): Promise<void> {
  await activities.sealJournal(Date.now());
}
