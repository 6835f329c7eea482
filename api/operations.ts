/** Every door of the JSON API. */
import type { Operation } from "./operation.js";
import { accountOperations } from "./routes/accounts.js";
import { overviewOperations } from "./routes/overview.js";
import { programmeOperations } from "./routes/programmes.js";
import { serviceTokenOperations } from "./routes/service-tokens.js";
import { sessionOperations } from "./routes/session.js";
import { ownSessionOperations } from "./routes/sessions.js";
import { taskOperations } from "./routes/tasks.js";

export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...programmeOperations,
  ...taskOperations,
  ...overviewOperations,
  ...accountOperations,
  ...ownSessionOperations,
  ...serviceTokenOperations,
];
