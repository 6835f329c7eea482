/** Every door of the JSON API. */
import type { Operation } from "./operation.js";
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
  ...overviewOperations,
  ...webhookOperations,
  ...calendarAddressOperations,
];
