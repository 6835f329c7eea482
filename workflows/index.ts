/** What the worker's bundle holds: every workflow, by its name. */
export { assignedTask } from "./assigned-task.js";
export { callCycles } from "./call-cycles.js";
export { mailRound } from "./mail-round.js";
export { rehearsedDays } from "./rehearsed-days.js";
export { programme } from "./programme.js";
export { reviewCycle } from "./review-cycle.js";
export { sealJournal } from "./seal-journal.js";
export { succession } from "./succession.js";
export { sweep } from "./sweep.js";
export { webhookDelivery } from "./webhook-delivery.js";
