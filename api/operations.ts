/** Every door of the JSON API. */
import type { Operation } from "./operation.js";
import { absenceOperations } from "./routes/absences.js";
import { bulkOperations } from "./routes/bulk-acts.js";
import { overviewOperations } from "./routes/overview.js";
import { programmeOperations } from "./routes/programmes.js";
import { sessionOperations } from "./routes/session.js";
import { calendarAddressOperations } from "./routes/calendar-addresses.js";
import { taskOperations } from "./routes/tasks.js";
import { webhookOperations } from "./routes/webhooks.js";

export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...programmeOperations,
  ...taskOperations,
  ...bulkOperations,
  ...absenceOperations,
  ...overviewOperations,
  ...webhookOperations,
  ...calendarAddressOperations,
];
