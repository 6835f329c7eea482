/** Every door of the JSON API. */
import type { Operation } from "./operation.js";
import { overviewOperations } from "./routes/overview.js";
import { programmeOperations } from "./routes/programmes.js";
import { sessionOperations } from "./routes/session.js";
import { taskOperations } from "./routes/tasks.js";

export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...programmeOperations,
  ...taskOperations,
  ...overviewOperations,
];
