/** Every door of the JSON API. */
import type { Operation } from "./operation.js";
import { absenceOperations } from "./routes/absences.js";
import { accountOperations } from "./routes/accounts.js";
import { bulkOperations } from "./routes/bulk-acts.js";
import { calendarDayOperations } from "./routes/calendar-days.js";
import { draftOperations } from "./routes/drafts.js";
import { ledgerOperations } from "./routes/ledger.js";
import { cycleOperations } from "./routes/cycles.js";
import { documentOperations } from "./routes/documents.js";
import { overviewOperations } from "./routes/overview.js";
import { searchOperations } from "./routes/search.js";
import { policyOperations } from "./routes/policies.js";
import { inboxOperations } from "./routes/inbox.js";
import { mailOperations } from "./routes/mails.js";
import { programmeOperations } from "./routes/programmes.js";
import { rehearsalOperations } from "./routes/rehearsals.js";
import { replanOperations } from "./routes/replans.js";
import { serviceTokenOperations } from "./routes/service-tokens.js";
import { sessionOperations } from "./routes/session.js";
import { ownSessionOperations } from "./routes/sessions.js";
import { calendarAddressOperations } from "./routes/calendar-addresses.js";
import { submissionOperations } from "./routes/submissions.js";
import { successionOperations } from "./routes/successions.js";
import { tableOperations } from "./routes/tables.js";
import { targetOperations } from "./routes/targets.js";
import { taskOperations } from "./routes/tasks.js";
import { todayOperations } from "./routes/today.js";
import { templateOperations } from "./routes/templates.js";
import { unitOperations } from "./routes/units.js";
import { webhookOperations } from "./routes/webhooks.js";

export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...programmeOperations,
  ...targetOperations,
  ...successionOperations,
  ...draftOperations,
  ...taskOperations,
  ...bulkOperations,
  ...absenceOperations,
  ...todayOperations,
  ...unitOperations,
  ...overviewOperations,
  ...searchOperations,
  ...cycleOperations,
  ...submissionOperations,
  ...accountOperations,
  ...mailOperations,
  ...inboxOperations,
  ...ownSessionOperations,
  ...serviceTokenOperations,
  ...webhookOperations,
  ...calendarAddressOperations,
  ...calendarDayOperations,
  ...policyOperations,
  ...replanOperations,
  ...rehearsalOperations,
  ...ledgerOperations,
  ...documentOperations,
  ...tableOperations,
  ...templateOperations,
];
