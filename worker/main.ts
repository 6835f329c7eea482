/** The worker process: it carries out what time asks for. Any number of them may run. */
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { NativeConnection, Runtime, Worker, makeTelemetryFilterString } from "@temporalio/worker";
import { pino } from "pino";
import { cycleActivities } from "../activities/cycles.js";
import { journalActivities } from "../activities/journal.js";
import { mailActivities } from "../activities/mails.js";
import { openRelay } from "../activities/smtp.js";
import { processActivities } from "../activities/processes.js";
import { programmeActivities } from "../activities/programmes.js";
import { successionActivities } from "../activities/successions.js";
import { taskActivities } from "../activities/tasks.js";
import { openWebhookSender } from "../activities/webhook-sender.js";
import { webhookActivities } from "../activities/webhooks.js";
import { readConfig } from "../config.js";
import { openDatabase } from "../record/database.js";
import { TASK_QUEUE } from "../workflows/contract.js";
import { keepSchedules } from "./schedules.js";

const config = readConfig(process.env);
const log = pino({ name: "worker", level: config.logLevel });

Runtime.install({
  // SIGTERM ends the polls, lets what runs finish, and then the process.
  shutdownSignals: ["SIGTERM", "SIGINT"],
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: "WARN", other: "ERROR" }) } },
});

const db = openDatabase(config.databaseUrl, { mailDomain: config.mail.domain });
const relay = openRelay(config.mail.smtpUrl, config.mail.from);
const connection = await NativeConnection.connect({ address: config.temporal.address });
const clientConnection = await Connection.connect({ address: config.temporal.address });
const client = new Client({ connection: clientConnection, namespace: config.temporal.namespace });

const worker = await Worker.create({
  connection,
  namespace: config.temporal.namespace,
  taskQueue: TASK_QUEUE,
  workflowBundle: { codePath: fileURLToPath(new URL("workflow-bundle.js", import.meta.url)) },
  activities: {
    ...taskActivities(db),
    ...programmeActivities(db),
    ...cycleActivities(db),
    ...processActivities(db, client),
    ...successionActivities(db),
    ...journalActivities(db, config.sealsFile),
    ...mailActivities(db, relay, {
      publicUrl: config.publicUrl,
      contact: config.mail.contact,
      secret: config.authSecret,
    }),
    ...webhookActivities(db, client, openWebhookSender(config.webhooks), config.authSecret),
  },
  // Measured: 40 workflow-task pollers carry 130 rungs a second, the default 98.
  workflowTaskPollerBehavior: { type: "simple-maximum", maximum: 40 },
  maxConcurrentWorkflowTaskExecutions: 40,
  // A killed worker's tasks go to another after this; the default of 10 s is the p99 of a rung then.
  stickyQueueScheduleToStartTimeout: "2s",
  // About 0.25 MB each.
  maxCachedWorkflows: 400,
  maxConcurrentLocalActivityExecutions: 12,
  shutdownGraceTime: "10s",
});

try {
  const running = worker.run();
  await keepSchedules(client);
  log.info({ temporal: config.temporal.address }, "ready");
  await running;
} finally {
  relay.close();
  await clientConnection.close();
  await connection.close();
  await db.close();
}
