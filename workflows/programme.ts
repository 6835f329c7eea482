/** One programme's time: the periods of its recurring work, and its end. Holds no facts. */
import { proxyActivities } from "@temporalio/workflow";
import type { ProgrammeActivities } from "../activities/programmes.js";
import type { ProcessInput } from "./contract.js";
import { keepTime } from "./keep-time.js";

// No local activity: a morning on which a thousand periods are opened takes longer than one workflow task may.
const { conductProgramme } = proxyActivities<ProgrammeActivities>({
  startToCloseTimeout: "3m",
  retry: { initialInterval: "1s", maximumInterval: "1m" },
});

export async function programme(input: ProcessInput): Promise<void> {
  await keepTime(input, conductProgramme);
}
